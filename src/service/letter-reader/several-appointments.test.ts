import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

interface Visit {
  weekday: string;
  day: string;
  digits: string;
  iso: string;
  hour: string;
  what: string;
  at: string;
}

const visits: readonly Visit[] = [
  ['dinsdag', '23 maart 2027', '23-03-2027', '2027-03-23', '10.00', 'intake', 'Stationsplein 1, Utrecht'],
  ['donderdag', '25 maart 2027', '25-03-2027', '2027-03-25', '14.30', 'gesprek', 'Kroonstraat 25, Utrecht'],
  ['maandag', '5 april 2027', '05-04-2027', '2027-04-05', '09.15', 'onderzoek', 'Maliebaan 3, Utrecht'],
  ['vrijdag', '9 april 2027', '09-04-2027', '2027-04-09', '16.45', 'nagesprek', 'Parklaan 12, Utrecht'],
].map(([weekday = '', day = '', digits = '', iso = '', hour = '', what = '', at = '']) => ({
  weekday,
  day,
  digits,
  iso,
  hour,
  what,
  at,
}));

/** Several appointments as a list, a table, blocks of labels and running text. */
const forms: Readonly<Record<string, (all: readonly Visit[]) => string>> = {
  'a list': (all) =>
    `Uw afspraken:\n\n${all.map((v) => `- ${v.weekday} ${v.day} om ${v.hour} uur: een ${v.what}, ${v.at}`).join('\n')}`,
  'a list without words': (all) => `Uw afspraken:\n\n${all.map((v) => `- ${v.day}, ${v.hour}, ${v.at}`).join('\n')}`,
  'a numbered list': (all) =>
    `Wij hebben voor u ingepland:\n\n${all.map((v, at) => `${at + 1}. ${v.digits}, ${v.hour.replace('.', ':')}, ${v.what}, ${v.at}`).join('\n')}`,
  'a table': (all) =>
    `Uw afspraken:\n\nDatum                   Tijd          Plaats\n${all.map((v) => `${v.day.padEnd(24)}${`${v.hour} uur`.padEnd(14)}${v.at}`).join('\n')}`,
  'a table with what it is': (all) =>
    `Uw afspraken:\n\nWat                 Datum               Tijd          ` +
    `Waar\n${all.map((v) => `${v.what.padEnd(20)}${v.digits.padEnd(20)}${v.hour.padEnd(14)}${v.at}`).join('\n')}`,
  'blocks of labels': (all) =>
    all
      .map((v, at) => `Afspraak ${at + 1}\nDatum: ${v.weekday} ${v.day}\nTijd: ${v.hour} uur\nPlaats: ${v.at}`)
      .join('\n\n'),
  'blocks in two columns': (all) =>
    all
      .map((v) => `Wat:             ${v.what}\nWanneer:         ${v.day} om ${v.hour} uur\nWaar:            ${v.at}`)
      .join('\n\n'),
  'running text': (all) =>
    all.map((v) => `Op ${v.weekday} ${v.day} om ${v.hour} uur heeft u een ${v.what} op ${v.at}.`).join(' '),
  'one sentence': (all) =>
    `Wij verwachten u ${all.map((v) => `op ${v.day} om ${v.hour} uur op ${v.at}`).join(', en ')}.`,
  'text that speaks of other days too': (all) =>
    all
      .map(
        (v) =>
          `U heeft een ${v.what} op ${v.day} om ${v.hour} uur, ${v.at}. Kunt u niet? Bel ons dan uiterlijk op 12 maart 2027.`,
      )
      .join(' '),
};

function read(body: string) {
  return readLetter(
    pagesOfText(
      `Bureau Zuidwaard\nPostbus 12\n3500 AB Utrecht\n\nMevrouw S. Tesfamariam\nLindehof 40\n3511 AA ` +
        `Utrecht\n\nDatum: 4 maart 2027\nBetreft: uw afspraken\n\nGeachte mevrouw ` +
        `Tesfamariam,\n\n${body}\n\nHoogachtend,\n\nA. Veldman`,
    ),
  );
}

