import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const letter = (from: string, title: string, text: string) =>
  readLetter(
    pagesOfText(
      `${from}\n\nMevrouw S. Tesfamariam\nLindehof 40\n3511 AA Utrecht\n\nDatum: 4 maart 2027\nBetreft: ` +
        `${title}\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nMet vriendelijke groet,\n\n${from}`,
    ),
  );

/** What a kind lays on somebody, and how it does that. */
const imposed = [
  {
    kind: 'cjib_boete',
    from: 'Centraal Justitieel Incassobureau',
    thing: 'de boete',
    imposes: 'U heeft een boete van € 159,00. U kunt binnen zes weken beroep instellen bij de officier van justitie.',
  },
  {
    kind: 'ind_inreisverbod',
    from: 'Immigratie- en Naturalisatiedienst',
    thing: 'het inreisverbod',
    imposes:
      'Wij vaardigen tegen u een inreisverbod uit. U mag twee jaar niet naar Nederland of een ander Schengenland.',
  },
  {
    kind: 'politie_meldplicht',
    from: 'Politie Eenheid Limburg, AVIM',
    thing: 'de meldplicht',
    imposes: 'U heeft een meldplicht. U moet zich elke maand melden bij de vreemdelingenpolitie.',
  },
  {
    kind: 'rb_griffierecht',
    from: 'Rechtbank Midden-Nederland',
    thing: 'het griffierecht',
    imposes: 'U moet griffierecht betalen. Het bedrag van € 53,00 moet binnen vier weken op onze rekening staan.',
  },
  {
    kind: 'ind_leges',
    from: 'Immigratie- en Naturalisatiedienst',
    thing: 'de leges',
    imposes: 'U moet leges betalen voor uw aanvraag: € 405,00. Betaal binnen twee weken.',
  },
  {
    kind: 'vreemdelingenbewaring',
    from: 'Dienst Terugkeer en Vertrek',
    thing: 'de maatregel van bewaring',
    imposes:
      'U bent in bewaring gesteld op grond van artikel 59 van de Vreemdelingenwet, in detentiecentrum Rotterdam.',
  },
] as const;

const lifts: readonly ((thing: string) => string)[] = [
  (thing) => `Wij trekken ${thing} in.`,
  (thing) => `Wij heffen ${thing} met ingang van vandaag op.`,
  (thing) => `${thing.charAt(0).toUpperCase()}${thing.slice(1)} is met ingang van vandaag ingetrokken.`,
  (thing) => `Vanaf vandaag vervalt ${thing}.`,
  (thing) => `Hierbij bericht ik u dat ${thing} is opgeheven.`,
];

describe('what is lifted is not told as laid on somebody', () => {
  test.each(imposed.flatMap((each) => lifts.map((lift) => ({ ...each, text: lift(each.thing) }))))(
    '$kind: $text',
    ({ kind, from, thing, imposes, text }) => {
      expect(letter(from, thing, `${imposes} ${text}`).kind).not.toBe(kind);
    },
  );

  test.each(imposed)('$kind holds, also where the letter says when it would not', ({ kind, from, thing, imposes }) => {
    const { kind: found } = letter(from, thing, `${imposes} Als u gelijk krijgt, vervalt ${thing}.`);
    expect(found).toBe(kind);
  });
});

test('a prosecution after all is no dismissal', () => {
  const { kind } = letter(
    'Openbaar Ministerie, arrondissementsparket Noord-Holland',
    'Uw aangifte',
    'Eerder schreef ik dat ik de verdachte niet zou vervolgen. Ik heb de zaak opnieuw bekeken en ga de verdachte toch dagvaarden.',
  );
  expect(kind).not.toBe('om_sepot');
});

test('more time for the reader is no more time for the office', () => {
  const { kind } = letter(
    'Immigratie- en Naturalisatiedienst',
    'Verlenging van de termijn',
    'Wij geven u meer tijd. De nieuwe laatste dag voor de gronden van uw bezwaar is 1 april 2027.',
  );
  expect(kind).not.toBe('ind_verdaging');
});
