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
 * The hundred quick tests that take longest, nearly nine tenths of the lane: they build worlds, wait for windows, start workers,
 * walk a whole grammar. `npm test` takes every sixth of these files from where the seed says, CI and a module by itself all.
 */
export const dearQuick: readonly string[] = [
  ...['service/letter-reader/statements/remedies', 'service/letters/two-letters', 'service/account/account'],
  ...['service/letters/letter-confirm', 'service/letter-reader/statements/decisions', 'service/documents/bundle'],
  ...['service/intake/busy', 'service/letter-reader/statements/duties', 'service/letters/letter-aside'],
  ...['platform/limits/limits', 'service/documents/documents', 'service/procedures/limits/later-day'],
  ...['service/letters/sequences-agree', 'service/added-law/added-law', 'service/letters/letters'],
  ...['service/letter-reader/said-off', 'service/letters/letter-twice', 'service/account/new-keys'],
  ...['service/letter-reader/letter-date', 'service/cases/contact/contact-pages'],
  ...['service/letters/letter-files', 'service/letters/upload-quota', 'service/procedures/appointments/appointments'],
  ...['service/documents/inside-bundle', 'service/referrals/journey', 'service/letters/read-in-worker'],
  ...['service/letters/one-decision', 'service/people/first-hour', 'service/cases/closing'],
  ...['service/letters/events-agree', 'platform/jobs/jobs', 'platform/files/sandbox/cleaning/parts'],
  ...['service/home/home', 'service/letters/proof-aside', 'service/letters/word-aside'],
  ...['operations/commands/package', 'service/cases/client-list', 'service/letter-reader/new-kinds'],
  ...['service/cases/interpreters/interpreters', 'service/account/passkeys', 'service/sign-in/sign-in'],
  ...['service/cases/case', 'service/people/people', 'service/matching/match', 'service/page-desk/pages'],
  ...['service/letters/one-event', 'service/referrals/withdrawn', 'service/transfers/later-day-handed-over'],
  ...['service/letter-reader/two-letters', 'service/sign-in/set-up', 'service/letter-reader/read-letter'],
  ...['service/cases/case-file', 'service/people/settings', 'service/recovery/key-rotation'],
  ...['platform/jobs/mail-queue', 'service/procedures/limits/closing-waits', 'service/procedures/limits/limits'],
  ...['service/procedures/events/renewal', 'service/cases/client-numbers', 'operations/processes/log-watch'],
  ...['service/letter-reader/demands', 'service/intake/public', 'service/letter-reader/statements/word-orders'],
  ...['service/procedures/due/due-numbers', 'service/letter-reader/days', 'service/referrals/following-up'],
  ...['service/home/messages', 'service/sign-in/join', 'service/procedures/appointments/lists'],
  ...['service/letter-reader/statements/decision-words', 'service/approvals/suspensions'],
  ...['service/public-pages/public-pages', 'service/letter-reader/several-appointments', 'service/intake/stop'],
  ...['operations/processes/hand-over', 'platform/vault/tampering', 'service/procedures/proposals/proposals'],
  ...['platform/language/catalogues', 'service/procedures/due/due', 'service/letter-reader/statements/claims'],
  ...['service/letter-reader/statements/urgency', 'service/referrals/rule-along', 'platform/access/grants/case-list'],
  ...['service/letter-reader/doubted', 'service/letter-reader/statements/periods', 'platform/files/sandbox-walls'],
  ...['service/public-pages/search-flood', 'service/procedures/appointments/company', 'service/intake/queue'],
  ...['service/people/leaving', 'service/letter-reader/payee', 'service/referrals/consent-gone'],
  ...['service/letters/letter-scan', 'service/search/paper-search', 'service/people/held-text'],
  ...['service/procedures/limit-pages/said-races', 'operations/commands/nowhere', 'service/letters/letter-seen-pages'],
  ...['service/letters/explain', 'service/procedures/appointments/calendar-entry', 'service/intake/arrivals'],
  ...['platform/files/sandbox-alone'],
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
