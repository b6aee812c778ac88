import type { Context } from 'hono';
import { recentNewKeys } from '#app/platform/access/rotation/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import { ButtonLink, ButtonRow, EmptyState, Notice, PageHeader, show, useShell } from '#app/platform/web/index.ts';
import { KeysToGive } from './key-giving.pages.tsx';
import { KeysWaiting, keysWaiting } from './keys-waiting.view.tsx';
import { awaitingMe, listPeople, type NamedColleague } from './people.store.ts';
import { type PeopleAsked, readPeopleAsked } from './people-list.ts';
import { PeopleList } from './people-list.view.tsx';
import { type KeyWaiting, waitingForKeys } from './team-keys.ts';

/** The colleagues in one's care: those who wait for an act of ours come first. */
export const peopleListRoute: StaffRoute = { method: 'GET', path: '/people', needs: 'person.list', handle: showRoster };

async function showRoster(c: Context, visit: Visit): Promise<Response> {
  const asked = readPeopleAsked(c.req.query());
  const onlyAwaiting = asked.awaiting;
  const people = onlyAwaiting ? await awaitingMe(visit) : await listPeople(visit);
  const waiting = await waitingForKeys(visit);
  const page = { title: c.get('web').t('people.roster'), width: 'wide' as const };
  const newKeys = onlyAwaiting ? [] : await toldNewKeys(visit);
  const shown = {
    people,
    asked,
    waiting,
    newKeys,
    rotation: await keysWaiting(visit),
    onlyAwaiting,
    mayInvite: may(visit, 'person.invite'),
    seesKeys: may(visit, 'key.see'),
  };
  return show(c, page, <RosterPage {...shown} />);
}

interface ToldNewKeys {
  name: string;
  by: string;
  at: Date;
}

/** Who was helped to new keys lately, by whom: told to all who might have done it, so that no takeover is silent. */
async function toldNewKeys(visit: Visit): Promise<ToldNewKeys[]> {
  if (!may(visit, 'person.approve')) return [];
  const recent = await recentNewKeys(visit);
  const names = await namesOf(
    visit.db,
    visit.keys,
    recent.flatMap(({ personId, issuer }) => [personId, issuer]),
  );
  return recent.map(({ personId, issuer, at }) => ({
    name: names.get(personId) ?? '',
    by: names.get(issuer) ?? '',
    at,
  }));
}

interface RosterProps {
  people: readonly NamedColleague[];
  asked: PeopleAsked;
  waiting: readonly KeyWaiting[];
  /** Keys that wait for the reader to rotate them. */
  rotation: number;
  newKeys: readonly ToldNewKeys[];
  mayInvite: boolean;
  seesKeys: boolean;
  /** The list behind the number on the first page: those alone whom I have to let in. */
  onlyAwaiting: boolean;
}

function RosterPage({ people, asked, waiting, rotation, newKeys, mayInvite, seesKeys, onlyAwaiting }: RosterProps) {
  const { t } = useShell();
  return (
    <div class="stack near">
      <PageHeader title={t('people.roster')} />
      {onlyAwaiting ? <OnlyAwaiting /> : <KeysToGive waiting={waiting} />}
      {onlyAwaiting ? null : <KeysWaiting count={rotation} />}
      {newKeys.length > 0 ? <NewKeysTold told={newKeys} /> : null}
      {mayInvite || seesKeys ? (
        <ButtonRow>
          {mayInvite ? <ButtonLink href="/people/new">{t('people.invite')}</ButtonLink> : null}
          {seesKeys ? (
            <ButtonLink href="/keys" kind="quiet">
              {t('recovery.title')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      ) : null}
      {people.length === 0 ? (
        onlyAwaiting ? null : (
          <EmptyState title={t('people.roster.empty')}>
            <p>{t('people.roster.emptyNext')}</p>
          </EmptyState>
        )
      ) : (
        <PeopleList people={people} asked={asked} />
      )}
    </div>
  );
}

function NewKeysTold({ told }: { told: readonly ToldNewKeys[] }) {
  const { t, lang } = useShell();
  return (
    <Notice title={t('people.newKeys')}>
      {told.map(({ name, by, at }) => (
        <p>{t('people.newKeys.line', { name, by, moment: dateAndTime(at, lang) })}</p>
      ))}
      <p>{t('people.newKeys.explain')}</p>
    </Notice>
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
