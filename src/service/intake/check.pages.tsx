import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { callerAddress, type PublicDesk, type PublicRoute } from '#app/platform/routing/index.ts';
import { ErrorSummary, type FormState, readForm, show, withWhole } from '#app/platform/web/index.ts';
import { CheckPage, FullNotice, GonePage } from './check.view.tsx';
import { dropRegistrationDraft, findDraft } from './draft.store.ts';
import { answersOf, type RegistrationDraft } from './draft.ts';
import { readDraftCookie, takeDraftCookie } from './draft-cookie.ts';
import { NotReadyNotice, referrerPath } from './form.view.tsx';
import { trap } from './form-schemas.ts';
import { type ContactDetails, contactDetails, receive, sentBefore } from './public.store.ts';
import { codeOfForm } from './receipt.ts';
import { Receipt } from './receipt.view.tsx';
import { doubtsAbout, registrationOf } from './registration-of.ts';
import { showCodeForLater } from './step.pages.tsx';
import { herPath } from './step.view.tsx';
import { firstNeeded } from './steps.ts';

type Who = RegistrationDraft['who'];
const pathOf = { her: herPath('check'), ref: `${referrerPath}/check` } as const;
const beginOf = { her: herPath('safe'), ref: referrerPath } as const;
const lastOf = { her: herPath('more'), ref: `${referrerPath}?to=check` } as const;
const changeOf = { her: herPath('reach'), ref: `${referrerPath}?to=check` } as const;

const schema = z.strictObject({ ...trap, go: z.enum(['back', 'stop']).optional() });

/** The answers once more, and sending them: the end of both forms. */
export function checkRoutes(desk: PublicDesk): PublicRoute[] {
  return (['her', 'ref'] as const).flatMap((who): PublicRoute[] => [
    { method: 'GET', path: pathOf[who], handle: (c) => check(c, desk, who) },
    { method: 'POST', path: pathOf[who], handle: (c) => send(c, desk, who) },
  ]);
}

async function check(c: Context, desk: PublicDesk, who: Who): Promise<Response> {
  const draft = await draftOf(c, desk, who);
  if (draft === null) return c.redirect(beginOf[who], 303);
  const needed = who === 'her' ? firstNeeded(answersOf(draft)) : null;
  return needed === null
    ? page(c, draft, await contactDetails(desk), null)
    : c.redirect(`${herPath(needed)}?to=check`, 303);
}

async function send(c: Context, desk: PublicDesk, who: Who): Promise<Response> {
  const read = await readForm(c.req, schema);
  const draft = await draftOf(c, desk, who);
  if (!read.ok) return wrong(c, desk, who, draft, read.form, read.status);
  if (read.key === undefined) return wrong(c, desk, who, draft, withWhole(read.form, 'web.form.damaged'), 400);
  if (draft?.key !== read.key) {
    const isSent = await sentBefore(desk, read.key);
    return isSent ? receipt(c, desk, who, codeOfForm(desk.receiptKey, read.key), true) : gone(c, desk, who);
  }
  if (read.values.go === 'stop') return showCodeForLater(c, desk, pathOf[who]);
  if (read.values.go === 'back') return c.redirect(lastOf[who], 303);
  return deliver(c, desk, draft, read.values.website);
}

async function deliver(
  c: Context,
  desk: PublicDesk,
  draft: RegistrationDraft,
  website: string | undefined,
): Promise<Response> {
  const registration = registrationOf(draft, c.get('web').lang);
  if (registration === null) return c.redirect(changeOf[draft.who], 303);
  const doubts = doubtsAbout(draft, website);
  const received = await receive(desk, {
    key: draft.key,
    registration: { ...registration, doubts },
    address: callerAddress(c),
  });
  const contact = await contactDetails(desk);
  if (received.kind === 'full') return page(c, draft, contact, <FullNotice contact={contact} />, 503);
  if (received.kind === 'not-ready') return page(c, draft, contact, <NotReadyNotice contact={contact} />, 503);
  const cookie = readDraftCookie(c);
  if (cookie !== null) await desk.scoped((db) => dropRegistrationDraft(desk, db, { cookie }));
  takeDraftCookie(c);
  return receipt(c, desk, draft.who, received.code, received.kind === 'repeated');
}

async function draftOf(c: Context, desk: PublicDesk, who: Who): Promise<RegistrationDraft | null> {
  const found = await desk.scoped((db) => findDraft(db, readDraftCookie(c)));
  return found?.draft.who === who ? found.draft : null;
}

async function page(
  c: Context,
  draft: RegistrationDraft,
  contact: ContactDetails,
  notice: Child,
  status: 200 | 400 | 413 | 415 | 422 | 503 = 200,
): Promise<Response> {
  const title = c.get('web').t('intake.title');
  const body = <CheckPage draft={draft} contact={contact} notice={notice} />;
  return show(c, { title, scripts: ['exit'], failed: status !== 200 }, body, status);
}

async function wrong(
  c: Context,
  desk: PublicDesk,
  who: Who,
  draft: RegistrationDraft | null,
  form: FormState,
  status: 400 | 413 | 415 | 422,
): Promise<Response> {
  const notice = <ErrorSummary form={form} />;
  return draft === null
    ? gone(c, desk, who, notice, status)
    : page(c, draft, await contactDetails(desk), notice, status);
}

/**
 * What the visitor wrote is not here any more, and was not sent either: half an hour went by, or another form was
 * begun.
 */
async function gone(
  c: Context,
  desk: PublicDesk,
  who: Who,
  notice: Child = null,
  status: 400 | 409 | 413 | 415 | 422 = 409,
) {
  const contact = await contactDetails(desk);
  const title = c.get('web').t('intake.title');
  const body = <GonePage begin={beginOf[who]} contact={contact} notice={notice} />;
  return show(c, { title, scripts: ['exit'], failed: true }, body, status);
}

async function receipt(c: Context, desk: PublicDesk, who: Who, code: string, repeated: boolean): Promise<Response> {
  const contact = await contactDetails(desk);
  const address = `${c.req.header('host') ?? ''}/code`;
  const body = <Receipt code={code} repeated={repeated} who={who} address={address} contact={contact} />;
  return show(c, { title: c.get('web').t('intake.title'), scripts: ['exit'] }, body);
}
