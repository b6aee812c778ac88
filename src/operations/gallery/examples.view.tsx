import {
  Badge,
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Code,
  CodeBlock,
  DescriptionList,
  EmptyState,
  Notice,
  PageHeader,
  Pagination,
  PrintButton,
  PrintLink,
  Section,
} from '#app/platform/web/index.ts';
import { caseExamples } from './case-examples.view.tsx';
import type { Example } from './example.ts';
import { formExamples } from './forms-examples.view.tsx';
import { letterExamples } from './letter-examples.view.tsx';
import { listExamples } from './lists-examples.view.tsx';
import { wayExamples } from './ways-examples.view.tsx';

const quietExamples: readonly Example[] = [
  {
    id: 'header',
    name: 'Kop van een pagina',
    draw: () => (
      <>
        <Breadcrumb
          crumbs={[
            { href: '#a', label: 'Cliënten' },
            { href: '#b', label: 'Amina' },
          ]}
        />
        <PageHeader title="De IND heeft nee gezegd" above="vrijdag 27 november">
          <p class="row">
            <Code>7KQ2-MX41</Code> <span>Amina · Tigrinya, leest Engels</span>{' '}
            <Badge tone="late">niet bellen na 18 uur</Badge>
          </p>
        </PageHeader>
      </>
    ),
  },
  {
    id: 'buttons',
    name: 'Knoppen',
    draw: () => (
      <ButtonRow>
        <ButtonLink href="#a">Het klopt, zet het in de lijst</ButtonLink>
        <ButtonLink href="#b" kind="quiet">
          Er klopt iets niet
        </ButtonLink>
        <Button kind="danger">Sluit deze zaak</Button>
        <PrintLink href="#c" />
        <PrintButton label="Print nu" />
      </ButtonRow>
    ),
  },
  {
    id: 'badges',
    name: 'Toestand in woorden',
    draw: () => (
      <p class="row">
        <Badge>concept</Badge>
        <Badge tone="info">nieuw</Badge>
        <Badge tone="soon">nog 3 werkdagen</Badge>
        <Badge tone="late">te laat sinds dinsdag</Badge>
        <Badge tone="done">ingediend</Badge>
      </p>
    ),
  },
  {
    id: 'notices',
    name: 'Wat iemand nu moet weten',
    draw: () => (
      <div class="two">
        <Notice title="De advocaat moet dit bevestigen">
          <p>Bel vandaag. Het nummer staat bij de contacten.</p>
        </Notice>
        <Notice tone="soon" title="Nog 3 werkdagen">
          <p>De laatste dag voor bezwaar is maandag 28 december.</p>
        </Notice>
        <Notice tone="late" title="Te laat sinds dinsdag">
          <p>Bel nu de advocaat. Er is soms nog iets mogelijk.</p>
        </Notice>
        <Notice tone="done" title="Bewaard">
          <p>
            De coördinator ziet dit ook. <a href="#a">Terug naar vandaag</a>
          </p>
        </Notice>
      </div>
    ),
  },
  {
    id: 'facts',
    name: 'Feiten',
    draw: () => (
      <Section title="Zo bereik je haar veilig">
        <DescriptionList
          facts={[
            { term: 'Bellen', value: 'alleen overdag, tussen 10 en 18 uur' },
            { term: 'Naam die je noemt', value: 'Amina' },
            { term: 'Bericht inspreken', value: <b>nooit</b> },
            { term: 'Nummer', value: <Code>06 1234 5678</Code> },
            { term: 'Wie dit niet mag weten', value: null },
          ]}
        />
      </Section>
    ),
  },
  {
    id: 'code',
    name: 'Code die één keer te zien is',
    draw: () => (
      <CodeBlock label="Uw code" code="4821-0937-5516-2204">
        <p>Schrijf de code op, of maak er een foto van. We laten de code maar één keer zien.</p>
      </CodeBlock>
    ),
  },
  {
    id: 'pages',
    name: 'Bladeren',
    draw: () => <Pagination page={2} pages={7} hrefOf={(page) => `#page-${page}`} />,
  },
  {
    id: 'empty',
    name: 'Niets te zien',
    draw: () => (
      <EmptyState title="Er wachten geen aanmeldingen">
        <p>
          Nieuwe aanmeldingen komen hier vanzelf. <a href="#a">Bekijk wat al geplaatst is</a>
        </p>
      </EmptyState>
    ),
  },
  {
    id: 'arabic',
    name: 'Een andere taal en richting',
    draw: () => (
      <div lang="ar" dir="rtl">
        <Section title="كيف نصل إليك بأمان؟">
          <p>
            أنت تختار: متى، وكيف، وماذا يمكن أن نقول. في حالة الخطر اتصل على <Code>112</Code>
          </p>
        </Section>
      </div>
    ),
  },
];

export const examples: readonly Example[] = [
  ...quietExamples,
  ...listExamples,
  ...caseExamples,
  ...letterExamples,
  ...wayExamples,
  ...formExamples,
];
