import { describe, expect, test } from 'vitest';
import { enclosedHead } from './enclosed.ts';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const head =
  'Van: Tamara <tamara@delinde.example>\nAan: vrijwilliger\nVerzonden: 2 juli 2026 10:20\nOnderwerp: brief van het COA';
const said =
  'Geachte mevrouw Ilieva,\n\nUw bedenktijd is op 22 juni 2026 geëindigd. U heeft vanaf die datum geen ' +
  'recht meer op Rvb. Uw verstrekkingen worden beëindigd per 22 juni 2026. U kunt binnen vier weken na ' +
  'de datum van deze brief beroep instellen bij de rechtbank Den Haag.';
const lines = 'Centraal Orgaan opvang asielzoekers\nDatum: 29 juni 2026\nKenmerk: RVB-26-19002';

/** Ways in which people send a letter on. */
const ways = [
  `${head}\n\nHoi,\n\nDit kwam vanochtend binnen voor mevrouw. Kan iemand ernaar kijken?\n\nBegin doorgestuurd bericht\n\n${lines}\n\n${said}`,
  `${head}\n\nBeste allemaal,\n\nIk typ het over, want de scanner is stuk. Wie pakt dit op?\n\n${lines}\n\n${said}`,
  `Opvang De Linde\n\nVerzonden: 2 juli 2026\nOnderwerp: stopzetten Rvb\n\nHoi,\n\nKan iemand hiernaar ` +
    `kijken? Zie hieronder.\n\n${lines}\n\n${said}\n\nGroeten,\n\nTamara\nbegeleider`,
];

