import type { Context } from 'hono';
import { callerAddress, type PublicDesk, type PublicRoute } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, readForm, show } from '#app/platform/web/index.ts';
import { dropRegistrationDraft, findDraft, keepDraft } from './draft.store.ts';
import { continued, newDraft, type RegistrationDraft } from './draft.ts';
import { giveDraftCookie, newDraftCookie, readDraftCookie, takeDraftCookie } from './draft-cookie.ts';
import { isCrowd } from './flood.ts';
import { FormPage, NotReady, RefusedNotice, referrerPath } from './form.view.tsx';
import { referrerForm } from './form-schemas.ts';
import type { Doubt } from './intake.ts';
import { contactDetails, intakeIsReady } from './public.store.ts';
import { secondsOpen } from './receipt.ts';
import { full } from './step.pages.tsx';

/**
 * The form of somebody who registers another person: one plain page, then the answers once more before they are sent.
 */
export function publicFormRoutes(desk: PublicDesk): PublicRoute[] {
  return [
    { method: 'GET', path: referrerPath, handle: (c) => open(c, desk) },
    { method: 'POST', path: referrerPath, handle: (c) => take(c, desk) },
  ];
}

/** Empty, or as the referrer left it when coming back from the check to change something. */
async function open(c: Context, desk: PublicDesk): Promise<Response> {
  if (!(await intakeIsReady(desk))) {
    const contact = await contactDetails(desk);
    return show(c, { title: c.get('web').t('intake.title'), scripts: ['exit'] }, <NotReady contact={contact} />);
  }
  const found = c.req.query('to') === 'check' ? await theirDraft(c, desk) : null;
  return showForm(c, desk, freshForm(found?.values ?? {}));
}

async function theirDraft(c: Context, desk: PublicDesk): Promise<RegistrationDraft | null> {
  const found = await desk.scoped((db) => findDraft(db, readDraftCookie(c)));
  return found?.draft.who === 'ref' ? found.draft : null;
}

async function take(c: Context, desk: PublicDesk): Promise<Response> {
  const read = await readForm(c.req, referrerForm);
  // Against the client's will nothing is registered, however much of the form is right or wrong.
  if (read.form.values.consent === 'refused' && (read.ok || read.status === 422)) return sheRefused(c, desk, read.form);
  if (!read.ok) return showForm(c, desk, read.form, read.status);
  const { website, opened = '', ...values } = read.form.values;
  const key = read.key ?? '';
  const seconds = secondsOpen(desk.receiptKey, key, String(opened));
  const doubts: Doubt[] = [
    ...(website ? ['hidden-field' as const] : []),
    ...(seconds === null ? ['no-form' as const] : []),
  ];
  const kept = await desk.scoped(async (db) => {
    const cookie = readDraftCookie(c);
    const found = cookie && (await findDraft(db, cookie));
    const mine = found?.draft.who === 'ref' ? found : null;
    const crowded = !mine && (await isCrowd(desk, db, callerAddress(c)));
    const draft = mine?.draft ?? newDraft('ref', Date.now() - (seconds ?? 0) * 1000);
    const crowd = crowded || draft.doubts.includes('many-from-network') ? (['many-from-network'] as const) : [];
    const next = continued({ ...draft, doubts: [...doubts, ...crowd] }, { values, skipped: {} }, checkPath);
    const fresh = newDraftCookie(c);
    const isKept = await keepDraft(db, mine && cookie ? cookie : fresh, next, { id: mine?.id, crowded });
    if (isKept && !mine) giveDraftCookie(c, fresh);
    return isKept;
  });
  return kept ? c.redirect(checkPath, 303) : full(c, desk);
}

const checkPath = `${referrerPath}/check`;

async function showForm(
  c: Context,
  desk: PublicDesk,
  form: FormState,
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const contact = await contactDetails(desk);
  return show(
    c,
    { title: c.get('web').t('intake.title'), scripts: ['exit'], failed: status !== 200 },
    <FormPage receiptKey={desk.receiptKey} form={form} contact={contact} notice={null} />,
    status,
  );
}

/** Nothing is kept of it, also not what was kept for the check. */
async function sheRefused(c: Context, desk: PublicDesk, form: FormState): Promise<Response> {
  const cookie = readDraftCookie(c);
  if (cookie !== null && (await theirDraft(c, desk)) !== null) {
    await desk.scoped((db) => dropRegistrationDraft(desk, db, { cookie }));
    takeDraftCookie(c);
  }
  const contact = await contactDetails(desk);
  // Whatever else is wrong with the form does not matter now.
  const kept = { ...form, errors: {} };
  return show(
    c,
    { title: c.get('web').t('intake.title'), scripts: ['exit'] },
    <FormPage receiptKey={desk.receiptKey} form={kept} contact={contact} notice={<RefusedNotice />} />,
  );
}
