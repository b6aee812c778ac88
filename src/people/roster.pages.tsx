import type { Context } from 'hono';
import { may, type Visit } from '#app/access/index.ts';
import { ButtonLink, ButtonRow, DataTable, EmptyState, PageHeader, show, useShell } from '#app/web/index.ts';
import type { StaffRoute } from '#app/web/routes/index.ts';
import { KeysToGive } from './key-giving.pages.tsx';
import { KeysWaiting, keysWaiting } from './keys-waiting.tsx';
import { awaitingMe, type Named, roster } from './people.store.ts';
import { Roles, StatusBadge } from './roles.tsx';
import { type KeyWaiting, waitingForKeys } from './team-keys.ts';

/** The colleagues in one's care: those who wait for an act of ours come first. */
export const rosterRoute: StaffRoute = { method: 'GET', path: '/people', needs: 'person.list', handle: showRoster };

async function showRoster(c: Context, visit: Visit): Promise<Response> {
  const onlyAwaiting = c.req.query('show') === 'awaiting';
  const people = onlyAwaiting ? await awaitingMe(visit) : await roster(visit);
  const waiting = await waitingForKeys(visit);
  const page = { title: c.get('web').t('people.roster'), width: 'wide' as const };
  const shown = {
    people,
    waiting,
    turning: await keysWaiting(visit),
    onlyAwaiting,
    mayInvite: may(visit, 'person.invite'),
  };
  return show(c, page, <RosterPage {...shown} />);
}

interface RosterProps {
  people: readonly Named[];
  waiting: readonly KeyWaiting[];
  /** Keys that I have to turn. */
  turning: number;
  mayInvite: boolean;
  /** The list behind the number on the first page: those alone whom I have to let in. */
  onlyAwaiting: boolean;
}

function RosterPage({ people, waiting, turning, mayInvite, onlyAwaiting }: RosterProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('people.roster')} />
      {onlyAwaiting ? <OnlyAwaiting /> : <KeysToGive waiting={waiting} />}
      {onlyAwaiting ? null : <KeysWaiting count={turning} />}
      {mayInvite ? (
        <ButtonRow>
          <ButtonLink href="/people/new">{t('people.invite')}</ButtonLink>
        </ButtonRow>
      ) : null}
      {people.length === 0 ? (
        onlyAwaiting ? null : (
          <EmptyState title={t('people.roster.empty')}>
            <p>{t('people.roster.emptyNext')}</p>
          </EmptyState>
        )
      ) : (
        <DataTable
          id="roster"
          stacks
          caption={t('people.roster.caption', { count: people.length })}
          columns={[t('people.name'), t('people.roles'), t('people.region'), t('people.status')].map((head) => ({
            head,
          }))}
          rows={people.map((person) => [
            <a href={`/people/${person.id}`}>
              <bdi>{person.name}</bdi>
            </a>,
            <Roles roles={person.roles} />,
            person.region ?? t('people.region.none'),
            <StatusBadge status={person.status} />,
          ])}
        />
      )}
    </div>
  );
}

function OnlyAwaiting() {
  const { t } = useShell();
  return (
    <p>
      {t('people.roster.onlyAwaiting')} <a href="/people">{t('people.roster.all')}</a>
    </p>
  );
}
