import { sql } from 'kysely';

/**
 * The ids of the open cases that the reader holds, for what is asked of all of them at once: a question that begins with
 * tasks or limits reads those of the whole service, and row-level security throws them away one by one.
 */
export const openCasesOfMine = sql<string>`any(array(select naast.open_cases_of_mine()))`;
