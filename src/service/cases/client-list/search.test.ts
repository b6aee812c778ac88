import { describe, expect, it } from 'vitest';
import { withoutAccents } from '#app/platform/language/index.ts';
import fc from '#test/property.ts';
import { soundsLike } from './search.ts';

describe('searching a client by name', () => {
  it('does not mind accents, capitals or double spaces', () => {
    expect(soundsLike('AMINA', '7KQ2MX41', 'Ámina')).toBe(true);
    expect(soundsLike('șelam  b', '7KQ2MX41', 'Selam B.')).toBe(true);
    expect(soundsLike('mina', '7KQ2MX41', 'Amina')).toBe(true);
    expect(soundsLike('ሰላም', '7KQ2MX41', 'ሰላም')).toBe(true);
  });

  it('does not mind how a name is written that sounds the same', () => {
    const same = [
      ['seelam', 'Selam'],
      ['Joessoef', 'Yusuf'],
      ['tsjidi', 'Chidi'],
      ['Mersi', 'Mercy'],
      ['fatu', 'Fatou'],
      ['sofia', 'Sophia'],
    ] as const;
    for (const [typed, name] of same) expect([typed, soundsLike(typed, '7KQ2MX41', name)]).toEqual([typed, true]);
    const other = [
      ['selma', 'Selam'],
      ['lam', 'Selim'],
      ['Mehret', 'Amina'],
    ] as const;
    for (const [typed, name] of other) expect([typed, soundsLike(typed, '7KQ2MX41', name)]).toEqual([typed, false]);
  });

  it('finds a reference by half of it, and by nothing shorter', () => {
    expect(soundsLike('7kq2-mx41', '7KQ2MX41', null)).toBe(true);
    expect(soundsLike('7KQ2 MX41', '7KQ2MX41', null)).toBe(true);
    expect(soundsLike('7kq2', '7KQ2MX41', null)).toBe(true);
    expect(soundsLike('mx41', '7KQ2MX41', null)).toBe(true);
    expect(soundsLike('7kq', '7KQ2MX41', null)).toBe(false);
    expect(soundsLike('7kq3', '7KQ2MX41', null)).toBe(false);
  });

  it('finds nobody for nothing', () => {
    expect(soundsLike('   ', '7KQ2MX41', 'Amina')).toBe(false);
    expect(soundsLike('amina', '7KQ2MX41', null)).toBe(false);
  });

  it('finds every name by itself, however it is written', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        fc.pre(/[\p{L}\p{N}]/u.test(withoutAccents(name)));
        return (
          soundsLike(name, '7KQ2MX41', name) &&
          soundsLike(name.toUpperCase().toLowerCase(), '7KQ2MX41', name.toUpperCase())
        );
      }),
    );
  });
});
