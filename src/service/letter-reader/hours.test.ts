import { describe, expect, test } from 'vitest';
import { withFigures } from './hours.ts';

describe('hours in words', () => {
  test.each([
    ['om kwart over negen', 'om 09.15 uur'],
    ['om kwart voor elf', 'om 10.45 uur'],
    ['om half tien', 'om 09.30 uur'],
    ['om tien over half elf', 'om 10.40 uur'],
    ['om vijf voor half drie', 'om 14.25 uur'],
    ['om twintig voor negen', 'om 08.40 uur'],
    ['om half 10', 'om 09.30 uur'],
    ['om 10 over 3', 'om 15.10 uur'],
    ['om tien uur', 'om 10.00 uur'],
    ['om één uur', 'om 13.00 uur'],
    ['om 2 uur', 'om 14.00 uur'],
    ['klokslag twaalf uur', 'klokslag 12.00 uur'],
  ])('%s', (words, figures) => expect(withFigures(words)).toBe(figures));

  test.each([
    ["zeven uur 's avonds", '19.00 uur'],
    ['half elf in de morgen', '10.30 uur'],
    ["tien over een 's middags", '13.10 uur'],
    ['kwart over één in de middag', '13.15 uur'],
    ["half zeven 's avonds", '18.30 uur'],
    ["twee uur 's nachts", '02.00 uur'],
    ["2.30 uur 's middags", '14.30 uur'],
    ["'s avonds om acht uur", "'s avonds om 20.00 uur"],
    ['12.30 uur in de middag', '12.30 uur'],
    ["half zes 's ochtends", '05.30 uur'],
  ])('in a part of the day: %s', (words, figures) => expect(withFigures(words)).toBe(figures));

  test.each([
    ['at half past ten', 'at 10.30 uur'],
    ['at a quarter to three in the afternoon', 'at 14.45 uur'],
    ["at ten o'clock", 'at 10.00 uur'],
    ['at noon', 'at 12.00 uur'],
    ['à dix heures et demie', 'à 10.30 uur'],
    ["à deux heures de l'après-midi", 'à 14.00 uur'],
    ['at seven in the evening', 'at 19.00 uur'],
  ])('in other languages: %s', (words, figures) => expect(withFigures(words)).toBe(figures));

  test.each([
    ['niet om 10.00 uur maar om 15.30 uur', 'om 15.30 uur'],
    ['vangt niet aan om 10.00 uur maar om half vier', 'vangt om 15.30 uur'],
    ['van 10.00 uur naar 11.30 uur', '11.30 uur'],
    ['om 9.15 uur in plaats van 10.15 uur', 'om 9.15 uur '],
    ["van twee tot drie uur 's middags", 'van 14.00 uur tot 15.00 uur'],
  ])('one that takes the place of another: %s', (words, figures) => expect(withFigures(words)).toBe(figures));

  test.each([
    'het duurt een uur',
    'ongeveer twee en een half uur',
    'hooguit twee uur',
    'om een uur met u te praten',
    'tien voor een gesprek',
    'artikel 10 over 3 zaken',
    'van 10.00 tot 11.30 uur',
    'voor een mei 2027',
    'om 14.30 uur',
    'drie uur later',
  ])('and lengths, numbers and figures stay: %s', (words) => expect(withFigures(words)).toBe(words));
});
