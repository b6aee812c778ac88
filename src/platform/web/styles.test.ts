import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assetSize } from './shell/assets.ts';

/** Of the whole program: every module has its own. */
const folder = new URL('../../', import.meta.url);
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

describe('styles', () => {
  test.each(sheets)('know no left and right, so that every page works in both directions: %s', (name) => {
    const rules = read(name).replace(/\/\*[\s\S]*?\*\//g, '');
    expect(rules.match(/\b(left|right)\b/g)).toBeNull();
    expect(
      rules.match(/(^|[\s;{])(margin|padding|border|inset)-(top|bottom)\b|[\s;{](width|height|top|bottom)\s*:/g),
    ).toBeNull();
  });

  test.each(sheets)('fetch nothing from anywhere: %s', (name) => {
    expect(read(name)).not.toMatch(/url\(|@import|@font-face/);
  });

  test.each(sheets)('say by what a column declares what becomes of it, never by its number: %s', (name) => {
    expect(read(name)).not.toMatch(/:nth-/);
  });

  test('stay small: a public page has 50 kB for everything', () => {
    expect(assetSize('style')).toBeGreaterThan(5000);
    expect(assetSize('style')).toBeLessThan(30_000);
    expect(assetSize('exit')).toBeLessThan(2000);
    expect(assetSize('form')).toBeLessThan(6000);
  });
});

describe('colours', () => {
  const [old, light, dark] = palettes(read('platform/web/styles/tokens.css'));
  const looks = { 'light in old browsers': old, light, dark };

  describe.each(Object.entries(looks))('in %s', (_, palette) => {
    test.each([
      ['ink', 'paper'],
      ['ink', 'sheet'],
      ['ink', 'quiet'],
      ['ink', 'press-wash'],
      ['ink', 'soon-wash'],
      ['ink', 'late-wash'],
      ['ink', 'done-wash'],
      ['ink-soft', 'paper'],
      ['ink-soft', 'sheet'],
      ['ink-soft', 'quiet'],
      ['ink-soft', 'press-wash'],
      ['press', 'paper'],
      ['press', 'sheet'],
      ['press', 'press-wash'],
      ['press-ink', 'press'],
      ['paper', 'ink'],
      ['late', 'paper'],
      ['late', 'sheet'],
      ['late', 'late-wash'],
    ])('text is easy to read (7:1): %s on %s', (text, ground) => {
      expect(contrast(palette, text, ground)).toBeGreaterThanOrEqual(7);
    });

    test.each([
      ['soon', 'soon-wash'],
      ['done', 'done-wash'],
      ['sheet', 'soon'],
      ['sheet', 'late'],
      ['sheet', 'done'],
      ['press-ink', 'press-deep'],
    ])('small labels can be read (4.5:1): %s on %s', (text, ground) => {
      expect(contrast(palette, text, ground)).toBeGreaterThanOrEqual(4.5);
    });

    test.each([
      ['edge', 'sheet'],
      ['edge', 'paper'],
    ])('fields have an edge that can be seen (3:1): %s on %s', (edge, ground) => {
      expect(contrast(palette, edge, ground)).toBeGreaterThanOrEqual(3);
    });
  });
});

type Palette = Map<string, number>;

/** Relative luminance of each token: in hexadecimal for old browsers, and in light and dark for the others. */
function palettes(css: string): [Palette, Palette, Palette] {
  const old = [...css.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)];
  const pairs = [...css.matchAll(/--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\);/g)];
  return [
    new Map(old.map(([, name = '', hex = '']) => [name, luminanceOfHex(hex)])),
    new Map(pairs.map(([, name = '', light = '']) => [name, luminanceOfOklch(light)])),
    new Map(pairs.map(([, name = '', , dark = '']) => [name, luminanceOfOklch(dark)])),
  ];
}

/** WCAG 2.2, definition of contrast ratio. */
function contrast(palette: Palette, one: string, other: string): number {
  const [brighter = 0, darker = 0] = [palette.get(one) ?? Number.NaN, palette.get(other) ?? Number.NaN].sort(
    (a, b) => b - a,
  );
  return (brighter + 0.05) / (darker + 0.05);
}

function luminanceOfHex(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** OKLab to linear sRGB, by the matrices of CSS Color 4. */
function luminanceOfOklch(text: string): number {
  const [lightness = 0, chroma = 0, hue = 0] = text.split(' ').map(Number);
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  const red = within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
