import type { WatchParts } from '#app/operations/processes/log-watch.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { TestWorld } from './test-world.ts';

/** What the process manager looks at the log of this world with. */
export function watchOf({ test, pins }: TestWorld, keysFolder: string): WatchParts {
  return {
    keysFolder,
    installation: '0197f0c0-0000-7000-8000-000000000001',
    scoped: (work) => test.installation('auditor').scoped({ kind: 'auditor' }, work),
    note: (entries) => test.installation('jobs').scoped({ kind: 'jobs' }, (db) => appendEntries(db, entries)),
    pins: async () => pins,
    err: () => undefined,
  };
}
