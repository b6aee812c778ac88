import { emergencyReasons } from '#app/platform/access/emergency-access/index.ts';

/** A case number as people say it over the telephone: with or without its hyphen, in small letters. */
export function typedReference(typed: string): string | null {
  const reference = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(reference) ? reference : null;
}

/** A reason that a later release knows is told as the most serious one of ours. */
export const asReason = (code: string) => emergencyReasons.find((reason) => reason === code) ?? 'danger';