describe('a letter that another encloses', () => {
  test.each(ways)('has a head of its own, which says who wrote it and when: %#', (text) => {
    const letter = new Letter(pagesOfText(text));
    expect(enclosedHead(letter).map((line) => line.text)).toEqual(lines.split('\n'));
    const { sender, letterDate } = findAll(letter);
    expect([sender?.code, letterDate]).toEqual(['COA', '2026-06-29']);
  });

  test.each(ways)('is known, and its term runs from its own day: %#', (text) => {
    const { kind, deadlines } = readLetter(pagesOfText(text));
    expect(kind).toBe('coa_rvb_beeindiging');
    expect(deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`)).toContain('TM38 2026-07-27');
  });

  test('is not there in a letter with one salutation, nor in one that only tells of a letter', () => {
    for (const text of [
      `Centraal Orgaan opvang asielzoekers\n\nDatum: 29 juni 2026\n\n${said}`,
      `${head}\n\nHoi,\n\nMevrouw kreeg een brief van het COA van 29 juni 2026.\nDaarin staat dat het geld stopt.\n\nGroeten,\nTamara`,
    ])
      expect(enclosedHead(new Letter(pagesOfText(text)))).toEqual([]);
  });
});

describe('the day of a letter that is typed over, quoted or told', () => {
  const covers =
    'Van: Marloes\nAan: schuldhulp\nVerzonden: 30 september 2026 09:12\nOnderwerp: brief\n\nHallo, ' +
    'kunnen jullie hiernaar kijken? Op 1 september 2026 was hij ook al bij mij.';
  test.each([
    '-----Overgetikte brief-----\n\nIND, Arnhem, 18 september 2026. Aan mevrouw B. Aigbe.\n\nWij zijn ' +
      'van plan uw vergunning in te trekken. U heeft op 1 september 2026 tegen de politie gezegd dat u ' +
      'niet verder wilt. Geef uw mening binnen drie weken na de datum van deze brief.',
    'Van: AVIM Oost-Nederland\nDatum: 18 september 2026\n\nAan mevrouw T. H. is vandaag de bedenktijd aangeboden. Op 1 september 2026 was zij hier al.',
    'Dienst Toeslagen, dagtekening 18 september 2026. Definitieve berekening. U kunt bezwaar maken binnen zes weken.',
    'Embassy of Laodong, The Hague, 18 September 2026\n\nTo whom it may concern,\n\nThe Embassy cannot issue a passport.',
    'U kunt bezwaar maken binnen zes weken na 18 september 2026, schrijft de gemeente.',
  ])('is its own: %s', (text) => {
    const { letterDates } = findAll(new Letter(pagesOfText(`${covers}\n\n${text}`)));
    const days = [...letterDates.letter, ...letterDates.sent].map(({ day }) => day ?? '').sort();
    expect(days[0]).toBe('2026-09-18');
  });
});

describe('a refusal that somebody typed into his mail', () => {
  const refused =
    'Wij wijzen uw aanvraag voor een verblijfsvergunning af. U mag niet in Nederland blijven. U kunt ' +
    'binnen vier weken na de datum van deze brief bezwaar maken.';
  const mail = (from: string, body: string) =>
    `Van: ${from}\nAan: spreekuur\nVerzonden: 12 juni 2026 10:20\nOnderwerp: brief van de IND\n\n${body}`;

  test.each([
    'Immigratie- en Naturalisatiedienst\nDatum: 3 juni 2026',
    'Den Haag, 3 juni 2026',
    '3 juni 2026',
    'IND, Den Haag, 3 juni 2026',
    'Datum brief: 3/6/2026',
    'Geachte mevrouw Adeyemi,\nDatum: 3 juni 2026',
    '> IND, 3 juni 2026\n>\n> Geachte mevrouw Adeyemi,',
    'Datum: 3 juni',
  ])('runs from the day above it: %s', (head) => {
    const text = mail('Jan', `Beste Joke,\nJoy kreeg deze brief, ik typ hem over.\n\n${head}\n\n${refused}`);
    expect(findAll(new Letter(pagesOfText(text))).letterDate).toBe('2026-06-03');
  });

  test.each([
    ['Anna Kerkhof <a.kerkhof@mail.example>', 'De IND heeft op 3 juni 2026 de aanvraag afgewezen.'],
    ['Opvang Westerhof', 'De IND heeft op 3 juni de aanvraag afgewezen.'],
    ['Jan', 'Op wo 3 jun 2026 om 14:00 schreef IND <noreply@ind.nl>:\n> Geachte mevrouw,'],
    [
      'Henk de Vries, taalmaatje',
      'Zij liet mij een brief zien van het Openbaar Ministerie in Breda, datum 3 juni 2026.',
    ],
  ])('or from the day that is told, whoever sends it: %s: %s', (from, told) => {
    const text = mail(from, `Beste Joke,\n\n${told} ${refused}`);
    expect(findAll(new Letter(pagesOfText(text))).letterDate).toBe('2026-06-03');
  });

  test('and not from a day that the mail tells of something else', () => {
    const text = mail(
      'Jan',
      `Beste Joke,\n\nDe IND schrijft dat onze zienswijze van 3 juni niets verandert. ${refused}`,
    );
    expect(findAll(new Letter(pagesOfText(text))).letterDate).toBe('2026-06-12');
  });
});

describe('a mail of an office', () => {
  const mail = (from: string) =>
    findAll(
      new Letter(
        pagesOfText(
          `Van: ${from}\nAan: l.baars@balie.example\nDatum: maandag 30 augustus 2027 11:40\nOnderwerp: ` +
            `Ontvangen\n\nGeachte mevrouw Baars,\n\nEr is namens uw cliënte een aanvraag binnengekomen. Hij is ` +
            'compleet, u hoeft niets aan te vullen. Een medewerker bekijkt hem zo snel als dat kan en schrijft u ' +
            'daarna.',
        ),
      ),
    ).sender?.code;

  test.each(['info@schadefonds.example', 'Team aanvragen <post@mail.schadefonds.example>'])(
    'comes from an address that bears its name: %s',
    (from) => expect(mail(from)).toBe('SGM'),
  );

  test.each(['info@mijn-schadefonds.example', 'schadefonds@post.example', 'info@schadefondsen.example'])(
    'does not come from one that is like it: %s',
    (from) => expect(mail(from)).toBeUndefined(),
  );
});
