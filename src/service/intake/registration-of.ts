import type { Lang } from '#app/platform/language/index.ts';
import { answersOf, type RegistrationDraft } from './draft.ts';
import { ownForm, ownRegistration, referredRegistration, referrerForm } from './form-schemas.ts';
import type { Doubt, Registration } from './intake.ts';
import { toSend } from './steps.ts';

/** What a draft becomes when it is sent; null when an answer in it is none any more. */
export function registrationOf(draft: RegistrationDraft, lang: Lang): Registration | null {
  if (draft.who === 'ref') {
    const read = referrerForm.safeParse(draft.values);
    return read.success ? referredRegistration(read.data, lang) : null;
  }
  const { input, unsaid } = toSend(answersOf(draft));
  const read = ownForm.safeParse(input);
  return read.success ? ownRegistration(read.data, lang, unsaid) : null;
}

/** Faster than this nobody fills in a form by hand. */
const shortestSeconds = 4;

/** Why it should be looked at first. */
export function doubtsAbout(draft: RegistrationDraft, website: string | undefined, now = Date.now()): Doubt[] {
  const isFast = (now - draft.begunAt) / 1000 < shortestSeconds;
  const found: Doubt[] = [
    ...draft.doubts,
    ...(website ? ['hidden-field' as const] : []),
    ...(isFast ? ['too-fast' as const] : []),
  ];
  return [...new Set(found)];
}
