import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { translator } from '#app/platform/language/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { givenTo, idFromPath, openFromPath, readHeader } from '#app/service/cases/index.ts';
import { heldTasksOf, isStopped, readTask } from '../tasks/index.ts';
import { AppointmentCard, NotGiven } from './card.view.tsx';

/**
 * A card to take along. Whoever finds it learns that somebody has an appointment and when: no name of ours, nor of the
 * client, and not what it is. The rule of contact decides whether there is one, and whether the place stands on it.
 */
export async function showCard(c: Context, visit: Visit): Promise<Response> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, 'limit.change'));
  const task = open && (await readTask(open, id));
  if (!open || !task || task.kind !== 'appointment') return notFound(c);
  const at = `/clients/${open.reference}/tasks/${task.id}`;
  const held = (await heldTasksOf(open, [task])).get(task.id) ?? null;
  // Nobody is sent where nobody said that it is safe.
  if (task.state !== 'open' || task.dueDay === null || isStopped(held)) return c.redirect(at, 303);
  const { header } = await readHeader(open);
  const { verdict, lang } = givenTo(header, 'card');
  // It is printed: the title is in the head of the paper.
  const page = { title: translator(lang)('procedures.limits.card.title'), scripts: ['form'] as const };
  const none = c.get('web').t('procedures.limits.card.none');
  if (verdict.answer !== 'yes') return show(c, page, <NotGiven at={at} title={none} because={verdict.because} />);
  const { time, place } = task.document;
  const told = verdict.words === 'with-our-name' ? place : null;
  return show(
    c,
    page,
    <AppointmentCard
      at={at}
      lang={lang}
      day={task.dueDay}
      time={time}
      place={told}
      hidesPlace={place !== null && told === null}
    />,
  );
}
