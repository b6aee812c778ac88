import {
  Badge,
  Code,
  Conflict,
  DueList,
  DueRow,
  MoveStrip,
  Section,
  Steps,
  Table,
  table,
} from '#app/platform/web/index.ts';
import type { Example } from './example.ts';

const exampleClients = [
  {
    number: '7KQ2-MX41',
    name: 'Amina',
    language: 'Tigrinya',
    tasks: '2',
    due: <Badge tone="soon">nog 3 werkdagen</Badge>,
  },
  {
    number: '3HD8-WP20',
    name: 'Blessing',
    language: 'Engels',
    tasks: '11',
    due: <Badge tone="late">te laat sinds dinsdag</Badge>,
  },
  { number: '9RTC-04VZ', name: 'Mehret', language: 'Amhaars', tasks: '0', due: <span class="soft">geen</span> },
];

const exampleTable = table<(typeof exampleClients)[number]>('numbers', {
  number: {
    head: () => 'Zaak',
    cell: ({ number }) => (
      <a href="#table">
        <Code>{number}</Code>
      </a>
    ),
  },
  name: { head: () => 'Naam', cell: ({ name }) => name },
  language: { head: () => 'Taal', cell: ({ language }) => language },
  due: { head: () => 'Eerste termijn', cell: ({ due }) => due },
  tasks: { head: () => 'Taken', isNumber: true, cell: ({ tasks }) => tasks },
});

/** The parts that show days, ways and lists. */
export const listExamples: readonly Example[] = [
  {
    id: 'due',
    name: 'Wat een dag heeft',
    draw: () => (
      <Section title="Voor Amina">
        <DueList>
          <DueRow
            date="2026-12-28"
            tone="soon"
            title="Bezwaar tegen de afwijzing"
            href="#a"
            note="Laatste dag. De advocaat dient in."
            state="advocaat moet bevestigen"
          />
          <DueRow date="2026-11-24" tone="late" title="Stukken voor de IND" state="te laat sinds dinsdag" />
          <DueRow
            date="2026-12-02"
            title="Samen naar het loket in Utrecht"
            note="10:30 · tolk Tigrinya (vrouw) bevestigd"
          />
          <DueRow date="2026-11-20" tone="done" title="Gesprek met de advocaat" state="geweest" />
          <DueRow title="Bezoek van gisteren opschrijven" note="Je concept is bewaard." />
          <DueRow count={{ word: 'nu', number: 3 }} tone="info" title="Nieuw in de regio" href="#b" />
        </DueList>
      </Section>
    ),
  },
  {
    id: 'strip',
    name: 'De laatste dagen van een termijn',
    draw: () => (
      <Section title="Bezwaar uiterlijk maandag 28 december">
        <MoveStrip
          label="De laatste dagen van de termijn"
          days={[
            { date: '2026-12-22', state: 'plain' },
            { date: '2026-12-23', state: 'plain' },
            { date: '2026-12-24', state: 'plain' },
            { date: '2026-12-25', state: 'skipped', reason: 'eerste kerstdag' },
            { date: '2026-12-26', state: 'skipped', reason: 'tweede kerstdag' },
            { date: '2026-12-27', state: 'skipped', reason: 'zondag' },
            { date: '2026-12-28', state: 'last' },
          ]}
        />
        <p class="small soft">
          Vier weken na 27 november is eerste kerstdag. Daarna komen tweede kerstdag en het weekend.
        </p>
      </Section>
    ),
  },
  {
    id: 'steps',
    name: 'Waar staan we',
    draw: () => (
      <Steps
        label="Waar Amina nu staat"
        steps={[
          { state: 'past', title: 'Bedenktijd', note: '17 augustus tot 17 november' },
          { state: 'now', title: 'Aanvraag afgewezen', note: 'De advocaat kan bezwaar maken.' },
          { state: 'next', title: 'Bezwaar bij de IND', note: 'De IND beslist opnieuw, meestal binnen 19 weken.' },
          { state: 'next', title: 'Rechtbank, als het nodig is' },
        ]}
      />
    ),
  },
  {
    id: 'table',
    name: 'Lijst',
    draw: () => <Table of={exampleTable} id="example-table" caption="Cliënten in deze regio" rows={exampleClients} />,
  },
  {
    id: 'conflict',
    name: 'Twee mensen tegelijk',
    draw: () => (
      <Conflict
        by="Joke bewaarde dit om 14:12, terwijl jij schreef."
        fields={[
          { label: 'Wanneer bellen', mine: 'alleen na 10 uur', theirs: 'alleen tussen 10 en 16 uur, niet op vrijdag' },
        ]}
      />
    ),
  },
];
