import { describe, expect, test } from 'vitest';
import { pagesOfText } from '../pages.ts';
import { readLetter } from '../read-letter.ts';

const read = (text: string) =>
  readLetter(
    pagesOfText(
      `Dienst Terugkeer en Vertrek\n\nMevrouw S. Tesfamariam\n\nDatum: 4 maart 2027\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nDe regievoerder`,
    ),
  );
const measures = (text: string): string[] =>
  read(text).statements.flatMap((each) => (each.is === 'measure' ? [`${each.value} ${each.day}`] : []));

/** A journey, and the ways in which a letter gives its day up for another. */
const journeys = [
  ['transfer', 'Uw overdracht aan Italië'],
  ['removal', 'Uw vlucht naar Lagos'],
] as const;
const moves: readonly ((journey: string) => string)[] = [
  (journey) => `${journey} op 9 maart 2027 gaat niet door. De nieuwe datum is 16 maart 2027.`,
  (journey) => `${journey} is verplaatst van 9 maart 2027 naar 16 maart 2027.`,
  (journey) => `${journey} is verzet naar 16 maart 2027.`,
  (journey) => `${journey} van 9 maart 2027 is geannuleerd. De nieuwe vlucht vertrekt op 16 maart 2027 om 9.15 uur.`,
];

describe('a journey that is moved', () => {
  test.each(journeys.flatMap(([value, journey]) => moves.map((move) => [move(journey), value] as const)))(
    '%s',
    (text, value) => {
      expect(measures(text)).toEqual([`${value} 2027-03-16`]);
      expect(read(text).statements).toContainEqual(expect.objectContaining({ is: 'urgent', value }));
      expect(read(text).kind).not.toBe('dtv_uitnodiging');
    },
  );

  test.each([
    'Uw overdracht aan Italië op 9 maart 2027 gaat niet door. U mag de uitspraak in Nederland afwachten.',
    'De overdracht die voor 9 maart 2027 gepland stond, is van de baan.',
    'Als uw vlucht wordt verplaatst, krijgt u een brief met de nieuwe datum. Voor 16 maart 2027 hoort u meer.',
    'De overdracht van uw dossier is verplaatst naar 16 maart 2027.',
  ])('no journey: %s', (text) => {
    expect(measures(text)).toEqual([]);
  });

  test('the day that is denied is not its day', () => {
    expect(
      measures('U vliegt naar Lagos. U vertrekt niet op 25 maart maar op 18 maart 2027 met het vliegtuig.'),
    ).toEqual(['removal 2027-03-18']);
  });
});
