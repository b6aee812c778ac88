import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { Lang } from '#app/platform/language/index.ts';
import type { NextDue } from '#app/service/cases/index.ts';
import { isFatal } from '#app/service/limit-counting/index.ts';
import { limitsOfPage, tasksOfPage } from '../events/index.ts';
import { drivingDayOf, limitTitle } from '../limits/index.ts';
import { taskName } from '../tasks/index.ts';

/**
 * What comes first for a client, of limits and of tasks with a day; a limit before a task of the same day. After anything
 * else the first day after which it is too late: no task and no appointment stands before that without it.
 */
export async function nextOfClient(open: OpenCase, lang: Lang): Promise<NextDue[]> {
  const at = `/clients/${open.reference}`;
  const [allLimits, allTasks] = await together([limitsOfPage(open), tasksOfPage(open)]);
  const limits = allLimits.flatMap((limit): Comes[] => {
    const { clear } = limit.document;
    if (clear.state !== 'open') return [];
    const name = limitTitle(limit.document, lang);
    const fatal = clear.purpose === 'act' && isFatal(clear.catalogueId);
    return [{ fatal, next: { name, day: drivingDayOf(limit), of: 'limit', href: `${at}/limits/${limit.id}` } }];
  });
  const tasks = allTasks.flatMap(({ id, kind, state, dueDay, document }): Comes[] => {
    if (state !== 'open' || dueDay === null) return [];
    const of = kind === 'appointment' ? 'appointment' : 'other';
    const name = taskName({ kind, document }, lang);
    return [{ fatal: false, next: { name, day: dueDay, of, href: `${at}/tasks/${id}` } }];
  });
  const comes = [...limits, ...tasks].sort((a, b) => a.next.day.localeCompare(b.next.day));
  const fatal = comes.find((one) => one.fatal);
  return [...comes.slice(0, 1), ...(fatal === undefined || fatal === comes[0] ? [] : [fatal])].map(({ next }) => next);
}

interface Comes {
  /** Does something end for ever on its day? */
  fatal: boolean;
  next: NextDue;
}
