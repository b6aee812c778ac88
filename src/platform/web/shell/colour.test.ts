import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { accentSheet, freshAppearance } from './accent.ts';
import { coloursOf, contrastOf, contrastOnLight, leastContrast, onDark } from './colour.ts';

const hex = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);

describe('one colour of an organisation', () => {
  it('is measured as WCAG measures contrast', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrastOnLight('#ffcc00')).toBeLessThan(2);
    expect(contrastOnLight('#005a5f')).toBeGreaterThan(6);
  });

  it('that can be read on a light page gives words, buttons and their grounds that can all be read, in dark too', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        const bright = onDark(colour);
        for (const ground of ['#0f1419', '#171d23', '#232a31'])
          expect(contrastOf(bright, ground)).toBeGreaterThanOrEqual(leastContrast);
        if (contrastOnLight(colour) < leastContrast) return;
        for (const { press, deep, ink, wash } of Object.values(coloursOf(colour))) {
          for (const shade of [press, deep]) {
            expect(contrastOf(ink, shade)).toBeGreaterThanOrEqual(leastContrast);
            expect(contrastOf(shade, wash)).toBeGreaterThanOrEqual(leastContrast);
          }
        }
      }),
    );
  });

  it('becomes a style sheet of colours alone', () => {
    expect(accentSheet('#7a1f5c')).toMatch(/^@layer tokens\{:root\{--press:#7a1f5c;[-:;,a-z0-9#(){}@ ]+\}\}\}$/);
    expect(() => accentSheet('#fff;}body{display:none')).toThrow('No colour.');
  });
});

describe('what was signed', () => {
  it('is asked for once a minute, at once after it was saved here, and stays where the database does not answer', async () => {
    let time = 0;
    let asked = 0;
    const looks = freshAppearance(
      async () => {
        asked += 1;
        if (asked === 3) throw new Error('away');
        return { name: `Naam ${asked}`, accent: null };
      },
      () => time,
    );
    expect([(await looks.get()).name, (await looks.get()).name]).toEqual(['Naam 1', 'Naam 1']);
    time = 60_000;
    expect((await looks.get()).name).toBe('Naam 2');
    time = 120_000;
    expect((await looks.get()).name).toBe('Naam 2');
    looks.forget();
    expect([(await looks.get()).name, (await looks.get()).name]).toEqual(['Naam 4', 'Naam 5']);
    time = 125_000;
    expect([(await looks.get()).name, (await looks.get()).name]).toEqual(['Naam 6', 'Naam 6']);
  });

  it('T45 keeps nobody waiting for a database that hangs: the way out is drawn with it too', async () => {
    let time = 0;
    let answers: (said: { name: string; accent: null }) => void = () => {};
    const looks = freshAppearance(
      () => new Promise((done) => (answers = done)),
      () => time,
      20,
    );
    // Nothing was read yet: the program's own.
    expect((await looks.get()).name).toBeNull();
    expect((await looks.get()).name).toBeNull();
    answers({ name: 'Naam 1', accent: null });
    await setImmediate();
    expect((await looks.get()).name).toBe('Naam 1');
    time = 60_000;
    expect((await looks.get()).name).toBe('Naam 1');
    answers({ name: 'Naam 2', accent: null });
    await setImmediate();
    expect((await looks.get()).name).toBe('Naam 2');
  });
});
