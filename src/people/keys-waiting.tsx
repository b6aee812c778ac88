import { casesToTurn, may, reachOf, teamsToTurn, type Visit } from '#app/access/index.ts';
import { Notice, useShell } from '#app/web/index.ts';

/** How many keys wait for this person: a team's for the leader, cases' for a coordinator. They are turned on a page of their own. */
export async function keysWaiting(visit: Visit): Promise<number> {
  const teams = reachOf(visit, 'team.make') === 'all' ? (await teamsToTurn(visit)).length : 0;
  const cases = may(visit, 'case.grant') ? (await casesToTurn(visit)).ready : 0;
  return teams + cases;
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
