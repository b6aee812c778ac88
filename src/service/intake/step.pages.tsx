import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { callerAddress, type PublicDesk, type PublicRoute } from '#app/platform/routing/index.ts';
import { type FormRead, type FormState, freshForm, readForm, show } from '#app/platform/web/index.ts';
import {
  codeForDraft,
  dropRegistrationDraft,
  findDraft,
  keepDraft,
  leaveDraft,
  type OpenDraft,
} from './draft.store.ts';
import { answersOf, continued, newDraft, type RegistrationDraft } from './draft.ts';
import { giveDraftCookie, newDraftCookie, readDraftCookie, takeDraftCookie } from './draft-cookie.ts';
import { isCrowd } from './flood.ts';
import { FullPage, NotReady } from './form.view.tsx';
import { contactDetails, intakeIsReady } from './public.store.ts';
import { AlreadyBegun, GoneNotice, herPath, LaterPage, NotAlone, StepPage } from './step.view.tsx';
import {
  type FormAnswers,
  firstNeeded,
  mayBeSkipped,
  neighbour,
  type Step,
  skips,
  stepSchemas,
  steps,
  stepsFor,
  withAnswer,
} from './steps.ts';

/** The visitor's own registration, one question a page: plain pages, answers stored sealed in between. */
export function stepRoutes(desk: PublicDesk): PublicRoute[] {
  return steps.flatMap((step): PublicRoute[] => [
    {
      method: 'GET',
      path: herPath(step),
      handle: (c) => showStep(c, desk, step),
      ...(step === 'safe' ? { leave: (c: Context) => leave(c, desk) } : {}),
    },
    { method: 'POST', path: herPath(step), handle: (c) => takeStep(c, desk, step) },
  ]);
}

/** The visitor's unfinished registration, if this browser has one; a referrer's is another form. */
async function herDraft(c: Context, db: ScopedDb): Promise<OpenDraft | null> {
  const found = await findDraft(db, readDraftCookie(c));
  return found?.draft.who === 'her' ? found : null;
}

async function showStep(c: Context, desk: PublicDesk, step: Step): Promise<Response> {
  const draft = (await desk.scoped((db) => herDraft(c, db)))?.draft ?? null;
  if (step !== 'safe' && draft === null) return c.redirect(herPath('safe'), 303);
  if (step === 'safe' && !(await intakeIsReady(desk))) return notReady(c, desk);
  const answers = draft === null ? noAnswers : answersOf(draft);
  if (!stepsFor(answers).includes(step)) return c.redirect(herPath('reach'), 303);
  return page(c, desk, step, { answers, form: freshForm(answers.values), notice: noticeFor(c, step, draft) });
}

const noAnswers: FormAnswers = { values: {}, skipped: {} };

function noticeFor(c: Context, step: Step, draft: RegistrationDraft | null): Child {
  if (c.req.query('gone') === '1') return <GoneNotice />;
  return step === 'safe' && draft !== null && draft.at !== '' ? <AlreadyBegun at={draft.at} /> : null;
}

async function takeStep(c: Context, desk: PublicDesk, step: Step): Promise<Response> {
  const read = await readForm(c.req, stepSchemas[step] as z.ZodObject);
  const pressed = pressedIn(read, step);
  if (!read.ok && pressed === null) return wrong(c, desk, step, read.form, read.status);
  if (pressed === 'again') return beginAgain(c, desk);
  const kept = await keep(c, desk, step, read, pressed);
  if (kept.kind === 'full') return full(c, desk);
  if (pressed === 'stop') return showCodeForLater(c, desk, herPath(step));
  if (step === 'safe' && read.form.values.safe === 'no') return alone(c, desk);
  return c.redirect(kept.isNew && step !== 'safe' ? `${herPath('reach')}?gone=1` : kept.to, 303);
}

type Pressed = (typeof skips)[number] | 'stop' | 'back' | 'again';

/**
 * The button that was pressed, when it decides without the answer being right: "back" and "I don't know" must not be
 * held up by half a telephone number. Null: what is wrong is shown.
 */
function pressedIn(read: FormRead<Record<string, unknown>>, step: Step): Pressed | 'on' | null {
  const go = read.form.values.go;
  const known = (['unknown', 'unsaid', 'stop', 'back', 'again'] as const).find((one) => one === go);
  const skips = known === 'unknown' || known === 'unsaid';
  if (read.ok) return skips && !mayBeSkipped(step) ? 'on' : (known ?? 'on');
  const goesPast = known === 'back' || known === 'again' || (skips && mayBeSkipped(step));
  return read.status === 422 && goesPast && read.form.errors.go === undefined ? known : null;
}

type Kept = { kind: 'kept'; to: string; isNew: boolean } | { kind: 'full' };

