import { describe, expect, test } from 'vitest';
import { countryName, directionOf, isMessageKey, languageName, ownLanguageName, translator } from './index.ts';

describe('words', () => {
  test('come in the language asked for, with their values', () => {
    expect(translator('nl')('web.pages.place', { page: 2, pages: 7 })).toBe('Pagina 2 van 7');
    expect(translator('en')('web.pages.place', { page: 2, pages: 7 })).toBe('Page 2 of 7');
  });

  test('do not turn values into markup or into messages of their own', () => {
    const t = translator('nl');
    expect(t('web.strip.skippedBecause', { reason: '<b>{page}</b>' })).toBe('telt niet: <b>{page}</b>');
  });

  test('are known by their key', () => {
    expect(isMessageKey('web.skip')).toBe(true);
    expect(isMessageKey('__proto__')).toBe(false);
    expect(isMessageKey('Invalid input')).toBe(false);
  });
});

describe('languages and countries', () => {
  test('have a name for the reader and a name of their own', () => {
    expect(languageName('ti', 'nl')).toBe('Tigrinya');
    expect(ownLanguageName('ar')).toBe('العربية');
    expect(countryName('ER', 'en')).toBe('Eritrea');
  });

  test('show the code when nobody knows its name', () => {
    expect(languageName('not a code', 'nl')).toBe('not a code');
    expect(countryName('', 'nl')).toBe('');
  });

  test.each([
    ['ar', 'rtl'],
    ['fa', 'rtl'],
    ['ckb', 'rtl'],
    ['ti', 'ltr'],
    ['nl', 'ltr'],
    ['pa-Arab', 'rtl'],
  ])('run in their own direction: %s is %s', (lang, direction) => {
    expect(directionOf(lang)).toBe(direction);
  });
});
