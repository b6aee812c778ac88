import { casesToRotate, sharesNow, teamsToRotate } from '#app/platform/access/rotation/index.ts';
import { endingCertificates, leaderRenewalDays, renewalDays } from '#app/platform/access/teams/index.ts';
import { may, reachOf, type Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { Notice, useShell } from '#app/platform/web/index.ts';
import { mayCertifyPerson } from './people.ts';

/**
 * How many keys wait for this person: a team's for the leader and recovery shares whose keeper left, cases' for a
 * coordinator, and colleagues who must be vouched for again. All of it is done on a page of its own.
 */
export async function keysWaiting(visit: Visit): Promise<number> {
  const isLeader = reachOf(visit, 'team.make') === 'all';
  const teams = isLeader ? (await teamsToRotate(visit)).length : 0;
  const sheets = isLeader && (await sharesNow(visit.db, visit.keys.pins)).keeperGone ? 1 : 0;
  const cases = may(visit, 'case.grant') ? (await casesToRotate(visit)).ready : 0;
  return teams + sheets + cases + (await renewalsWaiting(visit));
}

async function renewalsWaiting(visit: Visit): Promise<number> {
  if (!may(visit, 'person.approve')) return 0;
  const soon = databaseNow().getTime() + renewalDays * 86_400_000;
  const ending = await endingCertificates(visit, leaderRenewalDays);
  return ending.filter(
    ({ personId: id, roles, regionId: region_id, ends }) =>
      (id === visit.person.id && reachOf(visit, 'team.make') === 'all') ||
      (ends.getTime() < soon && mayCertifyPerson(visit, { id, roles, region_id }, 'person.approve')),
  ).length;
}

/** The way there from the list of colleagues; draws nothing when no key waits. */
export function KeysWaiting({ count }: { count: number }) {
  const { t } = useShell();
  if (count === 0) return null;
  return (
    <Notice tone="soon" title={t('people.turning')}>
      <p>{t('people.turning.explain')}</p>
      <p>
        <a href="/keys">{t('people.turning.go')}</a>
      </p>
    </Notice>
  );
}
