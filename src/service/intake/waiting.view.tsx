import { type SqlBool, sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { Notice, useShell } from '#app/platform/web/index.ts';
import type { OpenRegistration } from './intake.store.ts';
import type { RegionFacts } from './proposal.ts';

/** The client's place on the waiting list, from 1: the present one, or the one to get. Whoever came first is first. */
export async function waitingPlace(visit: Visit, open: OpenRegistration): Promise<number> {
  const came = sql<SqlBool>`(received_day, coalesce(received_hour, 0), id)
    < (${open.received_day}, ${open.received_hour ?? 0}, ${open.id})`;
  const before = await visit.db
    .selectFrom('registration')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('team_id', '=', open.teamId)
    .where('status', '=', 'waiting')
    .where(came)
    .executeTakeFirstOrThrow();
  return Number(before.number) + 1;
}

/** The open regions that can take somebody now, and how many. */
function roomNow(regions: readonly RegionFacts[]): { name: string; free: number }[] {
  return regions
    .filter(({ status, places, openCases }) => status === 'open' && openCases < places)
    .map(({ name, places, openCases }) => ({ name, free: places - openCases }));
}

/**
 * The way back from the waiting list: as soon as a place opens the queue says so, until nobody waits or all is full.
 */
export function RoomNotice({ regions, waiting }: { regions: readonly RegionFacts[]; waiting: number }) {
  const { t } = useShell();
  const room = roomNow(regions);
  if (waiting === 0) return null;
  if (room.length === 0) return <p class="soft">{t('intake.room.none')}</p>;
  return (
    <Notice title={t('intake.room.title')}>
      <p>{room.map(({ name, free }) => t('intake.room.at', { region: name, free })).join(', ')}.</p>
      <p>{t('intake.room.next')}</p>
    </Notice>
  );
}
