import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { MessageKey } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  type ConflictField,
  type DeclaredForm,
  type FormFields,
  type FormState,
  type FormValues,
  freshForm,
  notFound,
  refuse,
  withWhole,
} from '#app/platform/web/index.ts';
import type { StaffRoute } from './route.ts';
import { stepUpRefusal } from './step-up.ts';

export type RefusedStatus = 400 | 409 | 413 | 415 | 422 | 429 | 503;

/** What a form holds as its page opens, and the version of what it changes. */
interface FormStart<Fields extends FormFields> {
  values?: Partial<FormValues<Fields>>;
  version?: number;
}

/** A form to draw: as it opens, or as it came back. Its properties are those of the declared `Form`. */
export interface ShownForm {
  form: FormState;
  once?: string;
  version?: number;
  /** Somebody else saved in between: where the two differ. */
  conflict?: readonly ConflictField[];
}

interface SentForm<Fields extends FormFields> {
  c: Context;
  visit: Visit;
  values: FormValues<Fields>;
  /** For `withError` and `withWhole`. */
  form: FormState;
  /** Of a form that creates or replaces: the key that `once` takes. */
  key: string;
  /** Of a form that changes or replaces: the version that was seen. */
  version: number;
}

/** An address to go to, the form with what is wrong with it, why nothing can be written there now, or that somebody else was first. */
type FormOutcome = string | FormState | { refused: MessageKey } | 'stale' | Response;

interface FormRoutes<Opened extends object, Fields extends FormFields> {
  form: DeclaredForm<Fields>;
  /** The page on which the form stands; left out where that page is a route of its own. */
  page?: StaffRoute['path'];
  /** Where the form is sent. */
  to: StaffRoute['path'];
  needs: StaffRoute['needs'];
  asksPassword?: Exclude<StaffRoute['asksPassword'], undefined>;
  /**
   * A form that creates carries a key and has one effect; one that changes carries the version that was seen; one that replaces
   * the only one that there is, or makes it, carries both.
   */
  does: 'create' | 'change' | 'replace' | 'act';
  /** What the form is about, by its address; null is "not found". */
  open(c: Context, visit: Visit): Promise<Opened | Response | null>;
  /** What stands in the form before anybody types. */
  start?(opened: Opened, c: Context): FormStart<Fields> | Promise<FormStart<Fields>>;
  /** Did somebody who may say so say that nine digits in this form are no BSN? (Design question 16.) */
  noBsnHere?(c: Context, visit: Visit): Promise<boolean>;
  save(opened: Opened, sent: SentForm<Fields>): Promise<FormOutcome>;
  /** Where what was typed and what is there now differ; by the fields of the form when left out. */
  conflict?(now: Opened, mine: FormValues<Fields>, c: Context): ConflictField[];
  show(c: Context, opened: Opened, shown: ShownForm, status?: RefusedStatus): Promise<Response>;
}

/**
 * The pair of routes of one form: its page, and where it is sent. Refused input comes back as it was typed with 422, a
 * form of before somebody else's change with 409 and both versions; a form without its key or version is none of ours.
 */
export function formRoutes<Opened extends object, Fields extends FormFields>(
  routes: FormRoutes<Opened, Fields>,
): StaffRoute[] {
  const { page, to, needs, asksPassword } = routes;
  const post: StaffRoute = { method: 'POST', path: to, needs, handle: (c, visit) => receive(c, visit, routes) };
  const proved: StaffRoute = asksPassword === undefined ? post : { ...post, asksPassword };
  if (page === undefined) return [proved];
  return [{ method: 'GET', path: page, needs, handle: (c, visit) => openPage(c, visit, routes) }, proved];
}

async function openPage<Opened extends object, Fields extends FormFields>(
  c: Context,
  visit: Visit,
  routes: FormRoutes<Opened, Fields>,
): Promise<Response> {
  const opened = await routes.open(c, visit);
  if (opened === null) return notFound(c);
  if (opened instanceof Response) return opened;
  const { values = {}, version } = (await routes.start?.(opened, c)) ?? {};
  return routes.show(c, opened, shownAs(routes, freshForm(routes.form.typed(values)), version));
}

async function receive<Opened extends object, Fields extends FormFields>(
  c: Context,
  visit: Visit,
  routes: FormRoutes<Opened, Fields>,
): Promise<Response> {
  const opened = await routes.open(c, visit);
  if (opened === null) return notFound(c);
  if (opened instanceof Response) return opened;
  const again = async (form: FormState, status: RefusedStatus) => {
    const version = form.version ?? (await routes.start?.(opened, c))?.version;
    return routes.show(c, opened, shownAs(routes, form, version), status);
  };
  const noBsnHere = (await routes.noBsnHere?.(c, visit)) ?? false;
  const read = await routes.form.read(c.req, { noBsnHere });
  if (!read.ok) return again(read.form, read.status);
  const { values, form, key, version } = read;
  if (isMadeOnce(routes) && key === undefined) return refuse(c, 'bad-request');
  if ((routes.does === 'change' || routes.does === 'replace') && version === undefined) return refuse(c, 'bad-request');
  const unproved = routes.asksPassword === undefined ? null : stepUpRefusal(c, form);
  if (unproved !== null) return again(unproved.form, unproved.status);
  const given = withoutPassword(routes.form.fields, values);
  const outcome = await routes.save(opened, { c, visit, values: given, form, key: key ?? '', version: version ?? 0 });
  if (outcome instanceof Response) return outcome;
  if (outcome === 'stale') return showConflict(c, visit, routes, { opened, values: given, form });
  if (typeof outcome === 'string') return c.redirect(outcome, 303);
  if ('refused' in outcome) return again(withWhole(form, outcome.refused), 409);
  // A sentence about the whole: nothing that was typed is wrong, it cannot be done (any more).
  return again(outcome, Object.keys(outcome.errors).length > 0 ? 422 : 409);
}

/** It proved who asks, and that is all: what is kept of a form never holds a password. */
function withoutPassword<Fields extends FormFields>(fields: Fields, values: FormValues<Fields>): FormValues<Fields> {
  const given = { ...values };
  for (const [name, { isPassword }] of Object.entries(fields)) if (isPassword) Reflect.set(given, name, '');
  return given;
}

/** Both versions beside one another, and the form once more over what is there now. */
async function showConflict<Opened extends object, Fields extends FormFields>(
  c: Context,
  visit: Visit,
  routes: FormRoutes<Opened, Fields>,
  mine: { opened: Opened; values: FormValues<Fields>; form: FormState },
): Promise<Response> {
  const found = await routes.open(c, visit);
  if (found instanceof Response) return found;
  const now = found ?? mine.opened;
  const { values: theirs = {}, version } = (await routes.start?.(now, c)) ?? {};
  const shell = c.get('web');
  const conflict =
    routes.conflict?.(now, mine.values, c) ??
    routes.form.differences(mine.values, { ...mine.values, ...theirs }, shell);
  // The key of before has had its effect.
  const { key: _used, ...typed } = mine.form;
  const form = version === undefined ? typed : { ...typed, version };
  return routes.show(c, now, { ...shownAs(routes, form, version), conflict }, 409);
}

const isMadeOnce = ({ does }: { does: FormRoutes<object, FormFields>['does'] }) =>
  does === 'create' || does === 'replace';

function shownAs<Opened extends object, Fields extends FormFields>(
  routes: FormRoutes<Opened, Fields>,
  form: FormState,
  version: number | undefined,
): ShownForm {
  return {
    form,
    ...(isMadeOnce(routes) ? { once: newId() } : {}),
    ...(routes.does === 'create' || version === undefined ? {} : { version }),
  };
}
