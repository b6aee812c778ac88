import type { Stretch } from '../stretch.ts';
import type { Mood } from './deed-words.ts';

/** How a deed is said: by which verb, of whom, and whether it is denied or only told, asked or supposed. */
export interface HowDeedIsSaid {
  mood: Mood | 'order' | null;
  who: 'client' | 'other' | 'none';
  denied: boolean;
  /** Told of another day, feared by somebody, asked, or what holds only if an office decides so. */
  idle: boolean;
  /** "Op 3 maart is …": told with the day on which it was done. */
  dated: boolean;
  asked: boolean;
  condition: Stretch | null;
}

/** So many words from a verb its subject may stand. */
export const reach = 14;
/** And a verb before its infinitive. */
export const near = 6;
/** Who writes asks, and is not asked. */
export const writerWords = new Set('wij we ik'.split(' '));
export const infinite = new Set('moeten dienen verplicht gelast bevolen gesommeerd obliged required'.split(' '));
/** It hangs on what the sentence before says. */
export const goesOn = new Set('dan daarna'.split(' '));
export const opensOrder = new Set('dan en of daarom graag ook vervolgens dus and please then'.split(' '));
export const adjectives = new Set('verplicht gehouden verplichting plicht obliged required'.split(' '));
export const ends = new Set('en maar of and but'.split(' '));
export const compared = new Set('meer later'.split(' '));
export const pointing = new Set('deze die dit dat'.split(' '));
/** Who does something to her is no owner of what is done. */
export const offices = new Set(
  'wij we ik ind minister staatssecretaris rechter rechtbank officier politie coa'.split(' '),
);