describe('several appointments in one letter', () => {
  test.each(Object.entries(forms))('are all found, each with its day, hour and place: %s', (_, form) => {
    for (const count of [2, 3, 4])
      for (const first of [0, 4 - count]) {
        const all = visits.slice(first, first + count);
        const { appointments, statements } = read(form(all));
        expect(appointments.map(({ date, time }) => `${date} ${time}`)).toEqual(
          all.map(({ iso, hour }) => `${iso} ${hour.replace('.', ':')}`),
        );
        for (const [at, { place }] of appointments.entries())
          for (const other of all) {
            const isOwn = other === all[at];
            const street = other.at.split(',')[0] ?? '';
            expect(place?.includes(street), `${other.at} in ${place}`).toBe(isOwn);
          }
        const told = statements.filter((each) => each.is === 'appointment');
        expect(told.map(({ date, time, at }) => ({ date, time, place: at }))).toEqual(appointments);
      }
  });

  test('on one day are told by their hours', () => {
    const { appointments } = read(
      'Op 23 maart 2027 heeft u drie afspraken: om 9.00 uur bij de balie, om 10.30 uur bij de arts en om 13.15 uur bij de tolk.',
    );
    expect(appointments.map(({ date, time }) => `${date} ${time}`)).toEqual([
      '2027-03-23 09:00',
      '2027-03-23 10:30',
      '2027-03-23 13:15',
    ]);
  });

  test('of which one has no hour: it takes none of another', () => {
    const { appointments } = read(
      'U wordt verwacht op 23 maart 2027 om 10.00 uur. U wordt ook verwacht op 25 maart 2027; hoe laat ' +
        'hoort u nog. Op 5 april 2027 om 9.15 uur is het gesprek.',
    );
    expect(appointments.map(({ date, time }) => `${date} ${time}`).sort()).toEqual([
      '2027-03-23 10:00',
      '2027-03-25 null',
      '2027-04-05 09:15',
    ]);
  });

  test('of which one was moved: the day that was is none', () => {
    const { appointments } = read(
      'U wordt verwacht op 23 maart 2027 om 10.00 uur. De afspraak van 25 maart 2027 gaat niet door. Op 5 april 2027 om 9.15 uur is het gesprek.',
    );
    expect(appointments.map(({ date }) => date)).toEqual(['2027-03-23', '2027-04-05']);
  });

  test('a summons without an hour has its day', () => {
    expect(read('U wordt gedagvaard om op 23 maart 2027 te verschijnen.').appointments).toEqual([
      { date: '2027-03-23', time: null, place: null },
    ]);
  });

  const row = (day: string, hour: string, what: string, word: string) =>
    `  ${`${day}, ${hour}`.padEnd(24)}${what.padEnd(30)}${word}`;
  test.each(['VERVALT', 'GEANNULEERD', 'vervalt (ziek)'])(
    'in rows: one that is called off takes no other with it (%s)',
    (word) => {
      const rows = [
        row('di 23 maart', '9.00 u.', 'intake Stationsplein', word),
        row('do 25 maart', 'half elf', 'gesprek Kroonstraat', ''),
        row('ma 5 april', '9.15 u.', 'onderzoek Maliebaan', ''),
      ];
      const { appointments } = read(`Uw afspraken op een rij:\n\n${rows.join('\n')}`);
      expect(appointments.map(({ date, time }) => `${date} ${time}`)).toEqual(['2027-03-25 10:30', '2027-04-05 09:15']);
    },
  );

  test('and what comes of staying away calls nothing off', () => {
    const { appointments } = read(
      'U meldt zich op 23 maart 2027 te 10.00 uur. Weigert u, dan vervalt uw recht op opvang.',
    );
    expect(appointments.map(({ date }) => date)).toEqual(['2027-03-23']);
  });
});
