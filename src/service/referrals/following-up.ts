import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { plainDate, today } from '#app/platform/language/index.ts';
import { addTask, ownName, renewNextDue, type TaskKind, tasks } from '#app/service/cases/index.ts';
import { answerDaysOf } from '#app/service/directory/index.ts';
import { leaveFor, type Stop } from './consent.ts';
import { type OpenReferral, type Referral, type ReferralChange, takeOverOf } from './referrals.ts';

/** A referral is work until somebody took over, and again afterwards: nobody is lost between two organisations. */

interface Followed {
  id: string;
  referral: Pick<Referral, 'organisation' | 'changes'>;
}

/** On a waiting list nobody is rung every week. */
const waitingDays = 28;

/** What there is to do after an act, and what is settled by it; and what the directory learns of it. */
export async function followUp(open: OpenCase, followed: Followed, { state, at }: ReferralChange): Promise<void> {
  const { organisation } = followed.referral;
  const from = plainDate(at);
  const add = (kind: TaskKind, day: Temporal.PlainDate) => addReferralTask(open, followed, kind, day);
  if (state !== 'draft' && state !== 'taken-back') await settle(open, followed.id, 'chase-answer', { as: 'done' });
  if (state === 'sent' || state === 'received')
    await add('chase-answer', from.add({ days: await answerDaysOf(open.visit, organisation.code) }));
  if (state === 'waiting') await add('chase-answer', from.add({ days: waitingDays }));
  if (state === 'refused') {
    await add('referral-refused', from);
    await settle(open, followed.id, 'three-way-talk', { as: 'dropped' });
  }
  if (state === 'accepted') {
    const begins = takeOverOf(followed.referral)?.from;
    const begin = begins == null ? from : Temporal.PlainDate.from(begins);
    await add('ask-if-it-helped', begin.add({ weeks: 2 }));
    await add('ask-if-it-helped', begin.add({ months: 2 }));
  }
  if (state === 'taken-back') for (const kind of kinds) await settle(open, followed.id, kind, { as: 'dropped' });
  const learned = learnedBy[state];
  if (learned !== undefined) await learn(open.visit, followed.referral, learned);
  await renewNextDue(open.visit, open.caseId);
}

const kinds = ['chase-answer', 'ask-if-it-helped', 'three-way-talk'] as const;
const learnedBy: Partial<Record<ReferralChange['state'], string>> = {
  waiting: 'waited',
  accepted: 'accepted',
  refused: 'refused',
};

/** A talk of the client, us and the one who takes over: planned as a task with its hour and place. */
export async function planTalk(
  open: OpenCase,
  before: OpenReferral,
  talk: { day: string; time: string | null; place: string | null },
): Promise<'saved' | Stop> {
  const { stop } = await leaveFor(open, before, 'talk');
  if (stop !== null) return stop;
  const { id, referral } = before;
  const { day, time, place } = talk;
  const where = [referral.organisation.name, place].filter((one) => one !== null).join(' · ');
  await addTask(open, { kind: 'three-way-talk', letter: null, referral: id, day, time, place: where, term: null });
  await renewNextDue(open.visit, open.caseId);
  return 'saved';
}

/** The talks that are planned with whoever takes over. */
export async function plannedTalks(open: OpenCase, id: string): Promise<Talk[]> {
  const planned = await tasks.list(open, { kind: ['three-way-talk'], state: 'open' });
  return planned.flatMap(({ id: task, dueDay: day, document: { referral, time } }) =>
    referral === id && day !== null ? [{ task, day, time }] : [],
  );
}

export interface Talk {
  task: string;
  day: string;
  time: string | null;
}

/** One more in what an entry of the directory learned: a number, of nobody. */
export async function learn(
  visit: Visit,
  { organisation }: Pick<Referral, 'organisation'>,
  what: string,
): Promise<void> {
  await sql`select naast.learn_of_organisation(${organisation.code}, ${what})`.execute(visit.db);
}

/** It was asked whether it helped: of the tasks that ask it, those whose day has come are done. */
export async function settleAsked(open: OpenCase, id: string): Promise<void> {
  await settle(open, id, 'ask-if-it-helped', { as: 'done', until: today().toString() });
  await renewNextDue(open.visit, open.caseId);
}

function addReferralTask(open: OpenCase, { id, referral }: Followed, kind: TaskKind, day: Temporal.PlainDate) {
  const place = referral.organisation.name;
  return addTask(open, { kind, letter: null, referral: id, day: day.toString(), time: null, place, term: null });
}

/** Closes what is open of a kind: answered, or, where nobody will take over, not needed any more. */
async function settle(
  open: OpenCase,
  id: string,
  kind: TaskKind,
  { as: state, until }: { as: 'done' | 'dropped'; until?: string },
): Promise<void> {
  for (const task of await tasks.list(open, { kind: [kind], state: 'open' })) {
    const { document, version } = task;
    if (document.referral !== id || (until !== undefined && (task.dueDay ?? '') > until)) continue;
    const change = {
      state,
      reason: null,
      at: new Date().toISOString(),
      by: open.visit.person.id,
      name: await ownName(open.visit),
    };
    await tasks.change(
      open,
      { id: task.id, version },
      {
        act: 'changed',
        document: { ...document, changes: [...document.changes, change] },
        told: { object: kind },
        clear: { state },
      },
    );
  }
}
