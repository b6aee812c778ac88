import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Choice,
  Code,
  Field,
  Form,
  Notice,
  Section,
  Table,
  table,
} from '#app/platform/web/index.ts';
import type { Example } from './example.ts';

const exampleRegions = [
  {
    name: 'Utrecht',
    standing: <Badge tone="done">open</Badge>,
    municipalities: 'Utrecht, Zeist, Nieuwegein, De Bilt, Houten',
    places: '8',
  },
  {
    name: 'Zwolle',
    standing: <Badge tone="soon">wacht op een coördinator</Badge>,
    municipalities: 'Zwolle, Kampen',
    places: '4',
  },
];

const regions = table<(typeof exampleRegions)[number]>('cards', {
  name: { head: () => 'Regio', cell: ({ name }) => <a href="#cards-of-rows">{name}</a> },
  standing: { head: () => 'Hoe het staat', cell: ({ standing }) => standing },
  municipalities: { head: () => 'Gemeenten', cell: ({ municipalities }) => municipalities },
  places: { head: () => 'Plaatsen', isNumber: true, cell: ({ places }) => places },
});

const exampleFigures = [
  { name: 'Amersfoort', open: '3', accompanied: '3', late: '1' },
  { name: 'Utrecht', open: '16', accompanied: '15', late: '0' },
  { name: 'Samen', open: '19', accompanied: '18', late: '1' },
];

const figures = table<(typeof exampleFigures)[number]>('numbers', {
  name: { head: () => 'Regio', cell: ({ name }) => name },
  open: { head: () => 'Open', isNumber: true, cell: ({ open }) => open },
  accompanied: { head: () => 'Met vrijwilliger', isNumber: true, cell: ({ accompanied }) => accompanied },
  late: { head: () => 'Te laat', isNumber: true, cell: ({ late }) => late },
});

