import { colourPattern, coloursOf } from './colour.ts';

/** How the service is called beside its mark and which colour its links and buttons have; null is what the program has. */
export interface Appearance {
  name: string | null;
  /** #rrggbb, readable on a light page. */
  accent: string | null;
}

export const plainAppearance: Appearance = { name: null, accent: null };

/** The file with the colours that follow from this one. Its name is the colour: browsers keep each for a year. */
export const accentFile = (accent: string): string => `accent-${accent.slice(1)}.css`;

/** The style sheet of that file: the same names as in styles/tokens.css, and nothing else. */
export function accentSheet(accent: string): string {
  if (!colourPattern.test(accent)) throw new Error('No colour.');
  const { light, dark } = coloursOf(accent);
  const set = (names: typeof light) =>
    `--press:${names.press};--press-deep:${names.deep};--press-ink:${names.ink};--press-wash:${names.wash}`;
  const either = (['press', 'deep', 'ink', 'wash'] as const).map((name) => `light-dark(${light[name]},${dark[name]})`);
  const [press, deep, ink, wash] = either;
  return (
    `@layer tokens{:root{${set(light)}}@supports (color:light-dark(red,red)){:root{` +
    `--press:${press};--press-deep:${deep};--press-ink:${ink};--press-wash:${wash}}}}`
  );
}

/** So long after somebody saved, every page asks anew: what was saved counts from the end of its own transaction. */
const restless = 5_000;
/** The oldest that what is shown may be, in milliseconds. */
const freshFor = 60_000;

/** So long a page waits for the answer, in milliseconds; after that none does until it came. */
const longestWait = 2_000;

/**
 * Asks what was signed at most once a minute, however many pages are drawn. Where the database does not answer, what was
 * known before stays, and before anything was known the program's own: the way out and "in danger now" wait for no colour.
 */
export function freshAppearance(read: () => Promise<Appearance>, now: () => number = Date.now, patience = longestWait) {
  let known = plainAppearance;
  let freshUntil = 0;
  let restlessUntil = 0;
  let reading: Promise<void> | null = null;
  let isLate = false;
  const refresh = async () => {
    known = await read().catch(() => known);
    freshUntil = now() < restlessUntil ? 0 : now() + freshFor;
  };
  return {
    async get(): Promise<Appearance> {
      if (now() >= freshUntil) {
        reading ??= refresh().finally(() => {
          reading = null;
          isLate = false;
        });
        if (!isLate && !(await endsWithin(reading, patience))) isLate = reading !== null;
      }
      return known;
    },
    /** Somebody here saved another one: the next page asks again. */
    forget(): void {
      freshUntil = 0;
      restlessUntil = now() + restless;
    },
  };
}

async function endsWithin(work: Promise<void>, time: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(late.resolve, time, false);
  return Promise.race([work.then(() => true), late.promise]).finally(() => clearTimeout(timer));
}
