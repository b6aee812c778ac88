import { isDenial } from '../stated.ts';
import type { Polarity } from './statement.ts';
import { decisionWords as words } from './wordings.ts';

/** "Toevoeging verleend": so short, a clause need not say to whom. */
export const shortClause = 8;

/** "Na die datum nemen wij …": in another case; not "na het onderzoek heb ik besloten". */
export function isSupposed([first = '', second = '', ...rest]: readonly string[]): boolean {
  if (!words.suppositions.has(first) || ['besluit', 'beschikking', 'deze', 'dit'].includes(second)) return false;
  const isDone = rest.some((word, at) => haveDecided.has(word) && words.offices.has(rest[at + 1] ?? ''));
  if (first === 'na' && rest.includes('is') && rest.includes('besloten')) return false;
  return first !== 'na' || !isDone || ['die', 'dat', 'afloop', 'verloop', 'ommekomst'].includes(second);
}

const haveDecided = new Set('heb hebben besluit besluiten beslis beslissen'.split(' '));

/** Of whom a lawyer tells who does not tell of her client. */
export const theirs = new Set(['haar', 'hun']);
export const ours = new Set('uw je jouw ons onze'.split(' '));
const agencies = new Set(Object.values(words.agencies).flatMap((names) => [...names]));

export function isAgency(word: string): boolean {
  return agencies.has(word);
}

/** Who writes for an office. */
export function isWriter(word: string): boolean {
  return word === 'wij' || word === 'we' || word === 'ik';
}

/** With these it is done to "u", or given. */
export const passive = new Set('is wordt worden zijn bent staat krijgt ontvangt'.split(' '));

export function isParticiple(word: string): boolean {
  return /^(?:(?:af|toe|in|aan|goed|op|uit)?ge\w+(?:d|t|en)|(?:be|ver|ont)\w+[dt])$/.test(word);
}

/** "geen", also misread: it belongs to a noun. */
export function isNone(word: string): boolean {
  return word === 'no' || word === 'geen' || (isDenial(word) && word.startsWith('g'));
}

/** What a decision is while it is only planned. */
export function planned(value: Polarity): Polarity | null {
  if (value === 'ended') return 'to_be_ended';
  return value === 'refused' || value === 'not_admitted' || value === 'not_considered' ? 'to_be_refused' : null;
}