/** Finding the way: start pages, lists, the search, one question a page, what leaves the installation. */
export const wayExamples: readonly Example[] = [
  {
    id: 'tour',
    name: 'Rondleiding, en wie je kunt zijn',
    draw: () => (
      <div class="stack">
        <Notice title="Je kijkt rond als coördinator">
          <div class="two tour">
            <p>Joke begint met wat niet kan wachten: wat te laat is, en wie nog alleen is.</p>
            <ul class="bullets">
              <li>
                <a href="#tour">Wat te laat is</a>
              </li>
              <li>
                <a href="#tour">Welke vrijwilliger past bij Ileana?</a>
              </li>
            </ul>
          </div>
          <ButtonRow>
            <ButtonLink href="#tour" kind="quiet">
              Word iemand anders
            </ButtonLink>
          </ButtonRow>
        </Notice>
        <div class="cards">
          {['de vrijwilliger', 'de coördinator', 'de auditor'].map((role) => (
            <section>
              <h3>Wees {role}</h3>
              <p>Kijk wat die te doen heeft, en wat die niet mag zien.</p>
              <ButtonLink href="#tour" kind="quiet">
                Word {role}
              </ButtonLink>
            </section>
          ))}
        </div>
      </div>
    ),
  },
  {
    id: 'filter',
    name: 'Kiezen uit een lijst, en zoeken',
    draw: () => (
      <div class="stack">
        <nav aria-label="Welke cliënten">
          <ul class="filter">
            <li>
              <a href="#filter" aria-current="page">
                Open (12)
              </a>
            </li>
            <li>
              <a href="#filter">Zonder vrijwilliger</a>
            </li>
            <li>
              <a href="#filter">Gesloten</a>
            </li>
          </ul>
        </nav>
        <Form action="#filter">
          <div class="row end">
            <Field name="term" id="row-term" label="Zoek op naam of nummer" type="search" length="middle" />
            <Button kind="quiet">Zoek</Button>
          </div>
        </Form>
        <ul class="ways many">
          <li>
            <a href="#ways-1">CoMensha</a>
            <span>Zoekt opvang in het hele land.</span>
            <span class="small soft">Heel Nederland</span>
          </li>
          <li>
            <a href="#ways-2">Moviera</a>
            <span>Coördineert de hulp in Utrecht en Gelderland.</span>
            <span class="row">
              <Badge tone="soon">Kijk opnieuw</Badge>
            </span>
          </li>
        </ul>
      </div>
    ),
  },
  {
    id: 'find',
    name: 'Zoekvenster (Ctrl+K)',
    draw: () => (
      <div class="find stack close">
        <label for="find-example">Zoek een cliënt of een pagina</label>
        <div class="row end">
          <input class="input full" type="text" id="find-example" value="am" autocomplete="off" />
          <button type="button" class="button quiet">
            Sluit
          </button>
        </div>
        <p class="small soft">Pijltjes om te kiezen, Enter om te openen, Esc om te sluiten.</p>
        <div class="find-list" role="listbox" aria-label="Gevonden">
          <div role="group" aria-labelledby="find-example-group">
            <p class="small soft" id="find-example-group">
              Cliënten
            </p>
            <a href="#find" role="option" aria-selected="true">
              <bdi>Amina</bdi> <span class="small soft">7KQ2-MX41</span>
            </a>
            <a href="#find" role="option" aria-selected="false">
              <bdi>Amanuel</bdi> <span class="small soft">3HD8-WP20</span>
            </a>
          </div>
        </div>
      </div>
    ),
  },
  {
    id: 'question',
    name: 'Eén vraag op een pagina',
    draw: () => (
      <Form action="#question">
        <p class="soft">Vraag 3 van 11</p>
        <Choice
          name="language"
          id="question-language"
          legend="Welke taal spreekt u het best?"
          compact
          options={[
            { value: 'ti', label: <bdi lang="ti">Tigrinya</bdi> },
            { value: 'ar', label: <bdi lang="ar">العربية</bdi> },
            { value: 'en', label: 'English' },
            { value: 'nl', label: 'Nederlands' },
          ]}
        />
        <Button wide>Verder</Button>
        <ButtonRow pair>
          <Button kind="quiet" name="go" value="unknown">
            Ik weet het niet
          </Button>
          <Button kind="quiet" name="go" value="unsaid">
            Zeg ik liever niet
          </Button>
        </ButtonRow>
        <ButtonRow>
          <Button kind="plain" name="go" value="back">
            Terug
          </Button>
          <Button kind="plain" name="go" value="stop">
            Stop hier en ga later verder
          </Button>
        </ButtonRow>
      </Form>
    ),
  },
  {
    id: 'danger',
    name: 'Bent u nu in gevaar?',
    draw: () => (
      <Notice tone="late">
        <div class="danger-call">
          <p class="notice-title">Bent u nu in gevaar?</p>
          <a class="button" href="tel:112">
            Bel 112
          </a>
        </div>
      </Notice>
    ),
  },
  {
    id: 'cards-of-rows',
    name: 'Lijst die op een telefoon kaarten wordt',
    draw: () => <Table of={regions} id="stacking-table" caption="Regio’s" hideCaption rows={exampleRegions} />,
  },
  {
    id: 'figures',
    name: 'Cijfers, zonder namen',
    draw: () => <Table of={figures} id="figures-table" caption="Dossiers per regio" rows={exampleFigures} />,
  },
  {
    id: 'leaves',
    name: 'Precies wat weggaat: bundel en verwijzing',
    draw: () => (
      <div class="two">
        <fieldset class="choice">
          <legend>Welke documenten gaan mee?</legend>
          <div class="options">
            {['Beschikking van de IND', 'Verklaring van de huisarts'].map((title, at) => (
              <div class="pick">
                <div class="option">
                  <input type="checkbox" id={`pick-${at}`} checked={at === 0} />
                  <label for={`pick-${at}`}>{title}</label>
                  <p class="hint">30 oktober 2026 · 2 bladzijden</p>
                </div>
                <label class="small" for={`place-${at}`}>
                  <span class="hidden">{title}: </span>plaats
                </label>
                <input class="input short" id={`place-${at}`} inputmode="numeric" value={String(at + 1)} />
              </div>
            ))}
          </div>
        </fieldset>
        <Section title="Dit leest de organisatie">
          <p>
            Zaak <Code>7KQ2-MX41</Code>, spreekt Tigrinya, tolk nodig.
          </p>
          <p class="kept">Graag hulp bij de aanvraag van een uitkering. Bel na 18 uur en vraag naar Amina.</p>
        </Section>
      </div>
    ),
  },
];
