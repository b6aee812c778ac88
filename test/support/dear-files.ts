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
 * Quick tests that take as long as thirty others: they build worlds, wait for windows, start workers. `npm test` takes every
 * third of these files from where the seed says, CI and a module by itself all of them.
 */
export const dearQuick: readonly string[] = [
  ...['service/documents/bundle', 'service/letters/letter-confirm', 'service/account/account'],
  ...['service/documents/documents', 'service/intake/busy', 'service/procedures/later-day', 'service/account/new-keys'],
  ...['service/letters/letter-aside', 'service/letters/letter-files', 'service/letters/upload-quota'],
  ...['service/letters/events-agree', 'service/letters/read-in-worker', 'service/sign-in/sign-in'],
  ...['service/sign-in/join', 'service/sign-in/set-up', 'service/letters/letter-scan', 'service/intake/code'],
  ...['service/intake/arrivals', 'operations/commands/package', 'platform/limits/limits'],
].map((name) => `src/${name}.test.ts`);

/**
 * Whether the seed takes a file of those that are listed; undefined for one that is not. The lists stand in such an
 * order, by how long their files take, that no part takes much longer than the others.
 */
export function isTaken(listed: readonly string[], path: string, oneIn: number, seed: number): boolean | undefined {
  const at = listed.indexOf(path);
  return at < 0 ? undefined : at % oneIn === seed % oneIn;
}
