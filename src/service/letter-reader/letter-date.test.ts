import { describe, expect, test } from 'vitest';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';

/** The ways in which offices write one day, Thursday 4 March 2027. */
const styles = [
  '4 maart 2027',
  'donderdag 4 maart 2027',
  'do 4 maart 2027',
  '4 mrt. 2027',
  '4e maart 2027',
  '04-03-2027',
  '4-3-2027',
  '04/03/27',
  '04.03.2027',
  '04.03.27',
  '2027-03-04',
  '4-mrt-2027',
  '04-MRT-27',
  "4 mrt '27",
  '4 III 2027',
  '04-III-2027',
  '4 March 2027',
  'Thursday, March 4th, 2027',
  'le 4 mars 2027',
  'le jeudi 4 mars 2027',
];
const day = '2027-03-04';

const labels = [
  'Datum',
  'Datum:',
  'Dagtekening',
  'Briefdatum:',
  'Datum brief:',
  'Datum van deze brief',
  'Datum besluit:',
  'Datum beschikking',
  'Besluitdatum:',
  'Datum nota:',
  'Factuurdatum',
  'Nota van:',
  'Factuur van:',
  'Datum exploot:',
  'Datum uitspraak en verzending:',
  'Date:',
  'Date of this letter:',
  'Verzonden:',
  'Verzonden op:',
  'Verzenddatum',
  'Datum verzending:',
  'Datum van verzending',
  'Datum uitreiking:',
  'Datum bekendmaking:',
  'Sent:',
];

/** Days that are near the date of a letter and are not it: earlier ones, a stamp of receipt, a hearing to come. */
const others: readonly (readonly [string, string])[] = [
  ['Uw aanvraag van:', '11 januari 2027'],
  ['Uw brief d.d.:', '18-02-2027'],
  ['Datum aanvraag:', '11-01-2027'],
  ['Geboortedatum:', '12-05-1998'],
  ['Ingekomen:', '8 maart 2027'],
  ['Datum zitting:', '22 april 2027'],
  ['Uiterlijk reageren:', '1 april 2027'],
];

const body = `Geachte mevrouw Tesfamariam,

Op 11 januari 2027 hebben wij uw aanvraag ontvangen. Bij besluit van 2 februari 2027 is daarop beslist. Op 3 maart 2027
spraken wij u daarover. Uw bezwaar moet uiterlijk op 15 april 2027 bij ons binnen zijn. De zitting is op 22 april 2027 om
10.15 uur.

Hoogachtend,

mr. A. Veldman`;
const to = 'Gemeente Zaltbommel\nPostbus 10\n\nMevrouw S. Tesfamariam\nPostbus 40, 3500 AA Utrecht\n';

type Row = readonly [label: string, value: string];

/** How the references stand: under each other, side by side, each under its label, or in the lines of a mail. */
const arrangements: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  'under each other': (rows) =>
    `${to}\n${rows.map(([label, value]) => `${label.padEnd(34)}${value}`).join('\n')}\nBetreft                           uw zaak\n\n${body}`,
  'after a colon': (rows) =>
    `${to}\n${rows.map(([label, value]) => `${label.replace(/:$/, '')}: ${value}`).join('\n')}\nBetreft: uw zaak\n\n${body}`,
  'side by side': (rows) =>
    `${to}\n${rows.map(([label]) => label.padEnd(38)).join('')}\n${rows.map(([, value]) => value.padEnd(38)).join('')}\n\nBetreft: uw zaak\n\n${body}`,
  'over its value, on the right': (rows) =>
    `${to}\n${rows.map(([label, value]) => `${' '.repeat(60)}${label}\n${' '.repeat(60)}${value}\n`).join('\n')}\nBetreft: uw zaak\n\n${body}`,
  'in a letter without a salutation': (rows) =>
    `${to}\n${rows.map(([label, value]) => `${label.padEnd(34)}${value}`).join('\n')}\n\n${body.slice(body.indexOf('\n'))}`,
};

const dateOf = (text: string) => findAll(new Letter(pagesOfText(text))).letterDate;

