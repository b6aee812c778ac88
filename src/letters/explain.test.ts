import { describe, expect, test } from 'vitest';
import { explain, type Told } from './explain.ts';
import { explanationTexts, type Sentence } from './explanations.ts';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const refusal = `Immigratie- en Naturalisatiedienst

Mevrouw S. Tesfamariam

Datum            27 november 2026
Betreft          Afwijzing van uw aanvraag

Geachte mevrouw Tesfamariam,

Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken. U moet Nederland verlaten.

Hoogachtend,
de minister van Asiel en Migratie`;

const texts = (sentences: readonly Told[]) => sentences.map(({ text }) => text);

describe('the explanation of a letter', () => {
  test('says what it is and by when, in words', () => {
    const told = explain(readLetter(pagesOfText(refusal)), 'nl');
    expect(told.title).toBe('De IND zegt nee op uw aanvraag');
    expect(texts(told.client.byWhen)).toContain('Het bezwaar moet er uiterlijk op maandag 28 december 2026 zijn.');
    expect(told.review).toBe('unreviewed');
  });

  test('leaves out what is not known and says so instead', () => {
    const dateless = { ...readLetter(pagesOfText(refusal)), letterDate: null, deadlines: [] };
    const told = explain(dateless, 'en');
    expect(texts(told.client.byWhen)).toEqual(['We found no date on the letter. So call your lawyer today.']);
  });

  test('says of each sentence what it rests on in the letter', () => {
    const { client } = explain(readLetter(pagesOfText(refusal)), 'nl');
    expect(client.what.map(({ restsOn }) => restsOn)).toEqual([['kind'], ['letterDate'], []]);
    expect(client.byWhen.map(({ restsOn }) => restsOn)).toEqual([['deadline:TM08'], ['deadline:TM15']]);
  });

  test('names the day that a person put in place of the one that was found', () => {
    const days = [{ what: 'TM08', drivingDay: '2026-12-07' }];
    const { client } = explain(readLetter(pagesOfText(refusal)), 'nl', days);
    expect(texts(client.byWhen)).toEqual(['Het bezwaar moet er uiterlijk op maandag 7 december 2026 zijn.']);
  });

  test('gives the safe advice for a letter that nobody knows', () => {
    const told = explain(readLetter(pagesOfText('Beste mevrouw, dit is een brief over van alles.')), 'en');
    expect(told.kind).toBe('unknown');
    expect(texts(told.client.do)).toContain('Show the letter to your lawyer today.');
  });
});

describe('the texts', () => {
  const text = (sentence: Sentence): string => (typeof sentence === 'string' ? sentence : sentence.text);
  const all = explanationTexts.map((each) => ({ ...each, client: Object.values(each.client).flat().map(text) }));

  test('say the same in both languages: as many sentences, the same places to fill', () => {
    const places = (sentences: string[]): string[] => sentences.map((each) => (each.match(/\{[\w.]+\}/g) ?? []).join());
    for (const dutch of all.filter((each) => each.language === 'nl')) {
      const english = all.find((each) => each.kind === dutch.kind && each.language === 'en');
      expect(places(english?.client ?? []), dutch.kind).toEqual(places(dutch.client));
      expect(english?.confidence).toBe(dutch.confidence);
    }
  });

  test('are short: 20 words a sentence at most', () => {
    const long = all.flatMap(({ kind, client, volunteer }) =>
      [...client, ...volunteer.map(text)]
        .flatMap((each) => each.split(/(?<=[.?!])\s/))
        .filter((each) => each.split(/\s+/).length > 20)
        .map((each) => `${kind}: ${each}`),
    );
    expect(long).toEqual([]);
  });

  test('say "u" to the client and "je" to the volunteer', () => {
    for (const { client, volunteer } of all.filter((each) => each.language === 'nl')) {
      expect(client.filter((each) => /\b(?:je|jij|jouw)\b/i.test(each))).toEqual([]);
      expect(volunteer.map(text).filter((each) => /\b(?:u|uw)\b/i.test(each))).toEqual([]);
    }
  });
});
