import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { openListedCases } from '#app/service/cases/index.ts';
import { changedTerms, changedVariant } from '#app/service/deadlines/index.ts';
import { followPlan } from '../events/index.ts';
import {
  changeLimitAfter,
  limits,
  listLimits,
  movedBetween,
  type OpenLimit,
  readLimit,
  tellMoved,
} from '../limits/index.ts';
import { holdProcedure } from '../running/index.ts';
import { dueRows } from './due-source.ts';

/** The longest of the old lengths, with the days that it can move: what lies further ahead was not counted by it. */
const longest = 35;

/** For whom it was done on this day: once a session, in this process; a release starts a new one. */
const done = { on: '', sessions: new Set<string>() };
/** A page asks for what is due more than once: it is done before the first. */
const visits = new WeakSet<Visit>();

/**
 * Counts the limits of running procedures anew that still have the length of before the law changed (decision 157), in the
 * cases that this person may change: no job can open them, so it is done before she is shown what is due. Once a day and session.
 */
export async function keepToChangedLaw(visit: Visit): Promise<void> {
  // While an alarm of the log stands, a page that is read writes nothing.
  if (!may(visit, 'limit.change') || visit.inSafeMode === true || visits.has(visit)) return;
  visits.add(visit);
  const now = today();
  if (done.on !== now.toString()) Object.assign(done, { on: now.toString(), sessions: new Set() });
  if (done.sessions.has(visit.session.id)) return;
  const rows = await dueRows(visit, {
    show: 'all',
    days: { from: now.toString(), until: now.add({ days: longest }).toString() },
  })
    .select(['row.id', 'row.case_id'])
    .where('row.what', 'in', changedTerms)
    .execute();
  // What was counted anew is looked at once more: this transaction may still be undone.
  if (!(await countBehind(visit, rows))) done.sessions.add(visit.session.id);
}

/** True when something was behind. */
async function countBehind(visit: Visit, rows: readonly { id: string; case_id: string }[]): Promise<boolean> {
  if (rows.length === 0) return false;
  const cases = await openListedCases(
    visit,
    rows.map((row) => row.case_id),
  );
  const opened = await limits.listed(visit, cases, { id: rows.map((row) => row.id) });
  const behind = opened.filter(({ row }) => isBehind(row)).map(({ of }) => of.reference);
  let isCounted = false;
  for (const reference of new Set(behind)) {
    const open = await openCase(visit, reference, 'core', 'limit.change');
    if (open && (await countAnew(open))) isCounted = true;
  }
  return isCounted;
}

/** Was it counted from a decision of after the change, by the length of before it? */
function isBehind({ document: { clear, inputs, origin } }: Pick<OpenLimit, 'document'>): boolean {
  const stage = origin.step?.stage;
  if (stage === undefined || inputs === null || clear.state !== 'open' || clear.purpose !== 'act') return false;
  return inputs.variant === null && changedVariant(clear.catalogueId, { stage }, clear.start) !== null;
}

async function countAnew(open: OpenCase): Promise<boolean> {
  let isCounted = false;
  const behind = (await listLimits(open)).filter(isBehind);
  for (const limit of behind) {
    const procedure = await holdProcedure(open, limit.document.origin.step?.procedure ?? '');
    const plan = procedure && followPlan(procedure, [limit], today().toString());
    // A transfer has the same stage and keeps its length; and nothing becomes later by this.
    const counted = plan?.follow.find((one) => one.limit.id === limit.id)?.counted;
    if (counted === undefined || counted.inputs.variant === null) continue;
    if (counted.days.drivingDay > limit.document.clear.drivingDay) continue;
    const act = { what: 'version', counted, reason: null } as const;
    // Whoever looks at the same moment counts it as well: the one who comes second leaves it.
    if ((await changeLimitAfter(open, limit, { seen: limit.version, act, authors: [] })) === 'stale') continue;
    await tellMoved(open, movedBetween(limit, await readLimit(open, limit.id)));
    isCounted = true;
  }
  return isCounted;
}
