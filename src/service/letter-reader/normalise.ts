import { withoutAccents } from '#app/platform/language/index.ts';

/** Text as the rules read it, with for every character the place in the original that it came from. */
export interface Normalised {
  text: string;
  from: readonly number[];
}

const unlike: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ĳ: 'ij',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '‐': '-',
};

/** Soft hyphens, joiners and direction marks: a reader does not see them, so the rules do not either. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** Lower case, no accents, no ligatures, one kind of hyphen and space. */
export function normalise(original: string): Normalised {
  let text = '';
  const from: number[] = [];
  let at = 0;
  for (const character of original) {
    for (const plain of plainForm(character)) {
      text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) from.push(at);
    }
    at += character.length;
  }
  return { text, from };
}

function plainForm(character: string): string {
  // Most of a letter: neither accents nor ligatures to take apart.
  if (character > ' ' && character <= '~') return character.toLowerCase();
  if (unseen.test(character)) return '';
  if (/[\s\0]/u.test(character)) return ' ';
  const lower = character.toLowerCase();
  return unlike[lower] ?? withoutAccents(lower);
}
