/** Why a question cannot be answered: a code for the words, the field it is about, and what was given there. */
export interface Refusal {
  code: RefusalCode;
  field: 'law' | 'start' | 'term' | 'clear' | 'for' | 'pauses' | 'extension' | 'limit';
  given: string;
}

export type RefusalCode =
  | 'unknown-law'
  | 'impossible-date'
  | 'skipped-hour'
  | 'outside-years'
  | 'term-missing'
  | 'term-unreadable'
  | 'term-mixed'
  | 'term-zero'
  | 'term-negative'
  | 'term-too-long'
  | 'unit-not-of-this-law'
  | 'post-is-one-week'
  | 'clear-only-backward'
  | 'act-or-wait'
  | 'pause-backwards'
  | 'unknown-limit'
  | 'no-length'
  | 'not-paused'
  | 'not-extended'
  | 'extension-shortens'
  | 'one-start-for-hours';

/** An answer, or the reason why there is none. */
export type TermOutcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function answered<T>(value: T): TermOutcome<T> {
  return { ok: true, value };
}

export function refused(code: RefusalCode, field: Refusal['field'], given: unknown): TermOutcome<never> {
  return { ok: false, refusal: { code, field, given: String(given) } };
}
