import { describe, expect, test } from 'vitest';
import { markOfText, nameOfText } from '#app/platform/access/public-words/index.ts';
import { languages } from '#app/platform/language/index.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { explain } from './explain.ts';
import { type ExplanationText, explanationTexts } from './explanations.ts';
import { glossaryFor, glossaryOf } from './glossary.ts';
import { explanationHash, letterTexts } from './letter-texts.ts';
import { mayTell } from './may-tell.ts';
import { nothingApproved, tellingBy } from './telling.ts';

const texts = letterTexts();
const everything = { approved: new Set(texts.map(markOfText)), approvedBefore: new Set<string>() };
const approvedAll = tellingBy({ ...everything, suspended: new Set() });

const refusal = readLetter(
  pagesOfText(`Immigratie- en Naturalisatiedienst

Datum            27 november 2026
Betreft          Afwijzing van uw aanvraag

Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken. U moet Nederland verlaten.`),
);

/** Every text in a document, each replaced in turn. */
function* eachChanged(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value} niet`;
  else if (Array.isArray(value))
    for (const [at, one] of value.entries()) for (const other of eachChanged(one)) yield value.with(at, other);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      for (const other of eachChanged(one)) yield { ...value, [name]: other };
}

describe('what a lawyer approves about letters', () => {
  test('is every explanation, every sentence and every word, each once', () => {
    expect(new Set(texts.map(nameOfText)).size).toBe(texts.length);
    const count = (kind: string) => texts.filter((text) => text.kind === kind).length;
    expect(count('letter')).toBe(explanationTexts.filter(({ language }) => language === 'nl').length);
    expect(count('term')).toBe(glossaryOf('nl').terms.length);
  });

  test('has a name that a person can read', () => {
    expect(texts.map(({ name }) => name).filter((name) => /[{}]/.test(name))).toEqual([]);
  });

  test('is approved no more when any word of it is another', () => {
    for (const text of explanationTexts.filter(({ language }) => language === 'nl')) {
      const { title, client, volunteer } = text;
      for (const changed of eachChanged({ title, client, volunteer }))
        expect(explanationHash({ ...text, ...(changed as Partial<ExplanationText>) }), text.kind).not.toBe(
          explanationHash(text),
        );
    }
  });

  test.each(languages)('is told in %s when its Dutch was approved, and not before; what is not sure never', (lang) => {
    for (const { kind, confidence } of explanationTexts.filter(({ language }) => language === lang)) {
      const reading = { ...readLetter([]), kind };
      expect(mayTell(explain(reading, lang, [], nothingApproved, 'client')), kind).toBe(false);
      expect(mayTell(explain(reading, lang, [], approvedAll, 'client')), kind).toBe(confidence !== 'LOW');
    }
  });

  test('explains to a client only the words that were approved', () => {
    expect(glossaryFor('nl', nothingApproved, 'client').terms).toEqual([]);
    expect(glossaryFor('nl', nothingApproved, 'colleague').terms).toHaveLength(glossaryOf('nl').terms.length);
  });
});

describe('what the project leader put out of use', () => {
  const suspended = (...names: string[]) => tellingBy({ ...everything, suspended: new Set(names) });
  const said = (telling: typeof approvedAll, reader: 'client' | 'colleague') =>
    Object.values(explain(refusal, 'nl', refusal.deadlines, telling, reader).client)
      .flat()
      .map(({ text }) => text);

  test('is said to nobody; "ask your lawyer today" stands in its place, and each day with it', () => {
    for (const reader of ['client', 'colleague'] as const) {
      const before = said(approvedAll, reader);
      const after = said(suspended('letter:ind_afwijzing'), reader);
      expect(after.filter((text) => before.includes(text))).toEqual([]);
      expect(after.join(' ')).toContain('Vraag vandaag aan uw advocaat');
      for (const day of ['28 december 2026', '25 december 2026'])
        expect([before, after].map((all) => all.join(' ').includes(day))).toEqual([true, true]);
    }
  });

  test('a deadline: its sentence goes, its day stays', () => {
    const after = said(suspended('deadline:TM08'), 'client').join(' ');
    expect(after).not.toContain('Het bezwaar moet er uiterlijk op');
    expect(after).toContain('Voor ons is maandag 28 december 2026 de dag.');
    expect(after).toContain('uiterlijk op vrijdag 25 december 2026 verlaten');
  });

  test('a word of the list is explained to nobody', () => {
    const keys = glossaryFor('nl', suspended('term:bezwaar'), 'colleague').terms.map(({ key }) => key);
    expect([keys.includes('bezwaar'), keys.includes('aangifte')]).toEqual([false, true]);
  });
});
