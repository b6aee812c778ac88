import { describe, expect, test } from 'vitest';
import { partOf } from '#test/seed.ts';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';
import { remedyFaultsOf } from './testing/remedy-faults.ts';
import { everyRemedy, letterDay, letterOfNoKind, type RemedyLetter } from './testing/remedy-letters.ts';

const all = [...everyRemedy()];
/** In CI a part of them by the seed of this run. */
const some = (word: string, every: number): readonly RemedyLetter[] => partOf(word, all, every);

const office = (head: string, text: string, date = `Datum: ${letterDay.spoken}`) =>
  pagesOfText(
    `${head}\nPostbus 40, 3500 AA Utrecht\n\nMevrouw S. Tesfamariam\nLindehof 3\n3511 AA ` +
      `Utrecht\n\n${date}\nOnderwerp: uw zaak\n\nGeachte mevrouw ` +
      `Tesfamariam,\n\n${text}\n\nHoogachtend,\n\n${head}`,
  );
const IND = 'Immigratie- en Naturalisatiedienst';
const remedies = (pages: ReturnType<typeof office>) =>
  readLetter(pages).statements.filter((each) => each.is === 'remedy');
const days = (pages: ReturnType<typeof office>) =>
  readLetter(pages).deadlines.map(({ what, lastDay, drivingDay }) => `${what} ${lastDay} ${drivingDay}`);

describe('the clause that says what one may do against a letter', () => {
  test('comes to the day of the table, whatever its words', { timeout: 60_000 }, () => {
    expect(some('remedies', 29).flatMap(remedyFaultsOf)).toEqual([]);
  });

  test('gives a letter of no known kind its limits', { timeout: 60_000 }, () => {
    const letters = some('unknown', 97);
    let read = 0;
    for (const letter of letters) {
      const reading = readLetter(pagesOfText(letterOfNoKind(letter)));
      const { what, lastDay, drivingDay } = letter.expected;
      if (reading.kind !== 'unknown') continue;
      read += 1;
      expect(reading.deadlines, letter.sentence).toEqual([expect.objectContaining({ what, lastDay, drivingDay })]);
    }
    expect(read).toBeGreaterThan(letters.length * 0.8);
  });

  test('is never contradicted by a later day of a known kind', { timeout: 60_000 }, () => {
    const refusal = 'Wij wijzen uw aanvraag om een verblijfsvergunning af. U mag niet in Nederland blijven.';
    for (const letter of some('known', 61)) {
      if (letter.from === 'judgment' || letter.act === 'criminal_appeal') continue;
      const { deadlines } = readLetter(office(IND, `${refusal} ${letter.sentence}`));
      const earliest = deadlines.map(({ drivingDay }) => drivingDay).sort()[0] ?? 'none';
      expect(earliest <= letter.expected.drivingDay, `${letter.sentence} ${earliest}`).toBe(true);
    }
  });
});

describe('what is no remedy of the reader', () => {
  test.each([
    'Wij beslissen binnen zes weken op uw bezwaar.',
    'Op uw bezwaar beslissen wij binnen negentien weken na afloop van de bezwaartermijn.',
    'De rechtbank doet binnen zes weken uitspraak op uw beroep.',
    'U krijgt binnen vier weken bericht over uw bezwaar.',
    'Tegen deze brief staat geen bezwaar of beroep open.',
    'Als wij uw aanvraag afwijzen, kunt u binnen vier weken bezwaar maken.',
    'U heeft binnen vier weken bezwaar gemaakt.',
    'De termijn van vier weken om bezwaar te maken is verstreken.',
    'De gronden van uw bezwaar ontbreken. U kunt dit verzuim herstellen binnen vier weken na heden.',
    'Het griffierecht voor het beroep moet binnen vier weken na de datum van deze brief zijn betaald.',
    'U mag in Nederland blijven tot vier weken nadat op het bezwaar is beslist.',
    'Wij hebben de beslistermijn met zes weken verlengd. Daarna hoort u meer over uw bezwaar.',
    'Wilt u een voorlopige voorziening vragen? Doe dat binnen een week.',
    'De termijn voor beroep is in het algemeen zes weken en in sommige zaken een week.',
  ])('%s', (text) => {
    expect(remedies(office(IND, text))).toEqual([]);
  });

  test('is the appeal of the offender, told to a victim', () => {
    const text =
      'Op 20 november 2026 heeft de rechter de verdachte veroordeeld. De veroordeelde kan binnen veertien ' +
      'dagen na de uitspraak hoger beroep instellen. Slachtofferhulp belt u.';
    expect(remedies(office('Bureau Voorbeeld', text))).toEqual([]);
  });
});

