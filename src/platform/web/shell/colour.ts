/** A colour as a leader types it: #rrggbb. */
export const colourPattern = /^#[0-9a-f]{6}$/;

type Parts = readonly [number, number, number];

const partsOf = (colour: string): Parts =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as never;
const written = (parts: Parts): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance by WCAG 2.2. */
function lightOf(colour: string): number {
  const [r, g, b] = partsOf(colour).map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Parts;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours by WCAG 2.2: 1 for the same, 21 for black on white. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [lightOf(one), lightOf(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** So much of the second colour in the first; 0 is the first alone. */
function mixed(one: string, other: string, much: number): string {
  const [from, to] = [partsOf(one), partsOf(other)];
  return written([0, 1, 2].map((at) => (from[at] ?? 0) * (1 - much) + (to[at] ?? 0) * much) as never);
}

/** What words need to be read by whoever sees less well. */
export const leastContrast = 4.5;

/** The grounds on which links and buttons stand, in light and in dark (styles/tokens.css). */
const grounds = {
  light: ['#ffffff', '#fdfaf4', '#f4f0e7'],
  dark: ['#0f1419', '#171d23', '#232a31'],
} as const;

/** The least contrast of words in this colour with any ground of a light page. */
export const contrastOnLight = (colour: string): number =>
  Math.min(...[...grounds.light, washOf(colour)].map((ground) => contrastOf(colour, ground)));

const washOf = (colour: string) => mixed('#ffffff', colour, 0.06);
const darkWashOf = (colour: string) => mixed('#171d23', colour, 0.15);

/** The same colour as bright as a dark page needs it: with as much white in it as makes its words readable. */
export function onDark(colour: string): string {
  for (let white = 0; white < 1; white += 0.02) {
    const bright = mixed(colour, '#ffffff', white);
    const all = [...grounds.dark, darkWashOf(bright)];
    if (all.every((ground) => contrastOf(bright, ground) >= leastContrast + 1)) return bright;
  }
  return '#ffffff';
}

/** Every colour that follows from one: for words and buttons, pressed, on them, and under them; in light and in dark. */
export function coloursOf(colour: string) {
  const bright = onDark(colour);
  return {
    light: { press: colour, deep: mixed(colour, '#000000', 0.2), ink: '#ffffff', wash: washOf(colour) },
    dark: { press: bright, deep: mixed(bright, '#ffffff', 0.3), ink: '#0f1419', wash: darkWashOf(bright) },
  };
}
