/**
 * Attacks on every form or every route, hundreds of tests each. `npm test` takes one in ten tests of each, and not half of
 * one file in five: together they are nearly half of the lane, and whether the seed drew two of them or none decided how
 * long the whole run took.
 */
export const onEveryForm: readonly string[] = ['bad-input', 'forms', 'mass-assignment', 'routes'].map(
  (name) => `test/attack/${name}.test.ts`,
);

/** The dearest attacks beside them: `npm test` takes every fifth from where the seed says. */
export const dearAttacks: readonly string[] = [
  ...['twice', 'at-rest', 'told', 'validity', 'errors'],
  ...['revocation', 'step-up', 'swaps', 'headers', 'lists'],
].map((name) => `test/attack/${name}.test.ts`);

/**
 * Quick tests that take as long as ten others: they build worlds, wait for windows, start workers, walk a whole grammar. `npm test` takes every
 * third of these files from where the seed says, CI and a module by itself all of them.
 */
export const dearQuick: readonly string[] = [
  ...['service/documents/bundle', 'service/letters/letter-confirm', 'service/documents/documents'],
  ...['service/letters/letters', 'platform/limits/limits', 'service/letter-reader/said-off'],
  ...['service/letters/letter-aside', 'service/intake/busy', 'service/documents/inside-bundle'],
  ...['service/letters/upload-quota', 'service/procedures/later-day'],
  ...['service/letter-reader/statements/remedies', 'service/added-law/added-law', 'service/account/account'],
  ...['service/letter-reader/statements/duties', 'service/people/first-hour', 'service/home/home'],
  ...['service/cases/case', 'service/cases/closing', 'service/letter-reader/letter-date'],
  ...['platform/files/sandbox/cleaning/parts', 'service/letters/events-agree', 'service/letters/one-decision'],
  ...['service/cases/client-list', 'service/procedures/appointments/lists', 'service/account/new-keys'],
  ...['service/letter-reader/statements/decisions', 'service/sign-in/sign-in', 'service/letters/letter-files'],
  ...['platform/jobs/jobs', 'service/procedures/renewal', 'service/procedures/appointments/appointments'],
  ...['service/cases/case-file', 'service/referrals/journey', 'service/cases/contact-rule/contact-pages'],
  ...['service/letter-reader/read-letter', 'service/page-desk/pages', 'service/cases/interpreters/interpreters'],
  ...['service/letter-reader/new-kinds', 'service/account/passkeys', 'service/procedures/limits'],
  ...['service/referrals/withdrawn', 'service/cases/client-numbers', 'service/approvals/suspensions'],
  ...['service/sign-in/join', 'service/intake/code', 'service/procedures/appointments/company'],
  ...['operations/commands/package', 'service/letters/read-in-worker', 'service/letters/letter-scan'],
  ...['service/sign-in/set-up', 'service/intake/arrivals'],
].map((name) => `src/${name}.test.ts`);

/**
 * Whether the seed takes a file of those that are listed; undefined for one that is not. The lists stand in such an
 * order, by how long their files take, that no part takes much longer than the others.
 */
export function isTaken(listed: readonly string[], path: string, oneIn: number, seed: number): boolean | undefined {
  const at = listed.indexOf(path);
  return at < 0 ? undefined : at % oneIn === seed % oneIn;
}
