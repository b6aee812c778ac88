/**
 * Attacks on every form or every route, hundreds of tests each. `npm test` takes one in ten tests of each, and not half of
 * one file in five: together they are nearly half of the lane, and whether the seed drew two of them or none decided how
 * long the whole run took.
 */
export const onEveryForm: readonly string[] = [
  ...['bad-input', 'forms', 'mass-assignment', 'routes', 'twice', 'at-rest'],
].map((name) => `test/attack/${name}.test.ts`);

/** The dearest attacks beside them: `npm test` takes every fifth from where the seed says. */
export const dearAttacks: readonly string[] = [
  ...['validity', 'errors', 'sealed-columns', 'lists', 'headers'],
  ...['races', 'step-up', 'revocation', 'swaps', 'told'],
].map((name) => `test/attack/${name}.test.ts`);

/**
 * The eighty quick tests that take longest, four fifths of the lane: they build worlds, wait for windows, start workers, walk a
 * whole grammar. `npm test` takes every fourth of these files from where the seed says, CI and a module by itself all of them.
 */
export const dearQuick: readonly string[] = [
  ...['service/letter-reader/statements/remedies', 'service/documents/bundle', 'service/letters/letter-confirm'],
  ...['service/letter-reader/statements/decisions', 'service/documents/documents', 'service/procedures/later-day'],
  ...['service/letters/letter-twice', 'service/letter-reader/statements/duties', 'service/intake/busy'],
  ...['platform/limits/limits', 'service/account/account', 'service/letters/letter-aside'],
  ...['service/added-law/added-law', 'service/procedures/appointments/appointments', 'service/letters/letter-files'],
  ...['service/letters/events-agree', 'service/home/home', 'service/letters/one-decision'],
  ...['service/letter-reader/said-off', 'service/letters/upload-quota', 'service/cases/closing'],
  ...['service/letter-reader/letter-date', 'service/account/new-keys', 'service/documents/inside-bundle'],
  ...['service/page-desk/pages', 'service/letters/proof-aside', 'service/letters/letters'],
  ...['service/people/first-hour', 'service/cases/client-list', 'platform/jobs/jobs'],
  ...['service/cases/contact-rule/contact-pages', 'service/cases/case', 'service/cases/interpreters/interpreters'],
  ...['platform/files/sandbox/cleaning/parts', 'service/referrals/withdrawn', 'service/letters/read-in-worker'],
  ...['service/procedures/limits', 'service/recovery/key-rotation', 'operations/commands/package'],
  ...['service/sign-in/sign-in', 'service/letters/one-event', 'service/account/passkeys'],
  ...['service/referrals/journey', 'service/letter-reader/new-kinds', 'service/letter-reader/read-letter'],
  ...['service/sign-in/set-up', 'service/procedures/renewal', 'service/public-pages/public-pages'],
  ...['service/letter-reader/days', 'service/cases/case-file', 'service/people/people'],
  ...['service/procedures/appointments/lists', 'service/approvals/suspensions', 'service/cases/client-numbers'],
  ...['service/letter-reader/two-letters', 'service/procedures/appointments/company', 'service/matching/match'],
  ...['service/procedures/closing-waits', 'platform/access/grants/case-list', 'service/procedures/proposals'],
  ...['service/referrals/following-up', 'operations/commands/nowhere', 'service/people/settings'],
  ...['service/procedures/due-numbers', 'platform/language/catalogues', 'operations/processes/hand-over'],
  ...['service/intake/stop', 'operations/processes/log-watch', 'service/letter-reader/statements/claims'],
  ...['service/people/leaving', 'platform/vault/tampering', 'service/letter-reader/statements/word-orders'],
  ...['service/procedures/due', 'platform/jobs/mail-queue', 'service/sign-in/join', 'platform/files/sandbox-walls'],
  ...['service/referrals/consent-gone', 'service/intake/queue', 'service/people/held-text', 'service/intake/public'],
].map((name) => `src/${name}.test.ts`);

/**
 * Starts of the whole program, long ways in the browser, kills and attacks with tools, and broken files by the thousand:
 * CI takes every fifth from where the seed says, soak all.
 */
export const byTurns: readonly string[] = [
  ...['test/faults/tools', 'test/launch/own-server.slow', 'test/launch/debian.slow', 'test/faults/killed-database'],
  ...['test/launch/backup.slow', 'src/operations/processes/restore-installation.slow', 'test/launch/big-world.slow'],
  ...['test/faults/egress', 'test/browser/letter-copy', 'test/launch/demo-start.slow', 'test/launch/package.slow'],
  ...['src/platform/files/sandbox-bombs.slow', 'test/launch/log-alarm.slow', 'test/launch/bare-clone.slow'],
  ...['src/platform/files/sandbox-pictures-fuzz.slow', 'test/launch/bench-stopped.slow', 'test/launch/verify.slow'],
  ...['test/browser/gallery', 'test/faults/full-disk', 'src/platform/files/page-reader.slow'],
  ...['test/launch/units-by-command.slow', 'src/service/letter-reader/long-letter.slow', 'test/launch/no-walls.slow'],
  ...['test/browser/outside', 'test/launch/service.slow', 'test/launch/public-elsewhere.slow'],
  ...['src/service/recovery/interrupted-rotation.slow', 'test/browser/letter-reading', 'test/faults/virus-scanner'],
  ...['src/platform/files/sandbox-fuzz.slow', 'src/platform/postgres/embedded.slow', 'test/browser/dossier'],
  ...['test/browser/work-first', 'src/operations/processes/restored-lists.slow', 'test/browser/traces'],
  ...['test/launch/self-check.slow', 'test/browser/forms', 'test/launch/public-walls.slow'],
  ...['src/platform/files/sandbox-typed-fuzz.slow', 'src/operations/processes/child.slow', 'test/faults/two-staff'],
  ...['test/faults/clocks', 'test/browser/procedures', 'test/browser/framing.slow'],
  ...['test/launch/broken-definition.slow', 'test/browser/passkeys.slow'],
].map((name) => `${name}.test.ts`);

/**
 * Whether the seed takes a file of those that are listed; undefined for one that is not. The lists stand in such an
 * order, by how long their files take, that no part takes much longer than the others.
 */
export function isTaken(listed: readonly string[], path: string, oneIn: number, seed: number): boolean | undefined {
  const at = listed.indexOf(path);
  return at < 0 ? undefined : at % oneIn === seed % oneIn;
}