describe('what is of others', () => {
  const victim =
    'De rechtbank heeft op 20 november 2026 vonnis gewezen. Uw vordering als benadeelde partij is afgewezen.';

  test.each([
    'De verdachte en de officier hebben veertien dagen om in hoger beroep te gaan; of zij dat doen hoort u.',
    'Het Openbaar Ministerie beraadt zich over hoger beroep; daarvoor staat veertien dagen open.',
    'De verdachten kunnen binnen veertien dagen in hoger beroep.',
    'U kunt nog naar de burgerlijke rechter. De verdachte heeft veertien dagen om in hoger beroep te gaan.',
  ])('is no remedy of an injured party: %s', (text) => {
    expect(remedies(office('Openbaar Ministerie', `${victim} ${text}`))).toEqual([]);
  });

  test('is her own where she may do it too', () => {
    const text = 'U en de officier hebben veertien dagen om in hoger beroep te gaan.';
    const judged = 'U bent op 20 november 2026 veroordeeld. Het slachtoffer was op de zitting.';
    expect(days(office('Bureau Voorbeeld', `${judged} ${text}`))).toEqual(['TM39 2026-12-04 2026-12-04']);
  });

  test.each(['kunt u in beroep', 'kunt u opkomen', 'kunt u naar het gerechtshof'])(
    'is her own where it is about her claim, three months from the judgment and not from the letter: %s',
    (act) => {
      const text = `Tegen de beslissing over uw vordering ${act}, binnen drie maanden na de uitspraak.`;
      expect(days(office('Bureau Voorbeeld', `De verdachte is veroordeeld. ${victim} ${text}`))).toEqual([
        'TM37 2027-02-18 2027-02-18',
      ]);
    },
  );
});

describe('words of every day', () => {
  test.each([
    ['Niet mee eens? U kunt naar de rechter. U heeft daar vier weken voor, vanaf de dag na deze brief.', 'appeal'],
    ['Wilt u dat een rechter hiernaar kijkt? Uw advocaat moet dat binnen vier weken na deze brief vragen.', 'appeal'],
    ['Bent u het niet eens, dan heeft u vier weken de tijd om de rechter in te schakelen.', 'appeal'],
    ['Niet eens? Maak dan bezwaar. Uw brief moet binnen vier weken na vandaag bij ons zijn.', 'objection'],
    ['Schrijf een bezwaarschrift. Wij moeten het binnen vier weken hebben, gerekend vanaf vandaag.', 'objection'],
    ['Klopt er iets niet? Dan kunt u binnen vier weken een brief sturen waarin u dat uitlegt.', 'objection'],
    ['Bezwaar tegen dit besluit: vier weken na verzending.', 'objection'],
    ['U heeft vier weken om bij de rechtbank op te komen tegen deze beslissing.', 'appeal'],
    ['Een verzoek kan naast bezwaar. Beide moeten ons binnen vier weken bereiken.', 'objection'],
    ['Dan is bezwaar mogelijk zoals vermeld in artikel 69, eerste lid, van de Vreemdelingenwet 2000.', 'objection'],
  ])('name a remedy too: %s', (text, act) => {
    expect(remedies(office('Bureau Voorbeeld', text))).toMatchObject([
      { value: act, drivingDay: '2026-12-28', limit: 'TM08' },
    ]);
  });

  test('say what the brief must hold before they say by when it must be there', () => {
    const text =
      'Dan kunt u bezwaar maken. Dat doet u met een brief. Schrijf daarin uw naam en waarom u het niet ' +
      'eens bent met ons. Vergeet niet te tekenen. Wij moeten uw brief hebben binnen 6 weken na de datum ' +
      'die boven deze brief staat.';
    expect(days(office('Gemeente Voorbeeld', text))).toEqual(['TM12 2027-01-08 2027-01-08']);
  });

  test('a general term of the Awb is six weeks', () => {
    const text = 'Dit is een besluit in de zin van de Awb; daarvoor geldt de algemene termijn van artikel 6:7.';
    expect(days(office('Gemeente Voorbeeld', text))).toEqual(['TM12 2027-01-08 2027-01-08']);
  });

  test('put a paper right in a register, and no letter', () => {
    const text =
      'Wij deden een correctie van uw geboorteplaats. Een bezwaarschrift moet zes weken na verzending binnen zijn.';
    expect(days(office('Gemeente Voorbeeld', text))).toEqual(['TM12 2027-01-08 2027-01-08']);
  });

  test('give a new decision in the place of another its own term, and the old one none', () => {
    const fresh =
      'Dit besluit vervangt dat van mei. Tegen dit nieuwe besluit kunt u binnen vier weken na de datum van deze brief bezwaar maken.';
    expect(days(office('Bureau Voorbeeld', fresh))).toEqual(['TM08 2026-12-28 2026-12-28']);
    const old =
      'Deze brief vervangt die van mei. U kunt binnen vier weken na verzending van het besluit bezwaar maken.';
    expect(days(office('Bureau Voorbeeld', old))).toEqual([]);
  });

  test('of a lawyer who counts wrong have the day of the law beside them', () => {
    const text =
      'De IND heeft op 11 november 2026 besloten. Als ik daartegen bezwaar maak, moet dat voor 12 december 2026.';
    expect(remedies(office('Advocatenkantoor Voorbeeld', text))).toMatchObject([
      { statedLastDay: '2026-12-11', drivingDay: '2026-12-09' },
    ]);
  });
});

