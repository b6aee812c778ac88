import { useShell } from '#app/platform/web/index.ts';
import { CountRow } from './count-row.view.tsx';
import type { PeopleWaiting } from './people-waiting.ts';

/** Colleagues who can do nothing until somebody acts, by name. */
export function PeopleRows({ people: { approvals, keys, rotation } }: { people: PeopleWaiting }) {
  const { t } = useShell();
  const names = (people: readonly { name: string }[]) => <bdi>{people.map((person) => person.name).join(', ')}</bdi>;
  return (
    <>
      <CountRow
        number={approvals.length}
        title={t('home.count.approvals', { count: approvals.length })}
        note={names(approvals)}
        tone="soon"
        href={approvals.length === 1 ? `/people/${approvals[0]?.id}` : '/people?show=awaiting'}
      />
      <CountRow
        number={keys.length}
        title={t('home.count.keys', { count: keys.length })}
        note={names(keys)}
        tone="soon"
        href="/people"
      />
      <CountRow
        number={rotation}
        title={t('home.count.turning', { count: rotation })}
        note={t('home.count.turning.note')}
        tone="soon"
        href="/keys"
      />
    </>
  );
}
