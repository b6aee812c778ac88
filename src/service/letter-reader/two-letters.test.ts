import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const read = (text: string) => readLetter(pagesOfText(text));
const to = 'Mevrouw S. Tesfamariam\nLindehof 40\n3511 AA Utrecht';
const close = '\n\nHoogachtend,\n\nNamens de afzender\n';

interface Part {
  head: string;
  date: string;
  subject: string;
  text: string;
}

const granted: Part = {
  head: 'Gemeente Utrecht\nPostbus 16200\n3500 CE Utrecht',
  date: '9 maart 2027',
  subject: 'uw uitkering',
  text: 'Wij kennen u een bijstandsuitkering toe. U krijgt elke maand geld.',
};
const refused: Part = {
  head: 'Immigratie- en Naturalisatiedienst\nPostbus 16275\n2500 BG Den Haag',
  date: '4 maart 2027',
  subject: 'afwijzing van uw aanvraag',
  text: 'Ik wijs uw aanvraag voor een verblijfsvergunning af. U kunt binnen vier weken na de datum van deze brief bezwaar maken.',
};

/** How a letter looks, from the one with everything to the one that shows least where it begins. */
const looks = {
  whole: ({ head, date, subject, text }: Part) =>
    `${head}\n\n${to}\n\nDatum: ${date}\nBetreft: ${subject}\n\nGeachte mevrouw Tesfamariam,\n\n${text}`,
  'place and day': ({ head, date, subject, text }: Part) =>
    `${head}\n\n${to}\n\nUtrecht, ${date}\n\nOnderwerp: ${subject}\n\nGeachte mevrouw Tesfamariam,\n\n${text}`,
  'no salutation': ({ head, date, subject, text }: Part) =>
    `${head}\n\n${to}\n\nDagtekening: ${date}\nOns kenmerk: 2027/11\nBetreft: ${subject}\n\n${text}`,
  'no subject': ({ head, date, text }: Part) =>
    `${head}\n\n${to}\n\nDatum: ${date}\n\nGeachte mevrouw Tesfamariam,\n\n${text}`,
  'only a salutation': ({ head, text }: Part) => `${head}\n\nGeachte mevrouw Tesfamariam,\n\n${text}`,
};
const betweens = {
  'a new page': '\f',
  'a numbered page': '\fBlad 1\n\n',
  'white lines': '\n\n\n\n',
  'a closing formula': `${close}\n\n`,
};
const cases = Object.entries(looks).flatMap(([look, write]) =>
  Object.entries(betweens).flatMap(([between, mark]) =>
    [[granted, refused] as const, [refused, granted] as const].map(([one, other]) => ({
      name: `${look}, ${between}, ${one.subject} first`,
      text: `${looks.whole(one)}${mark}${write(other)}`,
      dated: look !== 'only a salutation',
    })),
  ),
);

describe('two letters in one file, with or without a closing formula', () => {
  test.each(cases)('$name: no kind, both shown, and what one grants is not told of the other', ({ text, dated }) => {
    const { kind, statements, warnings, tasks, deadlines } = read(text);
    const codes: string[] = warnings.map(({ code }) => code);
    expect(kind).toBe('unknown');
    expect(codes.some((code) => code === 'two_letters' || code === 'perhaps_two_letters')).toBe(true);
    expect(tasks).toContainEqual({ code: 'show_to_lawyer' });
    const decided = statements.flatMap((each) => (each.is === 'decision' ? [`${each.value} ${each.about}`] : []));
    expect(decided).not.toContain('granted residence');
    expect(decided).not.toContain('refused benefit');
    expect(decided).toContain('refused residence');
    if (codes.includes('perhaps_two_letters')) expect(decided.join()).not.toContain('granted');
    const days = [
      ...deadlines.flatMap(({ what, drivingDay }) => (what === 'TM08' || what === 'letter' ? [drivingDay] : [])),
      ...statements.flatMap((each) => (each.is === 'remedy' && each.drivingDay !== null ? [each.drivingDay] : [])),
    ];
    // Without a date of its own a letter may have that of the other one.
    if (dated) expect(days).toContain('2027-04-01');
    if (dated) expect(days.every((day) => day <= '2027-04-01')).toBe(true);
  });
});

describe('one letter, however often its head comes again', () => {
  const [head, body] = [looks.whole(refused), 'U moet Nederland binnen vier weken verlaten.'];

  test.each([
    [
      'page two repeats date and subject',
      `${head}\fDatum: 4 maart 2027\nBetreft: ${refused.subject}\nBlad 2\n\n${body}${close}`,
    ],
    ['page two has its number only', `${head}\n\fPagina 2 van 2\n\n${body}${close}`],
    [
      'an appointment in a table',
      `${head}\n\nDatum: 12 maart 2027\nTijd: 10.00 uur\nPlaats: Rhijnspoor 1\n\n${body}${close}`,
    ],
    ['the same letter twice', `${head}${close}\f${head}${close}`],
    ['the same letter twice without a closing', `${head}\f${head}`],
    [
      'a lawyer sends it on',
      `Advocatenkantoor De Linde\n\n${to}\n\nDatum: 10 maart 2027\nBetreft: besluit\n\nGeachte mevrouw ` +
        `Tesfamariam,\n\nHierbij zend ik u het besluit van de IND.\n\nMet vriendelijke groet,\nmr. T. de ` +
        `Boer, advocaat\n\f${head}${close}`,
    ],
  ])('%s', (_, text) => {
    const codes: string[] = read(text).warnings.map(({ code }) => code);
    expect(codes).not.toContain('two_letters');
    expect(codes).not.toContain('perhaps_two_letters');
  });
});
