import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { translator } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { givenTo, idFromPath, openFromPath, readHeader } from '#app/service/cases/index.ts';
import { appointmentText } from '../feed/index.ts';
import { heldTasksOf, isStopped, readTask } from '../tasks/index.ts';
import { NotGiven } from './card.view.tsx';

/**
 * The appointment as a file for the client's own calendar, where the rule of contact says that she wants that: day and hour
 * under one fixed word, and the place only where everything may be said. Whoever looks over her shoulder learns no more.
 */
export async function showCalendarEntry(c: Context, visit: Visit): Promise<Response> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, 'limit.change'));
  const task = open && (await readTask(open, id));
  if (!open || !task || task.kind !== 'appointment') return notFound(c);
  const at = `/clients/${open.reference}/tasks/${task.id}`;
  const held = (await heldTasksOf(open, [task])).get(task.id) ?? null;
  // Nobody is sent where nobody said that it is safe.
  if (task.state !== 'open' || task.dueDay === null || isStopped(held)) return c.redirect(at, 303);
  const { header } = await readHeader(open);
  const { verdict, lang } = givenTo(header, 'calendar');
  if (verdict.answer !== 'yes') {
    const title = c.get('web').t('procedures.limits.entry.none');
    return show(c, { title, failed: true }, <NotGiven at={at} title={title} because={verdict.because} />, 409);
  }
  const { time, place } = task.document;
  const text = appointmentText(
    {
      // Of this file alone: an entry on a telephone cannot be laid beside a row of ours.
      uid: newId(),
      day: Temporal.PlainDate.from(task.dueDay),
      time: time === null ? null : Temporal.PlainTime.from(time),
      title: translator(lang)('procedures.limits.card.title'),
      place: verdict.words === 'with-our-name' ? place : null,
    },
    Temporal.Now.instant(),
  );
  return c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="agenda.ics"',
  });
}