/** Puts the answer into the sealed draft, or begins one: an answer that comes too late is not lost. */
async function keep(
  c: Context,
  desk: PublicDesk,
  step: Step,
  read: FormRead<Record<string, unknown>>,
  pressed: Pressed | 'on' | null,
): Promise<Kept> {
  const skip = skips.find((one) => one === pressed);
  return desk.scoped(async (db): Promise<Kept> => {
    const cookie = readDraftCookie(c);
    const found = cookie && (await herDraft(c, db));
    const crowded = !found && (await isCrowd(desk, db, callerAddress(c)));
    const draft = found?.draft ?? {
      ...newDraft('her'),
      ...(crowded ? { doubts: ['many-from-network' as const] } : {}),
    };
    const before = answersOf(draft);
    const answers = read.ok || skip ? withAnswer(before, step, read.form.values, skip) : before;
    const to = whereNext(step, answers, pressed, read.form.values.to === 'check');
    const at = pressed === 'stop' ? herPath(step) : to;
    const fresh = newDraftCookie(c);
    const isKept = await keepDraft(db, found ? cookie : fresh, continued(draft, answers, at), {
      id: found?.id,
      crowded,
    });
    if (!isKept) return { kind: 'full' };
    if (!found) giveDraftCookie(c, fresh);
    return { kind: 'kept', to, isNew: !found };
  });
}

function whereNext(step: Step, answers: FormAnswers, pressed: Pressed | 'on' | null, toCheck: boolean): string {
  if (toCheck) {
    const needed = pressed === 'back' ? null : firstNeeded(answers);
    return needed === null ? herPath('check') : `${herPath(needed)}?to=check`;
  }
  return herPath(neighbour(step, pressed === 'back' ? -1 : 1, answers) ?? (pressed === 'back' ? 'safe' : 'check'));
}

async function wrong(
  c: Context,
  desk: PublicDesk,
  step: Step,
  form: FormState,
  status: 400 | 413 | 415 | 422,
): Promise<Response> {
  const draft = (await desk.scoped((db) => herDraft(c, db)))?.draft;
  return page(c, desk, step, { answers: draft ? answersOf(draft) : noAnswers, form, notice: null }, status);
}

interface Shown {
  answers: FormAnswers;
  form: FormState;
  notice: Child;
}

async function page(
  c: Context,
  desk: PublicDesk,
  step: Step,
  shown: Shown,
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const contact = await contactDetails(desk);
  const toCheck = c.req.query('to') === 'check' || shown.form.values.to === 'check';
  const body = <StepPage step={step} toCheck={toCheck} contact={contact} {...shown} />;
  return show(c, { title: c.get('web').t('intake.title'), scripts: ['exit'], failed: status !== 200 }, body, status);
}

async function beginAgain(c: Context, desk: PublicDesk): Promise<Response> {
  const cookie = readDraftCookie(c);
  if (cookie !== null) await desk.scoped((db) => dropRegistrationDraft(desk, db, { cookie }));
  takeDraftCookie(c);
  return c.redirect(herPath('safe'), 303);
}

/** The code to go on with, on a page of its own; also for whoever stops at the check. */
export async function showCodeForLater(c: Context, desk: PublicDesk, at: string): Promise<Response> {
  const cookie = readDraftCookie(c);
  const code = cookie && (await codeForDraft(desk, cookie));
  if (code === null) return c.redirect(`${herPath('safe')}?gone=1`, 303);
  const contact = await contactDetails(desk);
  const address = `${c.req.header('host') ?? ''}/code`;
  const body = <LaterPage code={code} at={at} address={address} contact={contact} />;
  return show(c, { title: c.get('web').t('intake.title'), scripts: ['exit'] }, body);
}

async function leave(c: Context, desk: PublicDesk): Promise<void> {
  const cookie = readDraftCookie(c);
  if (cookie === null) return;
  takeDraftCookie(c);
  await desk.scoped((db) => leaveDraft(db, cookie));
}

async function alone(c: Context, desk: PublicDesk): Promise<Response> {
  const contact = await contactDetails(desk);
  return show(c, { title: c.get('web').t('intake.title'), scripts: ['exit'] }, <NotAlone contact={contact} />);
}

async function notReady(c: Context, desk: PublicDesk): Promise<Response> {
  const contact = await contactDetails(desk);
  return show(c, { title: c.get('web').t('intake.title'), scripts: ['exit'] }, <NotReady contact={contact} />);
}

/** No room to keep anything: says so, with the telephone. */
export async function full(c: Context, desk: PublicDesk): Promise<Response> {
  const contact = await contactDetails(desk);
  return show(c, { title: c.get('web').t('intake.title'), scripts: ['exit'] }, <FullPage contact={contact} />, 503);
}