describe('the day of a remedy', () => {
  test('is counted from the judgment in criminal law, and not from the letter', () => {
    const text =
      'U bent op 20 november 2026 veroordeeld door de politierechter. U kunt binnen veertien dagen na de uitspraak hoger beroep instellen bij de strafgriffie.';
    expect(days(office('Bureau Voorbeeld', text))).toEqual(['TM39 2026-12-04 2026-12-04']);
  });

  test('is not counted where only another paper has its start', () => {
    const text =
      'U bent veroordeeld door de politierechter. Binnen veertien dagen na de uitspraak kunt u hoger beroep instellen.';
    expect(days(office('Bureau Voorbeeld', text))).toEqual([]);
    expect(remedies(office('Bureau Voorbeeld', text))).toMatchObject([{ value: 'criminal_appeal', lastDay: null }]);
    const copy =
      'Hierbij krijgt u een kopie van het besluit. U kunt binnen zes weken na verzending van dit besluit bezwaar maken.';
    expect(days(office('Bureau Voorbeeld', copy))).toEqual([]);
  });

  test('runs from the decision where a lawyer retells it', () => {
    const text =
      'De IND heeft op 4 november 2026 uw aanvraag afgewezen. U kunt binnen vier weken bezwaar maken. Belt u mij even.';
    expect(days(office('Advocatenkantoor Voorbeeld', text))).toEqual(['TM08 2026-12-02 2026-12-02']);
    const asked =
      'Gisteren kreeg ik het besluit van de IND van 4 november 2026. Wij maken bezwaar. Dat moet binnen ' +
      'vier weken, uiterlijk op 2 december 2026, en ik vraag de rechtbank ook om een voorlopige ' +
      'voorziening.';
    expect(days(office('Advocatenkantoor Voorbeeld', asked))).toEqual(['TM08 2026-12-02 2026-12-02']);
    const undated = 'De IND heeft uw aanvraag afgewezen. U kunt binnen vier weken bezwaar maken. Belt u mij even.';
    expect(days(office('Advocatenkantoor Voorbeeld', undated))).toEqual([]);
  });

  test('has the last day that the letter states beside it, and the earlier one drives', () => {
    const text = 'U kunt binnen zes weken na de datum van deze brief bezwaar maken, dus tot en met 5 januari 2027.';
    expect(readLetter(office('Bureau Voorbeeld', text)).deadlines).toMatchObject([
      { what: 'TM12', lastDay: '2027-01-08', drivingDay: '2027-01-05', statedLastDay: '2027-01-05' },
    ]);
  });

  test('has a shorter reading beside it for asylum decisions since mid-2026, and for none of before nor of a transfer', () => {
    const week = 'Uw asielaanvraag is niet-ontvankelijk. U kunt binnen een week beroep instellen bij de rechtbank.';
    expect(remedies(office('Bureau Voorbeeld', week, 'Datum: 2 december 2026'))).toMatchObject([
      { limit: 'TM09', lastDay: '2026-12-09', drivingDay: '2026-12-07' },
    ]);
    const four = 'Uw asielaanvraag is ongegrond. U kunt binnen vier weken beroep instellen bij de rechtbank.';
    expect(remedies(office('Bureau Voorbeeld', four))).toMatchObject([
      { limit: 'TM08', lastDay: '2026-12-28', drivingDay: '2026-12-11' },
    ]);
    expect(remedies(office('Bureau Voorbeeld', four, 'Datum: 2 december 2025'))).toMatchObject([
      { limit: 'TM08', lastDay: '2025-12-30', drivingDay: '2025-12-30' },
    ]);
    const transfer = `${week} Duitsland is verantwoordelijk: u wordt overgedragen volgens de Dublinverordening.`;
    expect(remedies(office('Bureau Voorbeeld', transfer, 'Datum: 2 december 2026'))).toMatchObject([
      { limit: 'TM09', lastDay: '2026-12-09', drivingDay: '2026-12-09' },
    ]);
  });

  test('of the IND has the four weeks of the Aliens Act beside six that it states', () => {
    const text = 'Uw verzoek om inzage is afgewezen. U kunt binnen zes weken na de datum van deze brief bezwaar maken.';
    expect(remedies(office(IND, text))).toMatchObject([
      { limit: 'TM12', lastDay: '2027-01-08', drivingDay: '2026-12-28', where: 'IND' },
    ]);
  });

  test('is no limit when it lies before the letter', () => {
    const text = 'Uw beroep is ongegrond. U kunt bezwaar maken tot en met 3 november 2026.';
    expect(days(office('Bureau Voorbeeld', text))).toEqual([]);
  });

  test('of long ago, in a judgment without a hearing whose date was not found, is no limit', () => {
    const text =
      'Eiseres is in de gelegenheid gesteld het griffierecht uiterlijk op 14 april 2026 te betalen. Het ' +
      'verzuim moest uiterlijk 12 mei 2026 zijn hersteld. De rechtbank verklaart het beroep ' +
      'niet-ontvankelijk en doet uitspraak zonder zitting. Tegen deze uitspraak kan binnen zes weken na de ' +
      'dag van verzending verzet worden gedaan.';
    const reading = readLetter(office('Rechtbank Den Haag', text, 'Zaaknummer: NL26.12345'));
    expect(reading.deadlines).toEqual([]);
    expect(reading.tasks).toContainEqual({ code: 'stated_term', term: 'P6W' });
  });

  test('of an asylum decision that gives no length has both short readings as well', () => {
    const text =
      'Uw asielaanvraag wordt afgewezen als kennelijk ongegrond. U krijgt geen asielvergunning. U kunt in beroep bij de rechtbank Den Haag.';
    const reading = readLetter(office(IND, text, 'Datum: 2 december 2026'));
    expect(reading.kind).toBe('ind_asiel_afwijzing');
    expect(reading.deadlines).toMatchObject([{ what: 'TM09', lastDay: '2026-12-09', drivingDay: '2026-12-07' }]);
  });
});

