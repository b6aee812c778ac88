import type { Context } from 'hono';
import { z } from 'zod';
import { callerAddress, type PublicDesk, type PublicRoute } from '#app/platform/routing/index.ts';
import {
  ErrorSummary,
  type FormState,
  freshForm,
  PageHeader,
  readForm,
  refuse,
  show,
  smallForm,
  typedText,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { CodeForm } from './code-form.view.tsx';
import { draftOfCode } from './draft.store.ts';
import type { RegistrationDraft } from './draft.ts';
import { giveDraftCookie, newDraftCookie } from './draft-cookie.ts';
import { type ContactDetails, contactDetails, progressOfCode } from './public.store.ts';
import { BackToStart, CallUs, DangerNotice, LanguageRow } from './public.view.tsx';
import { readCode } from './receipt.ts';
import { StandingPage } from './status.view.tsx';

const schema = z.strictObject({ code: z.string().max(100).default('') });
const waitSeconds = 900;

/**
 * What became of a registration, or where the unfinished one was left, for whoever has the code. Unknown, wrong and
 * withdrawn get the same answer.
 */
export function codeRoutes(desk: PublicDesk): PublicRoute[] {
  return [
    { method: 'GET', path: '/code', handle: (c) => ask(c, desk, freshForm()) },
    { method: 'POST', path: '/code', handle: (c) => answer(c, desk) },
  ];
}

async function answer(c: Context, desk: PublicDesk): Promise<Response> {
  const read = await readForm(c.req, schema, { limits: smallForm, noBsnHere: true });
  if (!read.ok && read.status !== 422) return ask(c, desk, read.form, read.status);
  const code = read.ok ? readCode(read.values.code) : null;
  const found = await progressOfCode(desk, code, callerAddress(c));
  if (found.kind === 'too-often') {
    const contact = await contactDetails(desk);
    return refuse(c, 'too-often', { retryAfter: waitSeconds, children: <CallUs contact={contact} /> });
  }
  if (found.standing === null) {
    const draft = code === null ? null : await resume(c, desk, code);
    if (draft !== null) return c.redirect(draft.at === '' ? '/start/form' : draft.at, 303);
    return ask(c, desk, withError({ ...read.form, errors: {} }, 'code', 'intake.code.unknown'), 422);
  }
  const { t } = c.get('web');
  const contact = await contactDetails(desk);
  return show(
    c,
    { title: t('intake.title'), scripts: ['exit'] },
    <StandingPage standing={found.standing} contact={contact} code={typedText(read.form, 'code') ?? ''} />,
  );
}

/** The code of an unfinished registration leads back into it, with a cookie for this browser. */
async function resume(c: Context, desk: PublicDesk, code: string): Promise<RegistrationDraft | null> {
  const cookie = newDraftCookie(c);
  const draft = await draftOfCode(desk, code, cookie);
  if (draft !== null) giveDraftCookie(c, cookie);
  return draft;
}

async function ask(
  c: Context,
  desk: PublicDesk,
  form: FormState,
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const { t } = c.get('web');
  const contact = await contactDetails(desk);
  return show(
    c,
    { title: t('intake.title'), scripts: ['exit'], failed: status !== 200 },
    <AskPage form={form} contact={contact} />,
    status,
  );
}

function AskPage({ form, contact }: { form: FormState; contact: ContactDetails }) {
  const { t, place } = useShell();
  return (
    <div class="stack">
      {place === null ? null : <LanguageRow place={place} />}
      <PageHeader title={t('intake.code.title')}>
        <p>{t('intake.code.explain')}</p>
      </PageHeader>
      <DangerNotice />
      <ErrorSummary form={form} />
      <CodeForm action="/code" form={form} look={t('intake.code.look')} />
      <CallUs contact={contact}>
        <p>{t('intake.code.lost')}</p>
      </CallUs>
      <BackToStart />
    </div>
  );
}
