import { describe, expect, test } from 'vitest';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { foundFacts, proposalsOf } from './letter-proposals.ts';

const hearing = `Openbaar Ministerie
Arrondissementsparket Midden-Nederland

Mevrouw S. Tesfamariam

Datum            24 november 2026
Parketnummer     16/963383-26
Betreft          de datum van de zitting

Geachte mevrouw,

De strafzaak waarin u aangifte hebt gedaan, wordt behandeld op 31 december 2026 om 9.30 uur. De zitting is in
de rechtbank Midden-Nederland, Vrouwe Justitiaplein 1 in Utrecht.

U mag bij de zitting zijn, maar dat hoeft niet. Hebt u schade? Dan kunt u zich nog voegen in het strafproces. U hebt ook het recht om te spreken.

Met vriendelijke groet,
de officier van justitie`;

describe('the limits of a letter', () => {
  test('that end on the day in court keep their name: until then one may join (Sv 51g)', () => {
    const reading = readLetter(pagesOfText(hearing));
    expect(reading.kind).toBe('om_zitting');
    const proposals = proposalsOf(reading, foundFacts(reading));
    expect(proposals.map(({ what, days }) => [what, days?.drivingDay])).toEqual([['TM19', '2026-12-31']]);
  });

  test('run from the day on which a penal order was handed over, where that is before the letter about it', () => {
    const order = [
      'Centraal Justitieel Incassobureau',
      'Datum: 30 november 2026',
      'Onderwerp: Betaling strafbeschikking',
      'Geachte mevrouw,',
      'Op 27 november 2026 is aan u in persoon een strafbeschikking uitgereikt. De boete bedraagt € 250. Bent u ' +
        'het niet eens met de strafbeschikking, dan kunt u verzet doen. Betaal de boete anders uiterlijk 11 januari 2027.',
      'Centraal Justitieel Incassobureau',
    ];
    const reading = readLetter(pagesOfText(order.join('\n\n')));
    const proposals = proposalsOf(reading, foundFacts(reading));
    expect(proposals.find(({ what }) => what === 'TM24')).toMatchObject({
      start: '2026-11-27',
      days: { drivingDay: '2026-12-11' },
    });
  });

  test.each([
    [
      'is the remedy that it states',
      'Bureau Voorbeeld',
      'U kunt binnen zes weken na de datum van deze brief bezwaar maken.',
      ['TM12 2027-01-08'],
    ],
    [
      'is the earlier of two laws',
      'Immigratie- en Naturalisatiedienst',
      'U kunt binnen zes weken na de datum van deze brief bezwaar maken.',
      ['TM12 2026-12-28'],
    ],
    [
      'runs from the judgment',
      'Bureau Voorbeeld',
      'U bent op 20 november 2026 door de politierechter veroordeeld. Binnen veertien dagen na de uitspraak kunt u hoger beroep instellen.',
      ['TM39 2026-12-04'],
    ],
    [
      'runs from the decision that a lawyer retells',
      'Advocatenkantoor Voorbeeld',
      'De IND heeft op 4 november 2026 uw aanvraag afgewezen. U kunt binnen vier weken bezwaar maken.',
      ['TM08 2026-12-02'],
    ],
    [
      'has its other reading',
      'Bureau Voorbeeld',
      'Tegen deze uitspraak kunt u binnen zes weken verzet doen.',
      ['TM35 2026-12-28'],
    ],
  ])('of no known kind: %s', (_, head, text, limits) => {
    const reading = readLetter(
      pagesOfText(`${head}\n\nDatum: 27 november 2026\n\nGeachte mevrouw,\n\n${text}\n\n${head}`),
    );
    const found = proposalsOf(reading, foundFacts(reading));
    expect(found.map(({ what, days }) => `${what} ${days?.drivingDay}`)).toEqual(limits);
  });
});
