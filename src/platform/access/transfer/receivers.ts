import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';

/** A region to which a case can go. */
export interface Receiver {
  regionId: string;
  name: string;
  /** Null while the region has no team yet. */
  teamId: string | null;
  /** Is there a coordinator who can take it? */
  hasCoordinator: boolean;
}

/** The other open regions, for a coordinator; for anybody else none. */
export async function receivers(visit: Visit): Promise<Receiver[]> {
  const { rows } = await sql<{ region_id: string; name: string; team_id: string | null; has_coordinator: boolean }>`
    select region_id, name, team_id, has_coordinator from naast.regions_to_receive()`.execute(visit.db);
  return rows.map((row) => ({
    regionId: row.region_id,
    name: row.name,
    teamId: row.team_id,
    hasCoordinator: row.has_coordinator,
  }));
}
