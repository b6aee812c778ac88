import type { LastBackup } from '#app/platform/access/visit/index.ts';
import type { Translate } from '#app/platform/language/index.ts';
import { ButtonLink, ButtonRow, DueList, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { UnsignedEndingsNotice } from '#app/service/people/index.ts';
import { undeliveredPlace } from '#app/service/undelivered/index.ts';
import { BackupInShort } from './backup-in-short.view.tsx';
import { CountRow, type CountRowProps } from './count-row.view.tsx';
import { DayRows } from './day-rows.view.tsx';
import { RegionsInShort, WaitingInShort } from './figures-in-short.view.tsx';
import type { FiguresInShort, QueueCounts } from './home.store.ts';
import { PeopleRows } from './people-rows.view.tsx';
import { QueueStart } from './queue-start.view.tsx';

interface LeaderStartProps {
  installation: FiguresInShort;
  /** Null for a leader who is not in the intake team. */
  queue: QueueCounts | null;
  /** The last backup; null when there is none, undefined where nobody keeps that. */
  backup: LastBackup | null | undefined;
}

/** The project leader's start: the first hour until it is done, who waits for the leader, and the figures in short. */
export function LeaderStart({ installation, queue, backup }: LeaderStartProps) {
  const waiting = <WaitingInShort figures={installation.figures} isInIntake={queue !== null} />;
  return (
    <>
      {installation.nextStep === null ? null : <NextStep step={installation.nextStep} first={queue === null} />}
      <UnsignedEndingsNotice endings={installation.endings} />
      <div class="two">
        <div class="stack">
          {queue === null ? null : <QueueStart counts={queue} />}
          <ForTheLeader installation={installation} />
          {queue === null ? waiting : null}
        </div>
        <div class="stack">
          {queue === null ? null : waiting}
          <RegionsInShort figures={installation.figures} />
          {backup === undefined ? null : <BackupInShort backup={backup} tried={installation.restoreTried} />}
          <Elsewhere />
        </div>
      </div>
    </>
  );
}

/** The step of the first hour that comes next; `first` when nothing else on this page comes before it. */
function NextStep({ step, first }: { step: NonNullable<FiguresInShort['nextStep']>; first: boolean }) {
  const { t } = useShell();
  return (
    <Notice tone="soon" title={t('home.hour')}>
      <p>{t('home.hour.next', { step: t(`people.setup.hour.${step}`) })}</p>
      <ButtonRow>
        <ButtonLink href="/first-hour" kind={first ? 'primary' : 'quiet'}>
          {t('home.hour.go')}
        </ButtonLink>
      </ButtonRow>
    </Notice>
  );
}

/** Who and what waits for the leader; nothing at all where nothing does. */
function ForTheLeader({ installation }: Pick<LeaderStartProps, 'installation'>) {
  const { t } = useShell();
  const { days, people } = installation;
  const rows = countsOf(installation, t);
  const waits = [
    people.approvals.length,
    people.keys.length,
    people.rotation,
    days.lacking.length,
    days.waiting.length,
  ];
  if ([...rows.first, ...rows.last].every(({ number }) => number === 0) && waits.every((one) => one === 0)) return null;
  return (
    <Section title={t('home.people')}>
      <DueList>
        <DayRows days={days} />
        {rows.first.map((row) => (
          <CountRow {...row} />
        ))}
        <PeopleRows people={people} />
        {rows.last.map((row) => (
          <CountRow {...row} />
        ))}
      </DueList>
    </Section>
  );
}

/** The numbers above the colleagues who wait, and below them. */
function countsOf(
  { lists, mail, signatures, refusals, approvals: texts, nextStep, toArrange }: FiguresInShort,
  t: Translate,
): Record<'first' | 'last', CountRowProps[]> {
  const arrange = nextStep === null ? toArrange : 0;
  const textsNote =
    texts.changed === 0 ? t('home.count.texts.note') : t('home.count.texts.changed', { count: texts.changed });
  const counted = (code: 'lists' | 'signatures' | 'arrange', count: number) => ({
    number: count,
    title: t(`home.count.${code}`, { count }),
    note: t(`home.count.${code}.note`),
  });
  return {
    first: [
      { ...counted('lists', lists), tone: 'late', href: '/lists' },
      {
        number: mail,
        title: t('home.count.mail'),
        note: t('home.count.mail.note'),
        tone: 'late',
        href: undeliveredPlace,
      },
      { ...counted('signatures', signatures), tone: 'soon', href: '/signatures' },
      {
        number: refusals,
        title: t('home.book.refusals'),
        note: t('home.book.refusals.note'),
        tone: 'late',
        href: '/access-book?show=refusals',
      },
      {
        number: texts.waiting,
        title: t('home.count.texts', { count: texts.waiting }),
        note: textsNote,
        tone: texts.changed === 0 ? 'plain' : 'soon',
        href: '/approvals',
      },
    ],
    last: [{ ...counted('arrange', arrange), href: '/first-hour' }],
  };
}

/** Ways to what a leader needs now and then. */
function Elsewhere() {
  const { t } = useShell();
  const places = [
    { href: '/break-glass', name: t('home.glass.link') },
    { href: '/public-pages', name: t('page-desk.title') },
    { href: '/machine', name: t('machine.title') },
  ];
  return (
    <>
      {places.map(({ href, name }) => (
        <p>
          <a href={href}>{name}</a>
        </p>
      ))}
    </>
  );
}
