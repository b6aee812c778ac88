import { ButtonLink, ButtonRow, DueList, Section, Table, table, useShell } from '#app/platform/web/index.ts';
import { byRegion, type Figures, openByAge, sum } from '#app/service/reporting/index.ts';
import { CountRow } from './count-row.view.tsx';

interface WaitingProps {
  figures: Figures;
  /** Who is in the intake team too has its queue on the same page, and with it these numbers. */
  isInIntake: boolean;
}

/** The project leader's figures in short: who waits for whom. */
export function WaitingInShort({ figures, isInIntake }: WaitingProps) {
  const { t } = useShell();
  const regions = byRegion(figures.cases, figures.regions);
  const registrations = (states: readonly string[]) =>
    sum(
      figures.registrations.filter((row) => states.includes(row.status)),
      'registrations',
    );
  const ofQueue = [
    { code: 'registrations', number: registrations(['new', 'check']), place: 'registrations' },
    { code: 'waiting', number: registrations(['waiting']), place: 'registrations' },
  ] as const;
  const rows = [
    ...(isInIntake ? [] : ofQueue),
    { code: 'placed', number: registrations(['placed']), place: 'registrations' },
    { code: 'without', number: sum(regions, 'open') - sum(regions, 'withVolunteer'), place: 'regions' },
    { code: 'overdue', number: sum(regions, 'overdue'), place: 'regions' },
  ] as const;
  if (rows.every(({ number }) => number === 0)) return null;
  return (
    <Section title={t('home.figures.who')}>
      <DueList>
        {rows.map(({ code, number, place }) => (
          <CountRow
            number={number}
            title={t(`home.figures.${code}`)}
            note={t(`home.figures.${code}.note`)}
            tone={code === 'overdue' ? 'late' : 'soon'}
            href={`/figures#${place}`}
          />
        ))}
      </DueList>
    </Section>
  );
}

const load = table<ReturnType<typeof byRegion>[number]>('cards', {
  region: {
    head: 'home.figures.region',
    cell: ({ id, name }) => (
      <a href={`/regions/${id}`}>
        <bdi>{name}</bdi>
      </a>
    ),
  },
  load: {
    head: 'home.figures.load',
    isNumber: true,
    cell: ({ open, places }, { t }) => t('home.figures.of', { open, places }),
  },
  free: {
    head: 'home.figures.free',
    isNumber: true,
    cell: ({ open, places }) => String(Math.max(0, places - open)),
  },
});

/** How full each region is, and how long files are open; all of it is on /figures. */
export function RegionsInShort({ figures }: { figures: Figures }) {
  const { t } = useShell();
  const regions = byRegion(figures.cases, figures.regions);
  return (
    <Section title={t('home.figures.regions')}>
      <Table of={load} id="load" caption={t('home.figures.regions')} hideCaption rows={regions} />
      <p class="small">
        {t('home.figures.ages')}{' '}
        {openByAge(figures.cases)
          .map(({ age, cases }) => `${t(`reporting.age.${age}`)}: ${cases}`)
          .join(' · ')}
      </p>
      <ButtonRow>
        <ButtonLink href="/figures" kind="quiet">
          {t('home.figures.go')}
        </ButtonLink>
        <ButtonLink href="/regions/new" kind="quiet">
          {t('people.region.new')}
        </ButtonLink>
      </ButtonRow>
    </Section>
  );
}
