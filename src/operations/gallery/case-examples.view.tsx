import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  DescriptionList,
  DueList,
  DueRow,
  Notice,
  Section,
  TelephoneLink,
} from '#app/platform/web/index.ts';
import type { Example } from './example.ts';

/** What is on the page of one client. */
export const caseExamples: readonly Example[] = [
  {
    id: 'rules',
    name: 'Afspraken over contact, boven elk nummer',
    draw: () => (
      <div class="stack close">
        <section class="notice soon stack close" aria-label="Afspraken over contact">
          <ul class="rules">
            <li>
              <strong>Mag het niet weten:</strong> de huisgenoot
            </li>
            <li>
              <strong>Laat nooit een bericht achter</strong>
            </li>
            <li>Wanneer contact: na 18.00 uur, niet op zondag</li>
            <li>Vraag naar: Amina</li>
          </ul>
        </section>
        <DescriptionList
          facts={[
            { term: 'Telefoon', value: <TelephoneLink number="06 5550 1234" /> },
            { term: 'Verblijft', value: 'Utrecht', act: <a href="#rules">Pas aan</a> },
          ]}
        />
      </div>
    ),
  },
  {
    id: 'timeline',
    name: 'Wat er is gebeurd',
    draw: () => (
      <ol class="timeline">
        <li class="stack close">
          <p>
            <strong>Bram was op 2 november 2026 op bezoek.</strong> Het duurde ongeveer 85 minuten. Besproken: brieven
            en de advocaat.
          </p>
          <p>We hebben de brief samen gelezen. De laatste dag staat nu op de kalender aan de muur.</p>
          <details>
            <summary>Lees verder</summary>
            <p>Amina wil dat de advocaat haar zelf belt, met een tolk.</p>
          </details>
          <p>
            <span class="small soft">Beloofd, voor 6 november 2026:</span> <a href="#timeline">de advocaat bellen</a>
          </p>
          <p class="small soft row">
            <span>Opgeschreven door Bram, 2 november 2026, 20:41</span> <a href="#timeline">Pas dit verslag aan</a>
          </p>
        </li>
        <li class="stack close">
          <p>
            <Badge tone="info">alleen voor coördinatoren</Badge>
          </p>
          <p>
            <strong>Joke belde op 12 oktober 2026.</strong> Het is niet gelukt elkaar te spreken.
          </p>
          <p>
            <Badge tone="late">zorg</Badge>
          </p>
          <p>Drie keer gebeld, nooit opgenomen. Dat is niet zoals anders.</p>
          <p class="small soft">Opgeschreven door Joke, 12 oktober 2026, 17:02</p>
        </li>
        <li class="stack close">
          <p>
            <strong>Joke opende dit dossier.</strong> De cliënt meldde zich zelf aan.
          </p>
          <p class="small soft">18 augustus 2026, 10:40</p>
        </li>
      </ol>
    ),
  },
  {
    id: 'worry',
    name: 'Een zorg, een dossier dat dicht is, iets nieuws',
    draw: () => (
      <div class="two">
        <Notice tone="late" title="Bram maakt zich zorgen sinds 12 oktober 2026">
          <p>Drie keer gebeld, nooit opgenomen.</p>
          <ButtonRow>
            <Button kind="quiet">Dit is opgepakt</Button>
          </ButtonRow>
        </Notice>
        <Notice tone="done" title="Dit dossier is gesloten">
          <p>Op 3 november 2026, omdat de hulp klaar is.</p>
          <a href="#worry">Open het dossier weer</a>
        </Notice>
        <Notice title="Er is iets nieuws">
          <ul class="row">
            <li>
              <a href="#worry">Bekijk het eerste</a>
            </li>
            <li>
              <a href="#worry">Bekijk het tweede</a>
            </li>
          </ul>
        </Notice>
      </div>
    ),
  },
  {
    id: 'panels',
    name: 'Vakken van een dossier, vol en leeg',
    draw: () => (
      <div class="panels">
        <Section title="Termijnen en taken">
          <DueList>
            <DueRow date="2026-11-27" tone="soon" title="Bezwaar" href="#panels" state="nog 2 werkdagen" />
            <DueRow title="Vraag of de uitkomst in Nederland afgewacht mag worden" href="#panels" />
          </DueList>
          <details>
            <summary>Afgerond (1)</summary>
            <DueList>
              <DueRow date="2026-11-20" tone="done" title="Gesprek met de advocaat" state="gedaan" />
            </DueList>
          </details>
          <a href="#panels">Taak toevoegen</a>
        </Section>
        <Section title="Toestemming">
          <p class="soft">Er is nu geen toestemming opgeschreven. Dan gaat er niets naar anderen.</p>
          <a href="#panels">Toestemming opschrijven</a>
        </Section>
        <Section title="Brieven">
          <ul class="stack close">
            <li>
              <p class="row">
                <a href="#panels">IND: de aanvraag is afgewezen</a> <Badge tone="soon">nog nakijken</Badge>
              </p>
              <p class="small soft">brief van 30 oktober 2026</p>
            </li>
          </ul>
          <ButtonRow>
            <ButtonLink href="#panels" kind="quiet">
              Voeg een brief toe
            </ButtonLink>
          </ButtonRow>
        </Section>
      </div>
    ),
  },
  {
    id: 'letter-page',
    name: 'Een bladzijde met wat we erin lazen',
    draw: () => (
      <figure class="letter-page">
        <svg viewBox="0 0 600 180" role="img" direction="ltr" aria-label="Bladzijde 1 van de brief">
          <rect class="mark-kind" x="40" y="54" width="250" height="24" />
          <rect class="mark-day" x="40" y="94" width="150" height="24" />
          <rect class="mark-warning" x="40" y="134" width="330" height="24" />
          <text x="44" y="71" font-size="15">
            Wij wijzen uw aanvraag af.
          </text>
          <text x="44" y="111" font-size="15">
            binnen vier weken
          </text>
          <text x="44" y="151" font-size="15">
            U moet Nederland verlaten.
          </text>
        </svg>
        <details class="small">
          <summary>Tekst van deze bladzijde</summary>
          <p>Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken.</p>
        </details>
      </figure>
    ),
  },
];
