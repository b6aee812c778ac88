/** Why the built-in PostgreSQL cannot run: one sentence for the person at the terminal, never content. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}
