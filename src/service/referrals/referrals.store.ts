import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { ReferralState } from '#app/platform/database/index.ts';
import { plainDate } from '#app/platform/language/index.ts';
import {
  type Json,
  type Key,
  newId,
  openDocument,
  type Place,
  sealDocument,
  sha256,
} from '#app/platform/vault/index.ts';
import { ownName, writeRecord } from '#app/service/cases/index.ts';
import {
  type Act,
  type Change,
  type Referral,
  type ReferralWish,
  referralSchema,
  step,
  type TakeOver,
} from './referrals.ts';

/** A referral of an open case. */
export interface OpenReferral {
  id: string;
  state: ReferralState;
  /** Since when it is in this state. */
  sinceDay: string;
  version: number;
  referral: Referral;
}

export interface ReferralRow {
  id: string;
  state: ReferralState;
  since_day: string;
  version: number;
  epoch: number;
  sealed: Buffer;
}

export const referralColumns = ['id', 'state', 'since_day', 'version', 'epoch', 'sealed'] as const;

/** Every referral of this case, what is open first, the last change first. */
export async function listReferrals(visit: Visit, open: OpenCase): Promise<OpenReferral[]> {
  const rows = await visit.db
    .selectFrom('referral')
    .select(referralColumns)
    .where('case_id', '=', open.caseId)
    .orderBy('since_day', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => openReferral(open, row));
}

/** One referral of this case; null when there is none, also when the id belongs to another case. */
export async function readReferral(visit: Visit, open: OpenCase, id: string): Promise<OpenReferral | null> {
  const row = await visit.db
    .selectFrom('referral')
    .select(referralColumns)
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .executeTakeFirst();
  return row ? openReferral(open, row) : null;
}

export function openReferral(open: { caseId: string; key: Key }, row: ReferralRow): OpenReferral {
  const document = openDocument(open.key, placeOf({ caseId: open.caseId, epoch: row.epoch }, row.id), row.sealed);
  const referral = referralSchema.parse(document);
  // The state in the clear is for lists; what is sealed decides.
  const state = referral.changes.at(-1)?.state ?? row.state;
  return { id: row.id, state, sinceDay: row.since_day, version: row.version, referral };
}

/**
 * Writes a referral down as a draft: nothing has gone out. `at` is for what is written down afterwards. Returns its id.
 */
export async function addReferral(visit: Visit, open: OpenCase, wish: ReferralWish, at = new Date()): Promise<string> {
  const id = newId();
  const change = await changeTo(visit, 'draft', { reason: null, text: null, at });
  const sealed = seal(open, id, { ...wish, sent: null, changes: [change] });
  await visit.db
    .insertInto('referral')
    .values({ id, case_id: open.caseId, epoch: open.epoch, sealed, since_day: plainDate(at).toString() })
    .execute();
  await tell(visit, open, id, wish.organisation.name, change, sealed);
  return id;
}

/** Changes a draft, if it is still the version that was seen. */
export async function changeDraft(
  visit: Visit,
  open: OpenCase,
  before: OpenReferral,
  wish: ReferralWish,
  seen: number,
): Promise<'saved' | 'stale'> {
  if (before.state !== 'draft') return 'stale';
  const sealed = seal(open, before.id, { ...before.referral, ...wish });
  const done = await write(visit, open, before.id, seen, { sealed, epoch: open.epoch });
  if (done === 'saved') note(visit, open, before.id, 'draft', null, sealed);
  return done;
}

export interface Move {
  act: Act;
  reason: string | null;
  text: string | null;
  /** When it happened; now, when left out. */
  at?: Date;
  takeOver?: TakeOver | null;
  /** What else goes into the document with this act. */
  sent?: Referral['sent'];
}

/**
 * One act of a colleague: the state, the entry in the timeline and the entry in the audit log belong together. Of two
 * at the same moment one wins; the other hears 'stale', and nothing of it is kept.
 */
export async function moveReferral(
  visit: Visit,
  open: OpenCase,
  before: OpenReferral,
  seen: number,
  move: Move,
): Promise<'saved' | 'stale'> {
  const state = step(before.state, move.act);
  if (state === null || before.version !== seen) return 'stale';
  const change = await changeTo(visit, state, move);
  const { referral } = before;
  const document = { ...referral, sent: move.sent ?? referral.sent, changes: [...referral.changes, change] };
  const sealed = seal(open, before.id, document);
  const since_day = move.sent?.on ?? plainDate(change.at).toString();
  const row = { state, sealed, epoch: open.epoch, since_day };
  if ((await write(visit, open, before.id, seen, row)) === 'stale') return 'stale';
  await tell(visit, open, before.id, referral.organisation.name, change, sealed, move.sent?.how ?? null);
  return 'saved';
}

async function write(
  visit: Visit,
  open: OpenCase,
  id: string,
  seen: number,
  row: { sealed: Buffer; epoch: number; state?: ReferralState; since_day?: string },
): Promise<'saved' | 'stale'> {
  const changed = await visit.db
    .updateTable('referral')
    .set({ ...row, version: seen + 1 })
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? 'saved' : 'stale';
}

async function changeTo(
  visit: Visit,
  state: ReferralState,
  { reason, text, at = new Date(), takeOver = null }: Pick<Move, 'reason' | 'text' | 'at' | 'takeOver'>,
): Promise<Change> {
  return { at: at.toISOString(), by: visit.person.id, name: await ownName(visit), state, reason, text, takeOver };
}

/** Into the timeline as a sentence, and into the audit log as a code. */
async function tell(
  visit: Visit,
  open: OpenCase,
  id: string,
  organisation: string,
  { state, reason }: Change,
  sealed: Buffer,
  how: string | null = null,
): Promise<void> {
  await writeRecord(visit, open, { kind: 'referral', content: { referral: id, organisation, state, how, reason } });
  note(visit, open, id, state, reason, sealed);
}

const actionOf = {
  draft: 'referral.written',
  sent: 'referral.sent',
  waiting: 'referral.answered',
  accepted: 'referral.answered',
  refused: 'referral.answered',
  done: 'referral.ended',
  'taken-back': 'referral.ended',
} as const satisfies Record<ReferralState, string>;

function note(
  visit: Visit,
  open: OpenCase,
  id: string,
  state: ReferralState,
  reason: string | null,
  sealed: Buffer,
): void {
  visit.journal.note({
    action: actionOf[state],
    object: state,
    objectId: id,
    case: open.caseId,
    reference: open.reference,
    compartment: 'core',
    ...(reason === null ? {} : { reason }),
    hash: sha256(sealed).toString('hex'),
  });
}

function seal(open: OpenCase, id: string, referral: Referral): Buffer {
  return sealDocument(open.key, placeOf(open, id), JSON.parse(JSON.stringify(referral)) as Json);
}

function placeOf({ caseId, epoch }: { caseId: string; epoch: number }, row: string): Place {
  return { table: 'referral', row, column: 'sealed', caseId, compartment: 'core', epoch };
}
