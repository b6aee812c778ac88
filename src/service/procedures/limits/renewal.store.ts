import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { addTask, ownName, type TaskDocument, tasks } from '#app/service/cases/index.ts';
import { beginsOn } from '#app/service/deadlines/index.ts';
import type { LimitDocument } from '#app/service/limit-counting/index.ts';

interface Followed {
  id: string;
  catalogueId: string;
  drivingDay: string;
  state: LimitDocument['clear']['state'];
}

/**
 * Begins the renewal of a permit four months before it ends, as one task that follows the limit on which the request must
 * have arrived: its day moves with that day, and it goes when nothing is to be renewed any more.
 */
export async function keepRenewal(open: OpenCase, limit: Followed): Promise<void> {
  const begins = beginsOn(limit.catalogueId, Temporal.PlainDate.from(limit.drivingDay));
  if (begins === null) return;
  const day = [begins.toString(), today().toString()].sort().at(-1) ?? null;
  for (const kept of await tasks.list(open, { kind: 'start-renewal' }))
    if (kept.document.renewal?.limit === limit.id) return follow(open, { ...kept, day }, limit);
  if (limit.state !== 'open') return;
  const renewal = { limit: limit.id, counted: limit.drivingDay, rests: false, done: [] };
  await addTask(open, { kind: 'start-renewal', renewal, day, letter: null, time: null, place: null, term: null });
}

interface Kept {
  id: string;
  version: number;
  state: LimitDocument['clear']['state'];
  document: TaskDocument;
  /** The day from which to begin, as the limit stands now. */
  day: string | null;
}

async function follow(open: OpenCase, task: Kept, { drivingDay, state: ofLimit }: Followed): Promise<void> {
  const { renewal, changes } = task.document;
  if (renewal === null) return;
  const isMoved = renewal.counted !== drivingDay;
  const rests = ofLimit === 'open' ? false : renewal.rests || task.state === 'open';
  const comesBack = ofLimit === 'open' && renewal.rests;
  const state = ofLimit === 'open' ? (comesBack ? 'open' : task.state) : rests ? ofLimit : task.state;
  if (!isMoved && rests === renewal.rests && state === task.state) return;
  const day = isMoved || comesBack ? task.day : task.document.day;
  const hand = { at: new Date().toISOString(), by: open.visit.person.id, name: await ownName(open.visit) };
  const saved = await tasks.change(open, task, {
    act: 'changed',
    document: {
      ...task.document,
      day,
      renewal: { ...renewal, counted: drivingDay, rests },
      changes: state === task.state ? changes : [...changes, { ...hand, state, reason: null }],
    },
    told: { object: 'start-renewal' },
    clear: { state, due_day: day },
  });
  // Somebody ticked something off in the same moment: the whole request is undone, and the form comes back.
  if (saved === 'stale') throw new ChangedMeanwhile('The renewal was changed while its limit was.');
}
