import { describe, expect, test } from 'vitest';
import { dayAndDate } from '#app/platform/language/index.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { explain } from './explain.ts';
import { daysGone, foundFacts, proposalsOf } from './letter-proposals.ts';

const refusal = (date: string, remedy = '') => `Immigratie- en Naturalisatiedienst
Postbus 16275
2500 BG Den Haag

Mevrouw S. Tesfamariam

Datum: ${date}
Betreft: afwijzing van uw aanvraag

Geachte mevrouw Tesfamariam,

Wij wijzen uw aanvraag voor een verblijfsvergunning af. ${remedy}

Hoogachtend,

de minister van Asiel en Migratie
`;
const grant = (date: string) => `Gemeente Utrecht
Postbus 16200
3500 CE Utrecht

Mevrouw S. Tesfamariam

Datum: ${date}
Betreft: uw uitkering

Geachte mevrouw Tesfamariam,

Wij kennen u een bijstandsuitkering toe.

Hoogachtend,

het college
`;
const stated = 'U kunt binnen vier weken na de datum van deze brief bezwaar maken.';

describe('two letters in one file', () => {
  test.each([
    ['a refusal without its remedy first', `${refusal('4 maart 2027')}\f${grant('9 maart 2027')}`],
    ['a refusal without its remedy second', `${grant('9 maart 2027')}\f${refusal('4 maart 2027')}`],
    ['two refusals, the later first', `${refusal('9 maart 2027')}\f${refusal('4 maart 2027')}`],
    [
      'two refusals that state it, the later first',
      `${refusal('9 maart 2027', stated)}\f${refusal('4 maart 2027', stated)}`,
    ],
    [
      'two refusals that state it, the earlier first',
      `${refusal('4 maart 2027', stated)}\f${refusal('9 maart 2027', stated)}`,
    ],
  ])('every day that was read is there to keep, the earliest of one limit: %s', (_, text) => {
    const reading = readLetter(pagesOfText(text));
    const proposals = proposalsOf(reading, foundFacts(reading)).map(({ key, days }) => [key, days?.drivingDay]);
    expect(proposals).toContainEqual(['TM08', '2027-04-01']);
    const kept = proposals.map(([, day]) => day);
    const earliest = new Map(
      [...reading.deadlines]
        .reverse()
        .sort((a, b) => b.drivingDay.localeCompare(a.drivingDay))
        .map((each) => [each.what, each.drivingDay]),
    );
    for (const day of earliest.values()) expect(kept).toContain(day);
    expect(new Set(proposals.map(([key]) => key)).size).toBe(proposals.length);
    expect(kept).toEqual([...kept].sort());
    // The client's sheet tells them too.
    const days = proposals.map(([what = '', drivingDay = '']) => ({ what, drivingDay }));
    const { byWhen } = explain(reading, 'nl', days, undefined, 'client').client;
    for (const { drivingDay } of days)
      expect(byWhen.map(({ text }) => text).join(' ')).toContain(dayAndDate(drivingDay, 'nl'));
    // Taken for one letter of a later date, the earlier day stays in sight.
    const later = { kind: 'ind_afwijzing', outcome: null, letterDate: '2027-03-12', sentDate: null } as const;
    expect(daysGone(reading, later)).toContainEqual({ what: 'TM08', day: '2027-04-01' });
  });
});
