import type { Context } from 'hono';
import { z } from 'zod';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  choices,
  type FormState,
  freshForm,
  notFound,
  optionalChoice,
  optionalNearDay,
  optionalText,
  optionalTime,
  readForm,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle, ownName, typedTime } from '#app/service/cases/index.ts';
import { type FoundLetter, letterFromPath } from './letter-from-path.ts';
import { keyOfAdded, keyOfAppointment, keyOfStatement, type SeenByPerson, sayable } from './letter-seen.ts';
import { SeenPage } from './letter-seen.view.tsx';
import { writeLetter } from './letters.store.ts';

/** Adding to a letter what the system did not see, and saying what it saw wrongly; only while nobody has confirmed it. */
export function seenRoutes(): Route[] {
  const path = '/clients/:reference/letters/:id/seen';
  return [
    { method: 'GET', path, needs: 'letter.confirm', handle: showSeen },
    { method: 'POST', path, needs: 'letter.confirm', handle: writeSeen },
  ];
}

async function showSeen(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.confirm');
  if (!found) return notFound(c);
  if (!isOpen(found)) return c.redirect(addressOf(found), 303);
  return seenPage(c, found, freshForm());
}

async function writeSeen(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.confirm');
  if (!found) return notFound(c);
  if (!isOpen(found)) return c.redirect(addressOf(found), 303);
  const { open, letter } = found;
  const read = await readForm(c.req, seenForm(found));
  if (!read.ok) return seenPage(c, found, read.form, read.status);
  if (read.key === undefined || read.version === undefined) return seenPage(c, found, read.form, 400);
  const { key, version, values } = read;
  const wrong = whatIsMissing(values, read.form);
  if (wrong !== null) return seenPage(c, found, wrong, 422);
  let isStale = false;
  const location = await once(visit, key, async () => {
    const by = { by: visit.person.id, name: await ownName(visit), at: new Date().toISOString() };
    const document = { ...letter.document, seen: withMore(letter.document.seen, values, by) };
    isStale = (await writeLetter(open, letter, version, { state: 'read', document })) === 'stale';
    return `${addressOf(found)}/check`;
  });
  return isStale ? seenPage(c, found, withWhole(read.form, 'letters.seen.stale'), 409) : c.redirect(location, 303);
}

/** The form of a letter: what can be called wrong is what was read in it or added to it. */
function seenForm({ letter }: FoundLetter) {
  const { reading, seen } = letter.document;
  const keys = [
    '',
    ...reading.statements.map(keyOfStatement),
    ...reading.appointments.map(keyOfAppointment),
    ...seen.days.map((each) => keyOfAdded('day', each)),
    ...seen.appointments.map((each) => keyOfAdded('appointment', each)),
    ...seen.says.map((each) => keyOfAdded('says', each)),
  ] as const;
  return z.strictObject({
    addDay: optionalNearDay(),
    addDayFor: optionalText(200),
    addDate: optionalNearDay(),
    addTime: optionalTime(),
    addPlace: optionalText(200),
    addSays: optionalChoice(sayable),
    wrong: choices(keys),
    right: choices(keys),
  });
}

type SeenValues = z.infer<ReturnType<typeof seenForm>>;

/** The form with the sentence about what is missing; null when it can be stored. */
function whatIsMissing(values: SeenValues, form: FormState): FormState | null {
  const { addDay, addDayFor, addDate, addTime, addPlace, addSays, wrong, right } = values;
  if (addDay !== null && addDayFor === null) return withError(form, 'addDayFor', 'letters.seen.dayFor.needed');
  if (addDay === null && addDayFor !== null) return withError(form, 'addDay', 'letters.seen.day.needed');
  if (addDate === null && (addTime !== null || addPlace !== null))
    return withError(form, 'addDate', 'letters.seen.date.needed');
  if (addTime !== null && typedTime(addTime) === undefined) return withError(form, 'addTime', 'procedures.time.wrong');
  const isEmpty = addDay === null && addDate === null && addSays === null && wrong.length + right.length === 0;
  return isEmpty ? withWhole(form, 'letters.seen.nothing') : null;
}

function withMore(seen: SeenByPerson, values: SeenValues, by: { by: string; name: string; at: string }): SeenByPerson {
  const { addDay, addDayFor, addDate, addTime, addPlace, addSays, wrong, right } = values;
  const stillWrong = seen.wrong.filter(({ key }) => !right.includes(key));
  const time = addTime === null ? null : (typedTime(addTime) ?? null);
  return {
    days: [...seen.days, ...(addDay === null ? [] : [{ day: addDay, what: addDayFor ?? '', ...by }])],
    appointments: [
      ...seen.appointments,
      ...(addDate === null ? [] : [{ date: addDate, time, place: addPlace, ...by }]),
    ],
    says: [...seen.says, ...(addSays === null ? [] : [{ says: addSays, ...by }])],
    wrong: [
      ...stillWrong,
      ...wrong
        .filter((key) => key !== '' && !seen.wrong.some((each) => each.key === key))
        .map((key) => ({ key, ...by })),
    ],
  };
}

async function seenPage(
  c: Context,
  { open, letter }: FoundLetter,
  form: FormState,
  status?: 400 | 409 | 413 | 415 | 422,
) {
  const title = clientTitle(open.reference, c.get('web').t('letters.seen.title'));
  const page = { title, width: 'wide', failed: status !== undefined, scripts: ['form'] } as const;
  const body = <SeenPage reference={open.reference} letter={letter} form={form} once={newId()} />;
  return show(c, page, body, status ?? 200);
}

const isOpen = ({ open, letter }: FoundLetter) => open.status !== 'closed' && letter.state === 'read';
const addressOf = ({ open, letter }: FoundLetter) => `/clients/${open.reference}/letters/${letter.id}`;
