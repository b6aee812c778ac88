import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { CaseFigure, RegistrationFigure } from './figures.ts';

export interface Figures {
  cases: CaseFigure[];
  registrations: RegistrationFigure[];
  regions: { id: string; name: string; places: number }[];
}

/**
 * Counts and ages for the project leader; the functions give numbers to the leader alone, and never a row of a case.
 */
export async function readFigures(visit: Visit): Promise<Figures> {
  const cases = await sql<CaseFigure>`select * from naast.case_figures()`.execute(visit.db);
  const registrations = await sql<RegistrationFigure>`select * from naast.registration_figures()`.execute(visit.db);
  const regions = await visit.db
    .selectFrom('region')
    .select(['id', 'name', 'places', 'places_now'])
    .orderBy('name')
    .execute();
  visit.journal.note({ action: 'figures.read' });
  return {
    cases: cases.rows,
    registrations: registrations.rows,
    regions: regions.map(({ id, name, places, places_now: now }) => ({ id, name, places: now ?? places })),
  };
}
