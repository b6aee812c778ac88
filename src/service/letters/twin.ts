import type { Reading } from '#app/service/letter-reader/index.ts';
import { factsNow } from './letter-facts.ts';
import { isOfTwoLetters } from './letter-proposals.ts';
import type { KeptLetter } from './letters.store.ts';

/** What was brought: its pages, and what was read in them. */
interface BroughtLetter {
  hashes: readonly string[];
  reading: Reading;
}

/**
 * The letter that was brought before, among those of the client: the same pages; else the same kind of letter of the
 * same day under the same reference. What was set aside is none.
 */
export function twinAmong(letters: readonly KeptLetter[], brought: BroughtLetter): KeptLetter | null {
  const there = letters.filter(({ state }) => state !== 'set-aside');
  return (
    there.find((letter) => hasPages(letter, brought)) ?? there.find((letter) => saysTheSame(letter, brought)) ?? null
  );
}

function hasPages({ document }: KeptLetter, { hashes }: BroughtLetter): boolean {
  const kept = new Set(document.pages.map(({ hash }) => hash));
  // Of two letters in one file each must be added by itself: a part of it is not the same file.
  if (isOfTwoLetters(document.reading) && hashes.length < document.pages.length) return false;
  return hashes.length > 0 && hashes.every((hash) => kept.has(hash));
}

function saysTheSame(letter: KeptLetter, { reading }: BroughtLetter): boolean {
  const facts = factsNow(letter);
  if (reading.kind === 'unknown' || reading.letterDate === null) return false;
  if (facts.kind !== reading.kind || facts.letterDate !== reading.letterDate) return false;
  const known = new Set(letter.document.reading.references.map(nameOf));
  return reading.references.some((reference) => known.has(nameOf(reference)));
}

const nameOf = ({ kind, value }: Reading['references'][number]) => `${kind} ${value}`;
