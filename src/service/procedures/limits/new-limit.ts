import type { LimitDays, LimitInputs, LimitOrigin, SaidOfLimit } from '#app/service/limit-counting/index.ts';

/** A limit that is about to be kept: counted and confirmed. */
export interface NewLimit {
  catalogueId: string;
  /** The day it counts from; null for a day that only the letter states. */
  start: string | null;
  days: LimitDays;
  origin: LimitOrigin;
  /** From what it was counted, where it follows from an event of a procedure. */
  inputs?: LimitInputs;
  /** What the system had found, where a person chose another day; and why. */
  found: string | null;
  reason: string | null;
  /** By whom the day was said, where no paper and no rule gives it. */
  said?: SaidOfLimit;
}
