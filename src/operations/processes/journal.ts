import { appendToJournal, isRecipient } from '#app/operations/backup/index.ts';
import type { Settings } from '#app/operations/config.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { Objection } from './self-check.ts';
import type { Premises } from './start-messages.ts';

const lookEvery = 5_000;
const atOnce = 200;

type Scoped = <T>(work: (db: ScopedDb) => Promise<T>) => Promise<T>;

/** Is the recipient of the journal one for whom it can be encrypted? */
export function checkJournal({ journal }: Settings): Objection[] {
  return journal === null || journal.recipients.every(isRecipient)
    ? []
    : [
        {
          check: 'journal without recipient',
          sentence: 'NAAST_JOURNAL_RECIPIENT is not a whole recipient of age; copy it again.',
        },
      ];
}

/**
 * Writes what ended or was deleted to the journal beside the backups, within seconds, and once more before the
 * installation closes. A disk that is away is said once, and caught up with when it is back. Null where no journal is
 * kept.
 */
export function startJournal(
  { settings: { journal }, installation }: Premises,
  scoped: Scoped,
  err: (line: string) => void,
): { stop(): Promise<void> } | null {
  if (journal === null) return null;
  const { file, recipients } = journal;
  const owner = { installation: installation.id, pepper: installation.keys.pepper };
  let isBroken = false;
  let isStopping = false;
  let wake: () => void = () => undefined;

  const write = async () => {
    try {
      while ((await scoped((db) => writeWaiting(db, file, recipients, owner))) === atOnce);
      if (isBroken) err('The journal of revocations and deletions is written again.');
      isBroken = false;
    } catch {
      if (!isBroken)
        err(
          `The journal ${file} cannot be written: a backup put back now would bring back what ended since. Make room, or mount its disk.`,
        );
      isBroken = true;
    }
  };
  const running = (async () => {
    while (!isStopping) {
      await write();
      if (!isStopping)
        await new Promise<void>((done) => {
          const timer = setTimeout(done, lookEvery);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
    }
    await write();
  })();
  return {
    async stop() {
      isStopping = true;
      wake();
      await running;
    },
  };
}

/** On the disk first, ticked off after: cut off in between it is written twice, and doing it twice changes nothing. */
async function writeWaiting(
  db: ScopedDb,
  file: string,
  recipients: readonly string[],
  owner: { installation: string; pepper: Uint8Array },
): Promise<number> {
  const rows = await db
    .selectFrom('revocation')
    .select(['id', 'at', 'relation', 'act', 'row_key', 'change'])
    .where('written', '=', false)
    .orderBy('at')
    .limit(atOnce)
    .execute();
  if (rows.length === 0) return 0;
  const entries = rows.map(({ id, at, relation, act, row_key: key, change }) => {
    const { installation } = owner;
    return { installation, id, at: at.toISOString(), relation, act, key, change };
  });
  await appendToJournal(file, recipients, owner.pepper, entries);
  const ids = rows.map(({ id }) => id);
  await db.updateTable('revocation').set({ written: true }).where('id', 'in', ids).execute();
  return rows.length;
}
