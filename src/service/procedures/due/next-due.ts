import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { Lang } from '#app/platform/language/index.ts';
import type { NextDue } from '#app/service/cases/index.ts';
import { limitsOfPage, tasksOfPage } from '../events/index.ts';
import { drivingDayOf, limitTitle } from '../limits/index.ts';
import { taskName } from '../tasks/index.ts';

/** What comes first for a client, of limits and of tasks with a day; a limit before a task of the same day. */
export async function nextOfClient(open: OpenCase, lang: Lang): Promise<NextDue | null> {
  const at = `/clients/${open.reference}`;
  const [allLimits, allTasks] = await together([limitsOfPage(open), tasksOfPage(open)]);
  const limits = allLimits.flatMap((limit): NextDue[] => {
    const { clear } = limit.document;
    if (clear.state !== 'open') return [];
    const name = limitTitle(limit.document, lang);
    return [{ name, day: drivingDayOf(limit), of: 'limit', href: `${at}/limits/${limit.id}` }];
  });
  const tasks = allTasks.flatMap(({ id, kind, state, dueDay, document }): NextDue[] => {
    if (state !== 'open' || dueDay === null) return [];
    const of = kind === 'appointment' ? 'appointment' : 'other';
    const name = taskName({ kind, document }, lang);
    return [{ name, day: dueDay, of, href: `${at}/tasks/${id}` }];
  });
  return [...limits, ...tasks].sort((a, b) => a.day.localeCompare(b.day))[0] ?? null;
}