describe('the date of a letter', () => {
  // Each arrangement takes a share of all labels in all styles; together they take every one.
  test.each([...Object.keys(arrangements).entries()])(
    'is found by its label, %i: %s, however written',
    (share, name) => {
      const wrong = labels.flatMap((label, at) =>
        styles.flatMap((style, rank) => {
          if ((at + rank) % Object.keys(arrangements).length !== share) return [];
          const other = others[(at + rank) % others.length] as Row;
          const rows: Row[] = (at + rank) % 2 === 0 ? [[label, style], other] : [other, [label, style]];
          const found = dateOf(arrangements[name]?.(rows) ?? '');
          return found === day ? [] : [`${rows.map((row) => row.join(' ')).join(' | ')}: ${found}`];
        }),
      );
      expect(wrong).toEqual([]);
    },
  );

  test.each(styles)('is found after a place, %s', (style) => {
    for (const place of ['Utrecht,', "'s-Hertogenbosch,", 'Den Haag, de', 'Bergen op Zoom,']) {
      const line = `${place} ${style.replace(/^le /, '')}`;
      expect(dateOf(`${to}\n${line}\n\nBetreft: uw zaak\n\n${body}`), line).toBe(day);
      expect(dateOf(`${to}\nBetreft: uw zaak\n\n${body}\n${line}`), line).toBe(day);
    }
  });

  test.each(styles)('is found at the end of a paper, %s', (style) => {
    for (const opening of ['Aldus opgemaakt te Utrecht op', 'Gedaan te Zaltbommel,', 'Aldus vastgesteld op']) {
      const line = `${opening} ${style.replace(/^le /, '')}`;
      expect(dateOf(`${to}\nBetreft: uw zaak\n\n${body}\n${line}`), line).toBe(day);
    }
  });

  test.each(['Datum', 'Verzonden', 'Sent', 'Date'])('is found in the lines of a mail with its hour, %s', (label) => {
    for (const style of styles)
      for (const hour of ['09:12', 'om 9.12 uur', '09:12:44', ''])
        expect(
          dateOf(
            `Van: loket@gemeente.example\n${label}: ${style} ${hour}\nAan: S. Tesfamariam\nOnderwerp: uw zaak\n\n${body}`,
          ),
          `${style} ${hour}`,
        ).toBe(day);
  });

  test('is the day on which a bailiff acts', () => {
    const writ = (date: string) =>
      `Gerechtsdeurwaarder A. Polman\n\nEXPLOOT\n\n${date} heb ik, op verzoek van Woonfonds B.V., ` +
      `gedagvaard: S. Tesfamariam,\n\nom op woensdag 7 april 2027 te 10.00 uur te verschijnen op de ` +
      'zitting van de kantonrechter.';
    expect(dateOf(writ('Heden, 4 maart 2027,'))).toBe(day);
    expect(dateOf(writ('Heden, de vierde maart tweeduizendzevenentwintig (4 maart 2027),'))).toBe(day);
  });

  test('is never the later one of two: the day of the mail around a letter, a stamp', () => {
    expect(
      dateOf(
        `Van: kantoor@advocaat.example\nAan: opvang\nDatum: 12 maart 2027 09:12\nOnderwerp: FW: ` +
          `besluit\n\nBeste collega,\n\nHieronder het besluit.\n\nVerzonden: 4 maart 2027. Aan: mr. A. ` +
          `Veldman.\n\nUw aanvraag wordt afgewezen. Dit besluit is verzonden op 4 maart 2027. U kunt binnen ` +
          'vier weken bezwaar maken.',
      ),
    ).toBe(day);
  });

  test('is no hearing that a judgment tells of shortly before it was sent', () => {
    expect(
      dateOf(
        `Rechtbank Den Haag\n\nVerzonden: 4 maart 2027\n\n1. Verweerder nam op 6 augustus 2026 een besluit. ` +
          `Het beroep is behandeld op 25 februari 2027.\n\n2. Het beroep is ongegrond. Hoger beroep kan binnen ` +
          'een week na verzending.',
      ),
    ).toBe(day);
  });

  test.each([
    'De brief van de IND van 4 maart 2027 is een plan en geen besluit. Op 25 februari 2027 kon u niet komen.',
    'Gisteren, 4 maart 2027, heeft de IND besloten dat u naar Frankrijk moet. De termijn loopt af op 16 maart 2027.',
    'Het Openbaar Ministerie heeft de IND op 4 maart 2027 een bericht gestuurd.',
    'Ik vertaal de brief van de ambassade:\n\n"4 maart 2027. Wij kunnen niets voor u doen."',
    'Het was de rechtbank in Arnhem, uitgesproken en verzonden op 4 maart 2027. Het beroep is ongegrond.',
    'In de envelop zat een beslissing van de gemeente, gedateerd 4 maart 2027.',
    'De IND zegt nee. De brief is gedagtekend op donderdag 4 maart 2027 en je hebt vier weken.',
    'De rechtbank heeft beslist. Bekendgemaakt is het op 4 maart 2027.',
    'De politie stopt ermee; het papier is verstuurd op 4 maart 2027.',
  ])('is that of the letter that a mail by somebody else tells of: %s', (text) => {
    const mail = (from: string) =>
      `Van: ${from}\nAan: S. Tesfamariam\nDatum: 9 maart 2027\nOnderwerp: uw zaak\n\nBeste mevrouw,\n\n${text}\n\nGroet,\nJelle`;
    expect(dateOf(mail('mr. J. Strand'))).toBe(day);
    expect(dateOf(mail('Gemeente Zaltbommel'))).toBe('2027-03-09');
  });

  test.each([
    'Raad voor Rechtsbijstand, 4 maart 2027',
    'Schadefonds Geweldsmisdrijven, 4 maart 2027',
    'IND, donderdag 4 maart 2027',
    'Rechtbank Den Haag, zittingsplaats Utrecht, 4 maart 2027',
    'Officier van justitie, Arnhem, 4 maart 2027 Parketnummer 05-123456-26',
  ])('is that of the office above what a mail sends on: %s', (head) => {
    for (const label of ['Datum', 'Verzonden'])
      for (const mark of ['Begin doorgestuurd bericht:', '---------- Forwarded message ---------'])
        expect(
          dateOf(
            `Van: kantoor Strand\nAan: S. Tesfamariam\n${label}: 9 maart 2027\n\nTer ` +
              `informatie.\n\n${mark}\n\n${head}\nTegen deze beslissing kan binnen zes weken bezwaar worden ` +
              'gemaakt.',
          ),
          `${label} ${mark}`,
        ).toBe(day);
  });

  test.each([
    'Het besluit van de IND van 4 maart 2027 is binnen: u moet weg.',
    'De officier van justitie heeft me de brief gestuurd die jij ook kreeg, van 4 maart 2027.',
    'Ik las in het dossier het besluit van de gemeente dat gisteren kwam, van 4 maart 2027.',
  ])('is that of the letter told of, also where the mail bears only the day of its sending: %s', (text) => {
    expect(
      dateOf(
        `Van: mr. J. Strand\nAan: S. Tesfamariam\nVerzonden: 9 maart 2027\nOnderwerp: uw zaak\n\nBeste,\n\n${text}`,
      ),
    ).toBe(day);
  });

  test.each([
    '----- Rechtbank Midden-Nederland, 4 maart 2027, zaak UTR 26/1204 -----',
    '---- IND, 4 maart 2027 ----',
    '___ Officier van justitie, Zwolle, 4 maart 2027, parketnummer 08-112233-26 ___',
    '===== Gemeente Zaltbommel, donderdag 4 maart 2027 =====',
    '--- Schadefonds, 4 maart 2027, kenmerk 2027/118',
  ])('is that of the office on the line under which somebody pasted a letter: %s', (line) => {
    expect(
      dateOf(
        `Van: Jelle\nAan: S. Tesfamariam\nDatum: 9 maart 2027\nOnderwerp: fw\n\nHoi,\n\nDit kwam binnen. Ik ` +
          `bel je op 8 maart 2027.\n\n${line}\n\nGeachte mevrouw,\n\nTegen deze beslissing kan binnen zes ` +
          'weken bezwaar worden gemaakt.',
      ),
    ).toBe(day);
  });

  test.each([
    'Wij hebben ons bezwaar aan de IND verzonden op 4 maart 2027.',
    'Ik heb de stukken voor de rechtbank verstuurd op 4 maart 2027.',
    'Je aanvraag bij de gemeente is verstuurd op 4 maart 2027.',
  ])('is not the day on which somebody sent something to an office: %s', (text) => {
    expect(
      dateOf(
        `Van: mr. J. Strand\nAan: S. Tesfamariam\nDatum: 9 maart 2027\nOnderwerp: uw zaak\n\nBeste,\n\n${text} Nu is het wachten op antwoord.\n\nGroet,\nJelle`,
      ),
    ).toBe('2027-03-09');
  });

  test.each(['Nota bloedonderzoek', 'Your visit of', 'Gesprek van', 'Huisbezoek:'])(
    'is no day in the subject: %s',
    (subject) => {
      expect(dateOf(`${to}\nDatum: 4 maart 2027\n${subject} 3 februari 2027\n\n${body}`)).toBe(day);
    },
  );
});

