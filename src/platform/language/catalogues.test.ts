import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { catalogues } from './catalogues.ts';
import { defaultLanguage, languages } from './languages.ts';

const rooms = Object.entries(catalogues).map(([room, words]) => ({ room, words: words as Record<string, Words> }));
type Words = Record<string, string>;

/** Kinds of elements by the numbers of the message format library. */
const [literal, date, time, poundSign] = [0, 3, 4, 7];

describe.each(rooms)('the words of $room', ({ room, words }) => {
  const source = words[defaultLanguage] ?? {};

  test('carry the name of their room, so that no room overwrites another', () => {
    for (const lang of languages)
      for (const key of Object.keys(words[lang] ?? {})) expect(key).toMatch(new RegExp(`^${room}\\.`));
  });

  test.each(languages.filter((lang) => lang !== defaultLanguage))('are all there in %s, and no others', (lang) => {
    expect(Object.keys(words[lang] ?? {}).sort()).toEqual(Object.keys(source).sort());
  });

  test('take the same values in every language, and are not empty', () => {
    for (const [key, text] of Object.entries(source)) {
      for (const lang of languages) {
        const other = words[lang]?.[key] ?? '';
        expect(other.trim(), `${key} in ${lang}`).not.toBe('');
        expect(argumentsOf(other), `${key} in ${lang}`).toEqual(argumentsOf(text));
      }
    }
  });

  test('leave dates and times to the one function that writes them', () => {
    for (const lang of languages) {
      for (const [key, text] of Object.entries(words[lang] ?? {})) {
        const kinds = elements(read(text)).map((element) => element.type);
        expect(kinds, `${key} in ${lang}`).not.toContain(date);
        expect(kinds, `${key} in ${lang}`).not.toContain(time);
      }
    }
  });
});

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Each text is looked at three times. */
const wasRead = new Map<string, Element[]>();

function read(text: string): Element[] {
  const elements = wasRead.get(text) ?? new IntlMessageFormat(text, 'nl', undefined, { ignoreTag: true }).getAst();
  wasRead.set(text, elements);
  return elements;
}

/** Names of the values that a message takes; plain text and the number sign of a plural take none. */
function argumentsOf(text: string): string[] {
  const named = elements(read(text)).filter((one) => ![literal, poundSign].includes(one.type));
  return [...new Set(named.map((one) => ('value' in one ? one.value : '')))].sort();
}

/** All elements, those inside plurals and selects too. */
function elements(parsed: Element[]): Element[] {
  return parsed.flatMap((one) =>
    'options' in one ? [one, ...Object.values(one.options).flatMap((option) => elements(option.value))] : [one],
  );
}
