import { openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';
import { signedProposals } from '#app/service/added-law/index.ts';
import { dueList } from '../due/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { changeLimit, readLimit, withProposedDay } from '../limits/index.ts';

/** A limit that was counted anew under a newer calendar: the day that is kept to now, and the one that it would get. */
export interface ProposedDay {
  reference: string;
  name: string | null;
  limit: OpenLimit;
  old: string;
  next: string;
}

/** Everything that one person can take over at once. */
export interface Proposals {
  /** Gives no more time than there was. */
  stricter: ProposedDay[];
  /** Leaves more time to us, or lets us wait less long: nobody takes that over without having looked. */
  looser: ProposedDay[];
  /** Changed from outside: an alarm that is looked at by itself. */
  alarms: ProposedDay[];
  /** There are more than fit on one page. */
  more: boolean;
  /** Stands for all of this: whoever takes over takes over what was shown. */
  mark: string;
}

/** So many at once: each opens a case and is written in the audit log. */
const atOnce = 100;

/** What was counted anew in the cases that I hold, the first day first. */
export async function readProposals(visit: Visit): Promise<Proposals> {
  const { lines, more } = await dueList(visit, 'changed', { size: atOnce });
  const signed = await signedProposals(visit);
  const all = lines.flatMap(({ reference, name, limit }): ProposedDay[] => {
    // What waits for a second person was taken over by this one.
    if (!limit || limit.document.waiting?.what === 'proposal') return [];
    const old = limit.document.clear.drivingDay;
    const next = withProposedDay(limit.document, limit.proposedDay, signed);
    return next === null ? [] : [{ reference, name, limit, old, next: next.clear.drivingDay }];
  });
  const sound = all.filter(({ limit }) => !limit.differs);
  return {
    stricter: sound.filter((one) => !isLooser(one)),
    looser: sound.filter(isLooser),
    alarms: all.filter(({ limit }) => limit.differs),
    more,
    mark: markOf(all),
  };
}

const isLooser = ({ limit, old, next }: ProposedDay) =>
  limit.document.clear.purpose === 'act' ? next > old : next < old;

function markOf(all: readonly ProposedDay[]): string {
  return sha256(canonical(all.map(({ limit, old, next }) => [limit.id, limit.version, old, next]))).toString('hex');
}

/**
 * Takes the proposed days over, those that became looser only when asked; each is an act of its own, with its line in
 * the audit log. 'stale' when anything is not as it was seen: then nothing may be kept of it.
 */
export async function takeOverDays(visit: Visit, mark: string, withLooser: boolean): Promise<'saved' | 'stale'> {
  const now = await readProposals(visit);
  if (now.mark !== mark) return 'stale';
  for (const { reference, limit } of [...now.stricter, ...(withLooser ? now.looser : [])]) {
    const open = await openCase(visit, reference, 'core', 'limit.change');
    const held = open && (await readLimit(open, limit.id));
    if (!open || !held) return 'stale';
    const saved = await changeLimit(open, held, limit.version, { what: 'proposal' });
    if (saved !== 'saved' && saved !== 'waits') return 'stale';
  }
  return 'saved';
}
