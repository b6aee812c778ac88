/** The PostgreSQL that comes with the program: its binaries, its cluster, its start and end. */
export { libraryLinks } from './binaries.ts';
export { superuser } from './cluster.ts';
export { EmbeddedPostgresError } from './error.ts';
export { type RunningPostgres, runningPostgres, startPostgres, stopLeftOver } from './start.ts';
