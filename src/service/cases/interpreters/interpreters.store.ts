import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import {
  type CaseRecord,
  listOfKind,
  ownName,
  readOnlyRecord,
  readRecord,
  writeNextVersion,
  writeRecord,
} from '../records/index.ts';
import {
  type Interpreter,
  type InterpreterState,
  type InterpreterWish,
  interpreterKind,
  interpreterSchema,
  interpreterWishKind,
  nothingWished,
  wishRecord,
} from './interpreters.ts';

/** What the client wishes of interpreters; `version` 0 as long as nobody wrote it down. */
export interface StoredWish {
  wish: InterpreterWish;
  version: number;
}

/** What was wished is not what stands in the database: nobody knows who is on the veto. */
export class VetoWithheld extends Error {
  override name = 'VetoWithheld';
}

/** An interpreter who was asked, with the record that holds it. */
export interface StoredInterpreter {
  id: string;
  version: number;
  interpreter: Interpreter;
}

/** What this client wishes of interpreters. */
export async function readWish(open: OpenCase): Promise<StoredWish> {
  const record = await readOnlyRecord(open, interpreterWishKind);
  return record === null ? { wish: nothingWished, version: 0 } : { wish: wishIn(record), version: record.version };
}

/** A record of this kind as a wish. */
export const wishIn = ({ content }: CaseRecord): InterpreterWish => wishRecord.document.parse(content);

/**
 * The same, held until whoever asks for it is done: a name that is put on the veto at this moment is not missed. Throws where a
 * record of the case is withheld and no wish is found: the veto may be what is withheld.
 */
export async function holdWish(open: OpenCase): Promise<InterpreterWish> {
  await open.list.hold();
  const { wish, version } = await readWish(open);
  if (version === 0 && open.list.withheld.some(({ table }) => table === 'case_record')) throw new VetoWithheld();
  return wish;
}

/** Saves it if it is still the version that was seen (0: none was there); 'stale' when somebody was earlier. */
export async function saveWish(open: OpenCase, wish: InterpreterWish, seen: number): Promise<'saved' | 'stale'> {
  // Two who write the first one at the same moment wait for one another, and the second sees what the first wrote.
  await open.list.hold();
  const record = await readOnlyRecord(open, interpreterWishKind);
  if ((record?.version ?? 0) !== seen) return 'stale';
  const writing = { kind: interpreterWishKind, content: { ...wish } };
  if (record === null) await writeRecord(open, writing);
  else if ((await writeNextVersion(open, { ...writing, id: record.id, seen })) === 'stale') return 'stale';
  return 'saved';
}

/** Adds a name to the veto, from how it went with somebody; what stands there already stays as it is written. */
export async function addToVeto(open: OpenCase, name: string): Promise<void> {
  const { wish, version } = await readWish(open);
  if (wish.persons.includes(name)) return;
  // Somebody changed it in the same moment: the whole request is undone, and the form comes back.
  if ((await saveWish(open, { ...wish, persons: [...wish.persons, name] }, version)) === 'stale')
    throw new ChangedMeanwhile('The veto was changed in the same moment.');
}

/** The interpreters of this client, the last asked first. */
export async function listInterpreters(open: OpenCase): Promise<StoredInterpreter[]> {
  return (await listOfKind(open, interpreterKind)).map(stored);
}

/** One of them; null when there is none in this case. */
export async function readInterpreter(open: OpenCase, id: string): Promise<StoredInterpreter | null> {
  const record = await readRecord(open, interpreterKind, id);
  return record && stored(record);
}

/** Writes down who was asked. */
export async function askInterpreter(
  open: OpenCase,
  asked: Omit<Interpreter, 'state' | 'went' | 'said' | 'changes'>,
): Promise<string> {
  const content = {
    ...asked,
    state: 'asked' as const,
    went: null,
    said: null,
    changes: [await changeTo(open, 'asked')],
  };
  return writeRecord(open, { kind: interpreterKind, content });
}

/** Writes down what became of it; 'stale' when a colleague was earlier. */
export async function changeInterpreter(
  open: OpenCase,
  { id, interpreter }: StoredInterpreter,
  { seen, ...now }: { seen: number } & Pick<Interpreter, 'name' | 'state' | 'outsideCircles' | 'went' | 'said'>,
): Promise<'written' | 'stale'> {
  const changes = [...interpreter.changes, await changeTo(open, now.state)];
  return writeNextVersion(open, { id, seen, kind: interpreterKind, content: { ...interpreter, ...now, changes } });
}

const changeTo = async (open: OpenCase, state: InterpreterState) => ({
  at: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
  name: await ownName(open.visit),
  state,
});

const stored = ({ id, version, content }: CaseRecord): StoredInterpreter => ({
  id,
  version,
  interpreter: interpreterSchema.parse(content),
});
