import { expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const letter = (from: string, title: string, text: string) =>
  readLetter(
    pagesOfText(
      `${from}\n\nMevrouw S. Tesfamariam\nLindehof 40\n3511 AA Utrecht\n\nDatum: 4 maart 2027\nBetreft: ` +
        `${title}\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nMet vriendelijke groet,\n\n${from}`,
    ),
  );

const IND = 'Immigratie- en Naturalisatiedienst';

test.each([
  [
    IND,
    'Wij willen uw asielaanvraag afwijzen',
    'Dit is nog geen besluit. U krijgt waarschijnlijk geen asiel in Nederland. Uw advocaat kan binnen vier weken een zienswijze indienen.',
  ],
  [
    IND,
    'Ons plan voor uw asielaanvraag',
    'Wij denken nu dat u geen asiel krijgt. Dat is nog niet zeker: dit is een voornemen. U mag binnen zeven dagen een zienswijze geven.',
  ],
])('an intention of %s is no refusal: %s', (from, title, text) => {
  expect(letter(from, title, text).kind).not.toBe('ind_asiel_afwijzing');
});

test.each([
  [
    'Zorgcoördinatie slachtoffers mensenhandel',
    'Bed gevonden',
    'De opvang in het oosten heeft vrijdag een bed voor onze cliënt. Overdracht 18 maart 2027, 13.30 uur, station Zwolle. Er staan er drie op de wachtlijst.',
  ],
  [
    'Centraal Orgaan opvang asielzoekers',
    'Aanbod opvangplaats beschermde opvang',
    'U wordt geplaatst op de beschermde locatie. Dit is een eenmalig aanbod. Weigert u, dan heeft u geen recht op een andere plaats.',
  ],
])('a place of %s is not told as none: %s', (from, title, text) => {
  expect(letter(from, title, text).kind).not.toBe('opvang_geen');
});

test('days to report while she may think it over are no end of that time', () => {
  const { kind } = letter(
    'Politie Eenheid Noord-Nederland',
    'Melden bij de vreemdelingenpolitie',
    'Sinds 1 maart 2027 heeft u bedenktijd. U meldt zich op donderdag 1 april 2027 om 09.30 uur op het bureau. Komt u niet, dan kan de bedenktijd eindigen.',
  );
  expect(kind).not.toBe('bedenktijd_geen');
});

test('what would end in another case has not ended', () => {
  const { kind, statements } = letter(
    'Politie Eenheid Noord-Nederland',
    'De bedenktijd',
    'U heeft bedenktijd. Vertrekt u, dan melden wij dat. De bedenktijd wordt dan opgeheven en u krijgt geen onderdak meer.',
  );
  expect(kind).not.toBe('bedenktijd_geen');
  expect(statements).not.toContainEqual(expect.objectContaining({ is: 'decision', value: 'ended' }));
});

test('a note for the newspapers is no letter about her case', () => {
  const text =
    'De rechtbank heeft vandaag een man veroordeeld wegens mensenhandel. Zijn zwager is vrijgesproken. ' +
    'Twee vorderingen zijn te ingewikkeld voor het strafproces. De verdachten kunnen binnen veertien ' +
    'dagen in hoger beroep.';
  const note = readLetter(
    pagesOfText(
      `Rechtbank Overijssel\nPersvoorlichting\n\nDatum: 4 maart 2027\n\nVijf jaar cel\n\n${text}\n\npersrechter`,
    ),
  );
  expect([note.kind, note.deadlines]).toEqual(['unknown', []]);
});

test('whoever is registered is not told that it was refused', () => {
  const { kind } = letter(
    'Gemeente Enschede',
    'Beschikking ex art. 2.4 Wet BRP',
    'De Terugmeldvoorziening gaf geen dubbele inschrijving te zien. Op uw aangifte van verblijf en adres ' +
      'is besloten u als ingezetene op te nemen in de basisregistratie.',
  );
  expect(kind).not.toBe('brp_geen');
});

test('whoever is not put out of the country is not told of a transfer', () => {
  const { kind } = letter(
    'Politie, Eenheid Den Haag',
    'Model M55',
    'Wij zien signalen dat u slachtoffer bent van mensenhandel. Vanaf 4 maart 2027 wordt u niet uitgezet, tot uiterlijk 4 juni 2027. Uw begeleider haalt u op.',
  );
  expect(kind).not.toBe('dtv_overdracht');
});

test('a paper that an employer took is not told as one that an office took', () => {
  const { kind } = letter(
    IND,
    'Besluit op uw aanvraag',
    'Wij geloven dat de werkgever uw paspoort heeft ingenomen. Het onderzoek is gesloten; wij kunnen u ' +
      'de gevraagde vergunning niet geven. U kunt binnen vier weken bezwaar maken.',
  );
  expect(kind).not.toBe('document_ingenomen');
});
