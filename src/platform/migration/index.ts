/** Makes roles, database and schema, and brings them up to date. */
export {
  type AdministratorConnection,
  beginLayingDown,
  databaseExists,
  type Migration,
  migrate,
  programMigrations,
} from './migrate.ts';
export { additions, deletedWithoutNote, revocations } from './revocations.ts';
