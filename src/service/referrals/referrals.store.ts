import {
  type OpenCase,
  type OpenedRowOf,
  type OpenForReading,
  sealedTable,
} from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { ReferralState } from '#app/platform/database/index.ts';
import { plainDate } from '#app/platform/language/index.ts';
import { ownName, writeRecord } from '#app/service/cases/index.ts';
import { leaveFor, type Stop } from './consent.ts';
import { followUp, learn, settleAsked } from './following-up.ts';
import {
  mayTellOutcome,
  type OpenReferral,
  type Referral,
  type ReferralAct,
  type ReferralChange,
  type ReferralOutcome,
  type ReferralWish,
  referralSchema,
  step,
  type TakeOver,
} from './referrals.ts';

export const referrals = sealedTable('referral', {
  schema: referralSchema,
  columns: { state: 'state', sinceDay: 'since_day' },
  order: [
    ['since_day', 'desc'],
    ['id', 'desc'],
  ],
  actions: {
    draft: 'referral.written',
    sent: 'referral.sent',
    received: 'referral.answered',
    'under-way': 'referral.answered',
    outcome: 'referral.answered',
    waiting: 'referral.answered',
    accepted: 'referral.answered',
    refused: 'referral.answered',
    done: 'referral.ended',
    'taken-back': 'referral.ended',
  },
});

/** Every referral of this case, what is open first, the last change first. */
export async function listReferrals(open: OpenCase): Promise<OpenReferral[]> {
  return (await referrals.list(open)).map(openReferral);
}

/** One referral of this case; null when there is none, also when the id belongs to another case. */
export async function readReferral(open: OpenCase, id: string): Promise<OpenReferral | null> {
  const kept = await referrals.find(open, id);
  return kept && openReferral(kept);
}

/** Referrals of cases that a list has opened, by id; what lies in no case that I hold is not among them. */
export async function referralsOf(
  visit: Visit,
  cases: ReadonlyMap<string, OpenForReading>,
  ids: readonly string[],
): Promise<Map<string, OpenReferral>> {
  const kept = await referrals.listed(visit, cases, { id: ids });
  return new Map(kept.map(({ row }) => [row.id, openReferral(row)]));
}

function openReferral({ document: referral, ...kept }: OpenedRowOf<typeof referrals>): OpenReferral {
  // The state in the clear is for lists; what is sealed decides.
  return { ...kept, state: referral.changes.at(-1)?.state ?? kept.state, referral };
}

/**
 * Writes a referral down as a draft: nothing has gone out. `at` is for what is written down afterwards. Returns its id.
 */
export async function addReferral(open: OpenCase, wish: ReferralWish, at = new Date()): Promise<string> {
  const change = await changeTo(open.visit, 'draft', { reason: null, text: null, at });
  return referrals.insert(open, {
    ...entryOf(change),
    document: { ...wish, sent: null, changes: [change], outcomes: [] },
    clear: { since_day: plainDate(at).toString() },
    timeline: (id) => tell(open, id, wish, change),
  });
}

/** Changes a draft, if it is still the version that was seen. */
export async function changeDraft(
  open: OpenCase,
  before: OpenReferral,
  wish: ReferralWish,
  seen: number,
): Promise<'saved' | 'stale'> {
  if (before.state !== 'draft') return 'stale';
  const document = { ...before.referral, ...wish };
  return referrals.change(
    open,
    { id: before.id, version: seen },
    { act: 'draft', document, told: { object: 'draft' } },
  );
}

export interface ReferralMove {
  act: ReferralAct;
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
 * at the same moment one wins; the other hears 'stale', and nothing of it is kept. Without the client's yes it only ends.
 */
export async function moveReferral(
  open: OpenCase,
  before: OpenReferral,
  seen: number,
  move: ReferralMove,
): Promise<'saved' | Stop> {
  const state = step(before.state, move.act);
  if (state === null || before.version !== seen) return 'stale';
  const { stop } = await leaveFor(open, before, move.act);
  if (stop !== null) return stop;
  const change = await changeTo(open.visit, state, move);
  const { referral } = before;
  const document = { ...referral, sent: move.sent ?? referral.sent, changes: [...referral.changes, change] };
  const saved = await referrals.change(
    open,
    { id: before.id, version: seen },
    {
      ...entryOf(change),
      document,
      clear: { state, since_day: move.sent?.on ?? plainDate(change.at).toString() },
      timeline: (id) => tell(open, id, referral, change, move.sent?.how ?? null),
    },
  );
  if (saved === 'saved') await followUp(open, { id: before.id, referral: document }, change);
  return saved;
}

/** Did it work? What was said stays beside what was said before; the directory counts it, without whose it was. */
export async function noteOutcome(
  open: OpenCase,
  before: OpenReferral,
  seen: number,
  said: Pick<ReferralOutcome, 'helped' | 'language' | 'text'>,
): Promise<'saved' | 'stale'> {
  if (!mayTellOutcome(before.state)) return 'stale';
  const { referral, id } = before;
  const outcome = { ...said, at: new Date().toISOString(), name: await ownName(open.visit) };
  const saved = await referrals.change(
    open,
    { id, version: seen },
    {
      act: 'outcome',
      document: { ...referral, outcomes: [...referral.outcomes, outcome] },
      told: { object: 'outcome' },
    },
  );
  if (saved !== 'saved') return saved;
  // Counted once for each referral: what is said later takes nothing back and adds a language only.
  if (referral.outcomes.length === 0) await learn(open.visit, referral, learnedOf[said.helped]);
  const isNew = said.language !== null && !referral.outcomes.some(({ language }) => language === said.language);
  if (isNew) await learn(open.visit, referral, `language:${said.language}`);
  await settleAsked(open, id);
  return saved;
}

const learnedOf = { yes: 'helped', partly: 'helped-partly', no: 'not-helped' } as const;

async function changeTo(
  visit: Visit,
  state: ReferralState,
  { reason, text, at = new Date(), takeOver = null }: Pick<ReferralMove, 'reason' | 'text' | 'at' | 'takeOver'>,
): Promise<ReferralChange> {
  return { at: at.toISOString(), by: visit.person.id, name: await ownName(visit), state, reason, text, takeOver };
}

/** Into the audit log as a code. */
const entryOf = ({ state, reason }: ReferralChange) => ({
  act: state,
  told: { object: state, ...(reason === null ? {} : { reason }) },
});

/** Into the timeline as a sentence. */
function tell(
  open: OpenCase,
  referral: string,
  { organisation }: Pick<ReferralWish, 'organisation'>,
  { state, reason }: ReferralChange,
  how: string | null = null,
): Promise<string> {
  const content = { referral, organisation: organisation.name, state, how, reason };
  return writeRecord(open, { kind: 'referral', content });
}