describe('a label that was read badly', () => {
  const dated = (label: string) =>
    `Gemeente Houten\nPostbus 30\n\n${label}     2 maart 2027\nBetreft      uw verzoek om ` +
    `gegevens\n\nGeachte mevrouw Tesfamariam,\n\nWij vragen u om deze stukken.\n\nNr.         Stuk     ` +
    `Bij ons uiterlijk op\n1           Antecedentenverklaring, volledig ingevuld en met handtekening     ` +
    `30 maart 2027\n`;

  test.each(['Datum:', 'Datu m:', 'Daturn:', 'Dalum:', 'Da tum:'])('%s is the date of the letter', (label) => {
    expect(findAll(new Letter(pagesOfText(dated(label)))).letterDate).toBe('2027-03-02');
  });

  test.each(['doorgestuurd bericht', 'doorgestuurd  bericht'])('under "%s" the letter has its own date', (mark) => {
    const mail =
      `Van: Biermans Advocatuur\nAan: T. Haile\nVerzonden: 14 september 2026\n\nTer informatie.\n\nBegin ` +
      `${mark}:\n\nRaad voor Rechtsbijstand, 11 september 2026 Toevoegingsnummer 6BC7719 Aan T. Haile ` +
      `is\neen toevoeging verleend. Eigen bijdrage: € 0,00.\n`;
    expect(findAll(new Letter(pagesOfText(mail))).letterDate).toBe('2026-09-11');
  });
});
