import { describe, expect, test } from 'vitest';
import { languages } from '#app/platform/language/index.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { type LetterStatement, statementSchema } from '#app/service/letter-reader/statements/statement.ts';
import { explain } from './explain.ts';
import { statementSentences } from './statement-sentences.ts';
import { tellStatements } from './tell-statements.ts';
import { nothingApproved } from './telling.ts';
import type { ExplanationReader } from './telling-rules.ts';

const place = { page: 1, box: [0, 0, 1, 1] as [number, number, number, number], text: 'x' };

/** Every statement that can be made, with the day and without. */
function everyStatement(): LetterStatement[] {
  const days = ['2026-12-11', null];
  const made: unknown[] = statementSchema.options.flatMap(({ shape }): unknown[] => {
    const is = shape.is.value;
    const values = 'value' in shape && 'options' in shape.value ? shape.value.options : [];
    const each = values.flatMap((value) => days.map((day) => ({ is, value, day, ...place })));
    if (is === 'decision') {
      const abouts = 'about' in shape ? shape.about.options : [];
      return values.flatMap((value) => abouts.map((about: string) => ({ is, value, about, ...place })));
    }
    if (is === 'remedy') {
      const remedy = { where: null, from: 'letter', start: null, term: null, law: 'statute', statedLastDay: null };
      return each.map(({ day, ...one }) => ({ ...one, ...remedy, lastDay: day, drivingDay: day, readings: [] }));
    }
    if (is === 'period') {
      const abouts = 'about' in shape ? shape.about.options : [];
      return abouts.map((about: string) => ({
        is,
        about,
        start: '2026-12-12',
        day: '2026-12-11',
        limit: 'TM06',
        ...place,
      }));
    }
    if (is === 'called_off') return [{ is, date: '2026-12-11', ...place }];
    if (is === 'measure') return each.map((one) => ({ ...one, time: null }));
    if (is === 'duty' || is === 'request') return each;
    return values.map((value) => ({ is, value, ...place }));
  });
  return made.map((each) => statementSchema.parse(each));
}

const quiet = ['role.applicant', 'role.holder', 'role.party', 'role.parent', 'addressee.client', 'writer.office'];
const unsaid = ['writer.unknown', 'appointment', 'announcement', 'amount'];

describe.each(languages)('a statement told in %s', (lang) => {
  test('has a sentence, whatever it is, but for what nobody needs to hear', () => {
    const said = (each: LetterStatement) => tellStatements({ statements: [each] }, lang);
    const name = (each: LetterStatement) => ('value' in each ? `${each.is}.${each.value}` : each.is);
    const without = everyStatement()
      .filter((each) => said(each).length === 0)
      .map(name)
      .filter((each) => ![...quiet, ...unsaid].includes(each) && !each.startsWith('amount'));
    expect([...new Set(without)]).toEqual([]);
  });

  test('never says yes of a no: each polarity has words of its own', () => {
    const { sentences } = statementSentences(lang);
    const decisions = sentences.filter(({ id }) => id.startsWith('decision.'));
    expect(new Set(decisions.map(({ text }) => text)).size).toBe(decisions.length);
    const yes = decisions.filter(({ text }) => /\b(ja|yes)\b/.test(text)).map(({ id }) => id);
    expect(yes).toEqual(['decision.granted.about', 'decision.granted', 'decision.partly.about', 'decision.partly']);
    // A yes to a part is said together with the no to the rest.
    const whole = yes.filter((id) => !id.startsWith('decision.partly'));
    expect(decisions.filter(({ id, text }) => whole.includes(id) && /\b(nee|no)\b/.test(text))).toEqual([]);
    expect(decisions.filter(({ id, text }) => id.startsWith('decision.partly') && !/\b(nee|no)\b/.test(text))).toEqual(
      [],
    );
  });

  test('is short: 20 words a sentence at most, and has the same ids and places in every language', () => {
    const { sentences } = statementSentences(lang);
    const long = sentences.flatMap(({ text }) =>
      text.split(/(?<=[.?!])\s/).filter((one) => one.split(/\s+/).length > 20),
    );
    expect(long).toEqual([]);
    const filled = (of: typeof sentences) =>
      of.map(({ id, part, text }) => `${id} ${part} ${(text.match(/\{\w+\}/g) ?? []).sort().join()}`);
    expect(filled(sentences)).toEqual(filled(statementSentences('nl').sentences));
  });

  test('is read by a client only once a lawyer approved it, and then its day is told all the same', () => {
    const objection = everyStatement().find((each) => each.is === 'remedy' && each.drivingDay !== null);
    const unknown = { ...readLetter([]), kind: 'unknown' as const, statements: objection ? [objection] : [] };
    const day = { what: 'letter', drivingDay: '2026-12-11' };
    const told = (reader: ExplanationReader) => explain(unknown, lang, [day], nothingApproved, reader).client.byWhen;
    const [first] = tellStatements(unknown, lang);
    expect(told('colleague').map(({ text }) => text)).toContain(first?.text);
    expect(told('client').map(({ text }) => text)).not.toContain(first?.text);
    expect(told('client').some(({ text }) => /11 \w+ 2026/.test(text))).toBe(true);
  });

  test('of a lawyer’s letter never says to show it to a lawyer', () => {
    const statements = everyStatement().filter((each) => each.is === 'writer' && each.value === 'lawyer');
    const { client } = explain({ ...readLetter([]), kind: 'unknown', statements }, lang);
    const said = Object.values(client)
      .flat()
      .map(({ text }) => text)
      .join(' ');
    expect(said).not.toMatch(/aan uw advocaat zien|to your lawyer/i);
    expect(statements).toHaveLength(1);
  });
});
