import { groundsFor, holdGround, liveGrounds, readDanger } from './ground.ts';
import { noteGivenOut } from './went-out.ts';
import { takeConsentBack } from './withdrawal.ts';

/** What other modules ask before anything leaves, and tell when it did. */
export const sharing = {
  /** On what a wish may be done now, held until the transaction ends; null: nothing may go out. */
  hold: holdGround,
  /** Of several wishes, which may be done now. */
  allowed: groundsFor,
  /** To whom something may go out now. */
  live: liveGrounds,
  /** The acute danger that an id names; null when it is a consent. */
  danger: readDanger,
  /** Writes down that the paper or the file itself came out. */
  cameOut: noteGivenOut,
  /** Takes a consent back, with every other one for the same. */
  takeBack: takeConsentBack,
};
