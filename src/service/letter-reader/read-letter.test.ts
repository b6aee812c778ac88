import { describe, expect, test } from 'vitest';
import fc, { anyCharacter } from '#test/property.ts';
import { type LetterPage, pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';
import { readingSchema } from './reading.ts';

const head = (subject: string): string => `Immigratie- en Naturalisatiedienst

Mevrouw S. Tesfamariam
Geboortedatum    12 mei 1998

Datum            27 november 2026
Betreft          ${subject}

Geachte mevrouw Tesfamariam,
`;
const foot = '\n\nHoogachtend,\nde minister van Asiel en Migratie';
const refusal = `${head('Beslissing op uw aanvraag')}
Wij wijzen uw aanvraag van 3 maart 2026 af. U kunt binnen vier weken bezwaar maken. U moet Nederland binnen vier weken verlaten.${foot}`;

const read = (text: string) => readLetter(pagesOfText(text));

describe('a refusal', () => {
  test('starts the objection and the duty to leave, and is for the lawyer today', () => {
    const reading = read(refusal);
    expect(reading).toMatchObject({
      kind: 'ind_afwijzing',
      sender: 'IND',
      letterDate: '2026-11-27',
      actionNeeded: true,
    });
    expect(reading.deadlines.map(({ what, lastDay, drivingDay }) => [what, lastDay, drivingDay])).toEqual([
      ['TM08', '2026-12-28', '2026-12-28'],
      ['TM15', '2026-12-28', '2026-12-25'],
    ]);
    expect(reading.warnings.map(({ code }) => code)).toContain('same_day');
  });

  test('is counted from the earlier day when it was sent before its date', () => {
    const reading = read(refusal.replace('Betreft ', 'Verzonden        24 november 2026\nBetreft '));
    expect(reading.deadlines[0]).toMatchObject({ start: '2026-11-24', lastDay: '2026-12-22' });
    expect(reading.warnings.map(({ code }) => code)).toContain('several_letter_dates');
  });

  test('points at its place: every finding lies on a line of the letter', () => {
    const pages = pagesOfText(refusal);
    for (const { page, box, text } of readLetter(pages).evidence) {
      expect(page).toBe(1);
      expect(text).not.toBe('');
      expect(box.every((part) => part >= 0 && part <= 1)).toBe(true);
    }
  });

  test('without a date has no last day, so it is unknown, and asks for the date', () => {
    const reading = read(refusal.replace('27 november 2026', ''));
    expect(reading).toMatchObject({ kind: 'unknown', deadlines: [] });
    expect(reading.warnings.map(({ code }) => code)).toContain('no_letter_date');
    expect(reading.tasks.map(({ code }) => code)).toContain('find_letter_date');
  });

  test.each([
    ['a condition', 'Als wij uw aanvraag afwijzen, kunt u binnen vier weken bezwaar maken.'],
    ['a possibility', 'Wij kunnen uw aanvraag afwijzen. U kunt daarna bezwaar maken.'],
    ['a denial', 'Wij wijzen uw aanvraag niet af. U kunt later bezwaar maken.'],
    ['a question', 'Wordt uw aanvraag afgewezen? Dan kunt u bezwaar maken.'],
    ['history', 'Op 3 maart 2025 hebben wij uw aanvraag afgewezen. U kon bezwaar maken.'],
    ['the other case', 'Dan wijzen wij uw aanvraag af. U kunt dan bezwaar maken.'],
  ])('is not read into %s', (_, sentence) => {
    expect(read(`${head('Uw aanvraag')}\n${sentence}${foot}`).kind).toBe('unknown');
  });

  test('is not read into "bewaar", which is one letter from "bezwaar"', () => {
    expect(read(`${head('Uw aanvraag')}\nBewaar deze brief binnen vier weken.${foot}`).kind).toBe('unknown');
  });

  test('is read over the end of a line, through a broken word and a wrong letter', () => {
    const broken = refusal.replace('Wij wijzen uw aanvraag', 'Wij wijzen uw aan-\nvraag').replace('bezwaar', 'bezwaer');
    expect(read(broken).kind).toBe('ind_afwijzing');
  });
});

/** A letter of an office: its references under the head, its text, and what stands around them. */
const from = (office: string, refs: string, text: string): string =>
  `${office}\n\nDe heer T. Voorbeeld\nProefweg 8\n\n${refs}\n\nGeachte heer Voorbeeld,\n\n${text}\n\nHoogachtend,\n${office}`;
const ind = 'Immigratie- en Naturalisatiedienst';

describe('the day by which an authority must act', () => {
  const received = (text: string) =>
    read(
      from(
        ind,
        'Datum            16 maart 2026\nBetreft          Ontvangst van uw aanvraag',
        `${text} U hoeft nu niets te doen. Bewaar deze brief goed.`,
      ),
    );

  test.each([
    ['came in', 'Uw aanvraag om een verblijfsvergunning van 2 maart 2026 kwam op 9 maart 2026 bij ons binnen.'],
    [
      'reached us',
      'Uw aanvraag om een verblijfsvergunning, gedagtekend op 2 maart 2026, heeft ons op 9 maart 2026 bereikt.',
    ],
    ['was entered', 'Uw aanvraag om een verblijfsvergunning is ingekomen d.d. 9 maart 2026 en ingeboekt.'],
    [
      'was received',
      'Wij hebben uw aanvraag om een verblijfsvergunning ontvangen.\n\nSoort zaak               regulier\nBij ons binnen op        9 maart 2026\n\n',
    ],
  ])('is counted from the day on which the paper %s, not from the day it bears', (_, text) => {
    const reading = received(text);
    expect(reading.kind).toBe('ind_ontvangst_aanvraag');
    expect(reading.deadlines).toMatchObject([{ what: 'TM05', start: '2026-03-09', drivingDay: '2026-06-08' }]);
  });

  test('on an objection runs from the last day to object, which asks nothing any more', () => {
    const reading = read(
      from(
        ind,
        'Datum            16 maart 2026\nBetreft          Ontvangst van uw bezwaarschrift',
        'Wij hebben uw bezwaarschrift van 9 maart 2026 ontvangen. De termijn om bezwaar te maken eindigt op ' +
          '30 maart 2026. Daarna beslissen wij binnen negentien weken op uw bezwaar.',
      ),
    );
    expect(reading.kind).toBe('ind_ontvangst_bezwaar');
    expect(reading.deadlines).toMatchObject([{ what: 'TM11', start: '2026-03-30', drivingDay: '2026-08-10' }]);
  });

  test('is what a table says under a question', () => {
    const reading = read(
      from(
        ind,
        'Datum            16 maart 2026\nBetreft          Ontvangst van uw bezwaarschrift',
        'Wij hebben uw bezwaarschrift ontvangen. U hoeft niets meer te sturen.\n\nHoe lang duurt het?\n\nUw ' +
          'bezwaarschrift is binnen      9 maart 2026\nAntwoord uiterlijk               10 augustus 2026',
      ),
    );
    expect(reading.kind).toBe('ind_ontvangst_bezwaar');
    expect(reading.deadlines).toMatchObject([{ what: 'TM11', drivingDay: '2026-08-10' }]);
  });

  test('of an advance by the State runs from the day on which a judgment became final', () => {
    const reading = read(
      from(
        'Centraal Justitieel Incassobureau',
        'Datum            16 maart 2026\nBetreft          Uw schadevergoeding',
        'De rechter heeft de dader een schadevergoedingsmaatregel opgelegd. Het vonnis van 12 januari 2026 ' +
          'is onherroepelijk sinds 27 januari 2026. Wij innen het geld voor u. Heeft de veroordeelde na acht ' +
          'maanden niet alles betaald, dan krijgt u een voorschot van de Staat. Geef ons uw rekeningnummer ' +
          'door.',
      ),
    );
    expect(reading.kind).toBe('cjib_schadevergoeding');
    expect(reading.deadlines).toMatchObject([{ what: 'TM23', start: '2026-01-27', drivingDay: '2026-09-27' }]);
  });
});

describe('the end of a permit', () => {
  test.each([
    [
      'in a row of a table',
      'Soort verblijf           humanitair\nBegint op                16 maart 2026\nStopt op                 16 maart 2027',
    ],
    ['in a sentence', 'De looptijd van uw verblijfsdocument begint op 16 maart 2026 en houdt op bij 16 maart 2027.'],
  ])('is found %s', (_, text) => {
    const reading = read(
      from(
        ind,
        'Datum:           16 maart 2026\nBetreft:         Uw verblijfsvergunning',
        `Wij verlenen u een verblijfsvergunning. U kunt binnen vier weken bezwaar maken.\n\n${text}`,
      ),
    );
    expect(reading.letterDate).toBe('2026-03-16');
    expect(reading.deadlines).toContainEqual(expect.objectContaining({ what: 'TM06', drivingDay: '2027-03-15' }));
  });
});

describe('the date of a letter', () => {
  test.each([
    ['when something came in', 'Verzoek bij ons              \nbinnen op:       9 maart 2026'],
    ['when a case was handed over', 'Overgenomen van              \nhet team:        9 maart 2026'],
    ['when something else was', 'Huisbezoek: 9 maart 2026'],
    [
      'what the letter is about',
      'Betreft:         uw verblijf in de opvang, uw melding van\n                 9 maart 2026',
    ],
    ['what the letter is about', 'Betreft:         heroverweging besluit 9 maart 2026'],
  ])('is not the day beside it that says %s', (_, more) => {
    const reading = read(from(ind, `Datum:           16 maart 2026\n${more}`, 'Wij nodigen u uit voor een gesprek.'));
    expect(reading.letterDate).toBe('2026-03-16');
  });

  test('is not the date of an application in an English letter', () => {
    const reading = read(
      'Embassy of Sylvania\n\nMs A. Example\nPostbus 4\n\nDate of application: 3 March 2026\nDate of ' +
        'letter: 16 March 2026\n\nDear Ms Example,\n\nWe have your application and we will write to you ' +
        'again.\n\nYours sincerely,\nThe Consul',
    );
    expect(reading.letterDate).toBe('2026-03-16');
  });

  test('is found under a French place and before a salutation that is no addressee', () => {
    const reading = read(
      'Ambassade de la République de Sylvanie\n\nMonsieur A. Exemple\nPostbus 4\n\nLa Haye, le\n16 mars ' +
        '2026\n\nMonsieur,\n\nVous êtes prié de vous présenter le mardi 31 mars 2026 à 9 h 30 à la section ' +
        'consulaire, 14 avenue des Tilleuls, La Haye, pour votre passeport.\n\nVeuillez agréer, Monsieur, ' +
        'mes salutations.',
    );
    expect(reading.letterDate).toBe('2026-03-16');
    expect(reading.appointments).toMatchObject([{ date: '2026-03-31', time: '09:30' }]);
    expect(reading.appointments[0]?.place).toContain('14 avenue des Tilleuls');
  });
});

describe('an appointment', () => {
  const invited = (text: string) =>
    read(
      from('Centraal Orgaan opvang asielzoekers', 'Datum            16 maart 2026\nBetreft          Verhuizing', text),
    );

  test.each([
    [
      'whose hour stands in the sentence after its day',
      'Op dinsdag 31 maart 2026 brengen wij u naar ons kantoor aan de Proefkade 12 in Tiel. Wij beginnen om 13.15 uur.',
    ],
    [
      'whose hour stands beside what is expected',
      'Waar gaat u heen?\n\nDag                      dinsdag 31 maart 2026\nU wordt verwacht om      13.15 ' +
        'uur\nAdres                    Proefkade 12, Tiel\nVervoer                  de bus, die vertrekt om ' +
        '09.45 uur',
    ],
    [
      'whose place stands under a question of its own',
      'U heeft een gesprek op dinsdag 31 maart 2026 om 13.15 uur.\n\nWaar is het?\n\nProefkade 12, Tiel. Bel aan bij de zijdeur.',
    ],
  ])('is found %s', (_, text) => {
    const [appointment, ...more] = invited(text).appointments;
    expect(appointment).toMatchObject({ date: '2026-03-31', time: '13:15' });
    expect(appointment?.place).toContain('Proefkade 12');
    expect(more).toEqual([]);
  });

  test.each([
    'U kunt uw stukken inleveren tot dinsdag 31 maart 2026 om 12.00 uur.',
    'Het kantoor sluit op 31 maart 2026. Wij zijn geopend om 09.00 uur.',
  ])('is not a last moment, nor the hours of an office: %s', (text) => {
    expect(invited(text).appointments).toEqual([]);
  });
});

describe('a citizen number', () => {
  test('is warned of and stands nowhere in the reading', () => {
    const text = refusal
      .replace('Betreft ', 'BSN              123456782\nBetreft ')
      .replace('weken verlaten', 'weken 1112.22.333 verlaten');
    const reading = read(text);
    expect(reading.warnings.map(({ code }) => code)).toContain('bsn');
    expect(JSON.stringify(reading)).not.toMatch(/123456782|1112\.22\.333/);
  });
});

describe('a text of one sentence', () => {
  const warningsOf = (text: string) => readLetter(pagesOfText(text)).warnings.map(({ code }) => code);

  test.each(['Bijgaand de stukken.', 'Mijn identiteitskaart en twee verklaringen, zoals beloofd.', 'Ok.'])(
    'is too little to know what it is, and not called foreign: %s',
    (text) => {
      expect(warningsOf(text)).toEqual(['little_text']);
    },
  );

  test.each([
    'Nous vous prions de nous faire parvenir les documents dans les meilleurs délais.',
    'Просим вас прислать документы.',
    'يرجى إرسال الوثائق.',
  ])('that is plainly foreign is called so: %s', (text) => {
    expect(warningsOf(text)).toEqual(['not_dutch']);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...refusal.split(/\s+/),
    '31-02-2026',
    'uiterlijk',
    'tot en met',
    '12:75',
    '€',
    '\f',
    '\0',
    '‮',
    'ﬁ',
    '9999999999',
  );

  test('gives a reading of the fixed shape and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 400 }),
      fc.array(words, { maxLength: 120 }).map((each) => each.join(' ')),
    );
    fc.assert(
      fc.property(text, (each) => {
        const reading = read(each);
        expect(readingSchema.safeParse(reading).error).toBeUndefined();
        if (reading.kind === 'unknown') expect(reading.actionNeeded).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('that begins in a box of no sense behind another letter keeps its places in the page', () => {
    const at = (text: string, top = 0) => ({ text, box: [0, top, 0, 0] as const });
    const page = (lines: LetterPage['lines']) => ({ number: 1, width: 0, height: 0, lines });
    const pages = [page([at('Geachte')]), page([at(''), at('Immigratie-', Number.NaN), at('Geachte')])];
    expect(readingSchema.safeParse(readLetter(pages)).error).toBeUndefined();
  });

  test('is read the same wherever its lines stand, and boxes of no sense do no harm', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, 1, -1, Number.NaN));
    const line = fc.record({ text: fc.oneof(fc.string(), words), box: fc.tuple(number, number, number, number) });
    const page: fc.Arbitrary<LetterPage> = fc.record({
      number: fc.nat(5).map((each) => each + 1),
      width: number,
      height: number,
      lines: fc.array(line, { maxLength: 30 }),
    });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 3 }), (pages) => {
        expect(readingSchema.safeParse(readLetter(pages)).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});