describe('beroep in cassatie', () => {
  const told = (text: string) => days(office('Gerechtshof Arnhem-Leeuwarden', text));
  const orders = (length: string) => [
    `U kunt binnen ${length} beroep in cassatie instellen bij de Hoge Raad.`,
    `Tegen dit arrest kunt u binnen ${length} in cassatie gaan.`,
    `Cassatie instellen bij de Hoge Raad kan binnen ${length}.`,
    `Binnen ${length} kan beroep worden ingesteld bij de Hoge Raad.`,
  ];

  test.each([
    ['veertien dagen', '2026-12-11'],
    ['zes weken', '2027-01-08'],
    ['drie maanden', '2027-02-27'],
  ])('of %s is a limit of the letter: no other law lends it a later day', (length, last) => {
    for (const text of orders(length)) {
      expect(told(text), text).toEqual([`letter ${last} ${last}`]);
      expect(remedies(office('Gerechtshof Arnhem-Leeuwarden', text)), text).toMatchObject([{ value: 'cassation' }]);
    }
  });

  test('runs from the judgment, which is sent days later, and not from one whose time would be over', () => {
    for (const text of orders('drie maanden')) {
      const judged = `Het hof heeft op 20 november 2026 uitspraak gedaan. ${text}`;
      expect(told(judged), judged).toEqual(['letter 2027-02-20 2027-02-20']);
      const longAgo = `Het hof heeft op 20 maart 2026 uitspraak gedaan. ${text}`;
      expect(told(longAgo), longAgo).toEqual(['letter 2027-02-27 2027-02-27']);
    }
  });

  test('that is not open, or is decided, gives no day', () => {
    for (const text of [
      'Tegen dit arrest staat geen cassatie open. Wij sturen u binnen drie maanden bericht.',
      'Cassatie is niet mogelijk tegen deze beslissing.',
      'U kunt hiertegen niet in cassatie.',
    ])
      expect(remedies(office('Gerechtshof Arnhem-Leeuwarden', text)), text).toEqual([]);
  });
});
