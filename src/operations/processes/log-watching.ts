import { type AuditEntry, appendEntries, LogTree, readHashes, verifyLog } from '#app/platform/audit/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { pinsFile } from './keys.ts';
import { keepWitness, readLastSeen } from './last-seen.ts';
import { logKey, originOf } from './log-key.ts';
import { newWatchState, raise, type WatchParts, watchRound } from './log-watch.ts';
import { readPins } from './pins.ts';
import { connectionOf, type Premises } from './start-messages.ts';
import { askWitness, readWitnesses } from './witnessing.ts';

export interface LogWatching {
  /** Goes through the whole log, and says in it what came of that. */
  whole(): Promise<void>;
  stop(): Promise<void>;
}

const lookEvery = 10_000;
const askEvery = 60_000;

/**
 * Watches the log from outside the database: the first look before anybody may come in, then every ten seconds. Any
 * number of these may run; `asks` says whether this one also asks the witnesses.
 */
export async function watchLog(
  premises: Premises,
  err: (line: string) => void,
  { asks }: { asks: boolean },
): Promise<LogWatching> {
  const { keysFolder } = premises.settings;
  const { contextKeys } = premises.installation.keys;
  const open = (role: 'auditor' | 'jobs') =>
    openDatabase({ ...connectionOf(premises, role), contextKey: contextKeys[role], connections: 1 });
  const [auditor, jobs] = [open('auditor'), open('jobs')];
  const parts: WatchParts = {
    keysFolder,
    installation: premises.installation.id,
    scoped: (work) => auditor.scoped({ kind: 'auditor' }, work),
    note: (entries) => jobs.scoped({ kind: 'jobs' }, (db) => appendEntries(db, entries)),
    pins: () => readPins(pinsFile(keysFolder)),
    err,
  };
  const state = newWatchState();
  const witnessing = asks ? await startWitnessing(premises, parts) : null;
  let isAway = false;
  const look = async () => {
    try {
      const head = await watchRound(parts, state);
      if (head !== null) await witnessing?.round(head.seq);
      isAway = false;
    } catch {
      // A database that is away is said by whoever needs it; what was missed is looked at when it is back.
      if (!isAway) err('The access book could not be looked at just now.');
      isAway = true;
    }
  };
  await look();
  const stopLooking = regularly(look, lookEvery);
  return {
    whole: () => lookThrough(parts),
    async stop() {
      await stopLooking();
      await Promise.all([auditor.close(), jobs.close()]);
    },
  };
}

async function lookThrough(parts: WatchParts): Promise<void> {
  const verdict = await parts.scoped((db) => verifyLog(db));
  const { ok, entries: count, head: hash, firstBad } = verdict;
  if (!ok) {
    const bad = { seq: firstBad ?? 0, hash };
    await raise(parts, 'broken', bad, { seq: count, hash });
  }
  const entry: AuditEntry = { action: 'access-book.verified', outcome: ok ? 'done' : 'failed', count };
  await parts.note([entry]);
}

/** Keeps the tree and asks the witnesses, once a minute, where the keys folder names any. */
async function startWitnessing({ settings, installation }: Premises, parts: WatchParts) {
  const { keysFolder } = settings;
  const { wrong } = await readWitnesses(keysFolder);
  for (const line of wrong) parts.err(`Line ${line} of the file witnesses in the keys folder is no address and key.`);
  let tree = new LogTree();
  let beginning = 0;
  let asked = Number.NEGATIVE_INFINITY;
  return {
    async round(size: number): Promise<void> {
      const { witnesses } = await readWitnesses(keysFolder);
      if (witnesses.length === 0 || performance.now() - asked < askEvery) return;
      const last = await readLastSeen(keysFolder);
      // A log that began anew is another tree.
      if (last.beginning !== beginning || size < tree.size) tree = new LogTree();
      beginning = last.beginning;
      await parts.scoped(async (db) => {
        while (tree.size < size) for (const hash of await readHashes(db, tree.size, size)) tree.append(hash);
      });
      asked = performance.now();
      const seed = await logKey(keysFolder);
      const read = (from: number, to: number) => parts.scoped((db) => readHashes(db, from, to));
      const origin = originOf(installation.id, beginning);
      for (const witness of witnesses) {
        const { name } = witness.key;
        const before = last.witnesses[name] ?? { size: null, at: null, trouble: null };
        const after = await askWitness(witness, before, { origin, seed, tree, read });
        await keepWitness(keysFolder, name, after);
        await sayTrouble(parts, before.trouble?.why, after.trouble?.why);
      }
    },
  };
}

/** That one is away is shown; what is worse stands in the log as well, once. */
async function sayTrouble(parts: WatchParts, before: string | undefined, after: string | undefined): Promise<void> {
  if (after === undefined || after === before || after === 'away') return;
  await parts.note([{ action: 'alarm.witness', reason: after }]);
}

/** Again and again, one after the other; gives how to stop after the one that is under way. */
function regularly(work: () => Promise<void>, every: number): () => Promise<void> {
  let isStopping = false;
  let wake: () => void = () => undefined;
  const running = (async () => {
    for (;;) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, every);
        wake = () => {
          clearTimeout(timer);
          done();
        };
        if (isStopping) wake();
      });
      if (isStopping) return;
      await work();
    }
  })();
  return async () => {
    isStopping = true;
    wake();
    await running;
  };
}
