import type { Seed } from './seed.ts';

/** What a reader of photographs takes for what; digits are left alone, since a wrong digit cannot be seen by anyone. */
const mistaken: Readonly<Record<string, string>> = {
  l: 'i',
  i: 'l',
  e: 'c',
  c: 'e',
  o: 'a',
  a: 'o',
  n: 'r',
  r: 'n',
  u: 'v',
  v: 'u',
  t: 'f',
  f: 't',
  h: 'b',
  g: 'q',
  m: 'n',
};

/** The text as a poor reader sees it: some letters wrong, lost or doubled, words torn or grown together, accents and cases mixed. */
export function noisy(text: string, seed: Seed, rate: number): string {
  return [...text]
    .map((character) => {
      if (seed.next() >= rate || character === '\n' || character === '\f' || /\d/.test(character)) return character;
      if (character === ' ') return seed.next() < 0.5 ? '' : '  ';
      return seed.pick([
        mistaken[character] ?? character,
        '',
        character + character,
        `${character} `,
        character.toUpperCase(),
      ]);
    })
    .join('');
}
