import { describe, expect, test } from 'vitest';
import { isLearnedFrom } from './letters-of-hands.ts';
import { readWordings, wordingsOf } from './wordings.ts';

describe('the form of a wording', () => {
  const [letter, bare] = wordingsOf(
    '1-x',
    '@ cak CAK\n[fine] Boete | U betaalt. || Bezwaar kan.\n@ cak CAK nl bare\nBoete | Betaal.\n',
  );

  test('a letter has a date and a subject, and a page where it says so; a bare one has neither', () => {
    expect(letter?.text).toMatch(/Datum.*\n(?:Betreft|Onderwerp) +Boete\n/);
    expect(letter?.text).toMatch(/U betaalt\.\s*\f\s*Bezwaar kan\./);
    expect(letter).toMatchObject({ hand: 'words', kind: 'cak', outcome: 'fine' });
    expect(bare?.text).not.toMatch(/Datum|Boete/);
  });

  test('a mail has its four lines and a short signature, and no letterhead or reference block', () => {
    const [dutch, english] = wordingsOf(
      '20-x',
      '@ cak CAK nl mail\nBoete | U betaalt.\n@ cak CAK en mail\nFine | You pay.\n',
    );
    expect(dutch?.text).toMatch(/^(?:-+.*\n)?Van: .+\nAan: .+\n(?:Datum|Verzonden): .+\nOnderwerp: Boete\n/);
    expect(english?.text).toMatch(/^(?:-+.*\n)?From: .+\nTo: .+\n(?:Date|Sent): .+\nSubject: Fine\n/);
    expect(dutch?.text).not.toMatch(/Postbus/);
    expect(dutch?.hand).toBe('words-third');
  });

  test('of a turned scan the signed page comes first, and the letterhead after it, unless that page is lost', () => {
    const [both, one] = wordingsOf('7-x', '@ rvs RVS nl turned\nA | De tweede. || De eerste.\nA | Alleen de tweede.\n');
    expect(both?.text).toMatch(/^De tweede\.[^\f]*secretaris[^\f]*\f[^\f]*Raad van State[^\f]*De eerste\.$/);
    expect(one?.text).toMatch(/^Alleen de tweede\.[^\f]*secretaris[^\f]*$/);
    expect(both?.hand).toBe('words-second');
  });
});

test('no wording is empty or stands there twice', () => {
  const all = readWordings();
  expect(all.filter(({ text }) => text.length < 200).map(({ id }) => id)).toEqual([]);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
});

test('a mail of no kind is learned from when it stands among the wordings, as those there that retell a letter', () => {
  const [mail] = wordingsOf('20-x', '@ unknown LAW nl mail\nKoffie | Zullen we woensdag om drie uur bijpraten?\n');
  if (mail === undefined) throw new Error('No mail.');
  expect(isLearnedFrom({ ...mail, set: 'wordings' })).toBe(true);
  expect(isLearnedFrom({ ...mail, set: 'second' })).toBe(false);
});
