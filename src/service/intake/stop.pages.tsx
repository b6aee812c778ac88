import type { Context } from 'hono';
import { z } from 'zod';
import { callerAddress, type PublicDesk, type PublicRoute } from '#app/platform/routing/index.ts';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  type FormState,
  freshForm,
  Notice,
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
import { type ContactDetails, contactDetails } from './public.store.ts';
import { BackToStart, CallUs, DangerNotice, LanguageRow } from './public.view.tsx';
import { readCode } from './receipt.ts';
import { type StopOutcome, stopWithCode } from './stop.store.ts';

const schema = z.strictObject({ code: z.string().max(100).default(''), sure: z.literal('yes').optional() });
const waitSeconds = 900;
export const stopPath = '/code/stop';

/** Stopping with the code: what it does is said first, and it is done when the visitor says so once more. */
export function stopRoutes(desk: PublicDesk): PublicRoute[] {
  return [
    { method: 'GET', path: stopPath, handle: (c) => ask(c, desk, freshForm()) },
    { method: 'POST', path: stopPath, handle: (c) => stop(c, desk) },
  ];
}

async function stop(c: Context, desk: PublicDesk): Promise<Response> {
  const read = await readForm(c.req, schema, { limits: smallForm, noBsnHere: true });
  if (!read.ok && read.status !== 422) return ask(c, desk, read.form, read.status);
  const code = read.ok ? readCode(read.values.code) : null;
  const sure = read.ok && read.values.sure === 'yes';
  const found = await stopWithCode(desk, { code, sure, address: callerAddress(c) });
  const contact = await contactDetails(desk);
  if (found.kind === 'too-often')
    return refuse(c, 'too-often', { retryAfter: waitSeconds, children: <CallUs contact={contact} /> });
  if (found.outcome === null)
    return ask(c, desk, withError({ ...read.form, errors: {} }, 'code', 'intake.code.unknown'), 422);
  const { t } = c.get('web');
  const body = sure ? (
    <StoppedPage outcome={found.outcome} contact={contact} />
  ) : (
    <SurePage outcome={found.outcome} code={typedText(read.form, 'code') ?? ''} contact={contact} />
  );
  return show(c, { title: t('intake.title'), scripts: ['exit'] }, body);
}

async function ask(
  c: Context,
  desk: PublicDesk,
  form: FormState,
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const contact = await contactDetails(desk);
  const page = { title: c.get('web').t('intake.title'), scripts: ['exit'] as const, failed: status !== 200 };
  return show(c, page, <AskPage form={form} contact={contact} />, status);
}

function AskPage({ form, contact }: { form: FormState; contact: ContactDetails }) {
  const { t, place } = useShell();
  return (
    <div class="stack">
      {place === null ? null : <LanguageRow place={place} />}
      <PageHeader title={t('intake.stop.title')}>
        <p>{t('intake.stop.explain')}</p>
      </PageHeader>
      <ErrorSummary form={form} />
      <CodeForm action={stopPath} form={form} look={t('intake.stop.look')} />
      <DangerNotice />
      <CallUs contact={contact}>
        <p>{t('intake.code.lost')}</p>
      </CallUs>
      <BackToStart />
    </div>
  );
}

function SurePage({ outcome, code, contact }: { outcome: StopOutcome; code: string; contact: ContactDetails }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('intake.stop.sure')}>
        <p>{t(`intake.stop.sure.${outcome}`)}</p>
      </PageHeader>
      <Form action={stopPath}>
        <input type="hidden" name="code" value={code} />
        <Button kind="danger" wide name="sure" value="yes">
          {t(`intake.stop.do.${outcome}`)}
        </Button>
      </Form>
      <Form action="/code">
        <input type="hidden" name="code" value={code} />
        <ButtonRow>
          <Button kind="quiet">{t('intake.stop.no')}</Button>
        </ButtonRow>
      </Form>
      <CallUs contact={contact} />
    </div>
  );
}

function StoppedPage({ outcome, contact }: { outcome: StopOutcome; contact: ContactDetails }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t(`intake.stopped.${outcome}`)}>
        <p>{t(`intake.stopped.${outcome}.next`)}</p>
      </PageHeader>
      <Notice>
        <p>{t('intake.stopped.welcome')}</p>
      </Notice>
      <DangerNotice />
      <CallUs contact={contact} />
      <BackToStart />
    </div>
  );
}
