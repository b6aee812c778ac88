import type { Context } from 'hono';
import { z } from 'zod';
import { invitedName, type JoinTicket, join, newJoinTicket } from '#app/platform/access/authentication/index.ts';
import { callerAddress, type Desk, type DoorRoute } from '#app/platform/routing/index.ts';
import { VaultBusy } from '#app/platform/vault/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  CodeBlock,
  doorForm,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  freshForm,
  PageHeader,
  readForm,
  show,
  text,
  typedText,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { judgePassword, PasswordSection } from '#app/service/account/index.ts';
import { enrolmentFields, enrolmentReading, retryAfter, ticketFor, wrongCode } from './enrolment.ts';
import { AuthenticatorSection } from './enrolment-parts.view.tsx';

const asking = z.strictObject({ invitation: text(60) });
const joining = z.strictObject({ invitation: text(60), ...enrolmentFields });

/**
 * Where a new colleague comes in with the code that was given face to face or by telephone. The code comes first: it says for whom
 * the picture for the authenticator is.
 */
export function joinRoutes(desk: Desk): DoorRoute[] {
  return [
    { method: 'GET', path: '/join', needs: 'nobody', handle: (c) => showAsking(c, freshForm()) },
    { method: 'POST', path: '/join/code', needs: 'nobody', handle: (c) => takeCode(c, desk) },
    { method: 'POST', path: '/join', needs: 'nobody', handle: (c) => takePart(c, desk) },
  ];
}

async function takeCode(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, asking, { limits: doorForm, noBsnHere: true });
  return read.ok ? showEnrolment(c, desk, read.form, 200) : showAsking(c, read.form, read.status);
}

async function takePart(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, joining, enrolmentReading);
  if (!read.ok) return showAgain(c, desk, read.form, read.status);
  const judged = judgePassword(read.form, read.values);
  if (judged !== read.form) return showAgain(c, desk, judged, 422);
  const { invitation, password, ticket, code } = read.values;
  const result = await join(desk.installation, {
    invitationCode: invitation,
    password,
    ticket,
    code,
    address: callerAddress(c),
  }).catch((error: unknown) => {
    if (error instanceof VaultBusy) return { ok: false as const, reason: 'busy' as const };
    throw error;
  });
  if (result.ok) return show(c, { title: c.get('web').t('sign-in.joined') }, <JoinedPage {...result} />);
  if (result.reason === 'wrong-code') return showAgain(c, desk, wrongCode(desk.installation, read.form), 422);
  if (result.reason !== 'busy') return refuseCode(c, read.form, result.reason);
  retryAfter(c, 30);
  return showAgain(c, desk, withWhole(read.form, 'sign-in.signIn.busy'), 503);
}

type Status = Parameters<typeof show>[3];

/** The second page with what was wrong in it; where its picture has grown too old, with a fresh one for the same colleague. */
function showAgain(c: Context, desk: Desk, form: FormState, status: Status): Promise<Response> {
  const { ticket, isFresh } = ticketFor(desk.installation, form);
  if (!isFresh) return showJoin(c, form, ticket, status);
  // What was no form of ours at all names nobody, and is not counted as a try.
  const { whole, values } = form;
  if (whole === undefined) return showEnrolment(c, desk, form, status);
  return showAsking(c, { ...freshForm({ invitation: values.invitation ?? '' }), whole }, status);
}

async function showEnrolment(c: Context, { installation }: Desk, form: FormState, status: Status): Promise<Response> {
  const invitationCode = typedText(form, 'invitation') ?? '';
  const invited = await invitedName(installation, { invitationCode, address: callerAddress(c) });
  if (!invited.ok) return refuseCode(c, form, invited.reason);
  return showJoin(c, form, newJoinTicket(installation, invited.loginName), status);
}

function refuseCode(c: Context, { values }: FormState, reason: 'no-invitation' | 'too-many'): Promise<Response> {
  const form = freshForm({ invitation: values.invitation ?? '' });
  if (reason === 'no-invitation') return showAsking(c, withError(form, 'invitation', 'sign-in.join.noInvitation'), 422);
  retryAfter(c, 3600);
  return showAsking(c, withWhole(form, 'sign-in.join.tooMany'), 429);
}

function showAsking(c: Context, form: FormState, status: Status = 200): Promise<Response> {
  return show(c, pageOf(c, status), <AskingPage form={form} />, status);
}

function showJoin(c: Context, form: FormState, ticket: JoinTicket, status: Status): Promise<Response> {
  return show(c, pageOf(c, status), <JoinPage form={form} ticket={ticket} />, status);
}

const pageOf = (c: Context, status: Status = 200) => ({
  title: c.get('web').t('sign-in.join'),
  failed: status >= 400,
  scripts: ['form'] as const,
});

/** The code alone. */
function AskingPage({ form }: { form: FormState }) {
  const { t } = useShell();
  const label = t('sign-in.join.code');
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.join')}>
        <p>{t('sign-in.join.explain')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ invitation: label }} />
      <Form action="/join/code" form={form}>
        <Field
          name="invitation"
          label={label}
          hint={t('sign-in.join.codeHint')}
          length="middle"
          dir="ltr"
          form={form}
        />
        <Button wide>{t('sign-in.join.next')}</Button>
      </Form>
    </div>
  );
}

/** For whom the code is, and how that colleague will sign in. */
function JoinPage({ form, ticket }: { form: FormState; ticket: JoinTicket }) {
  const { t } = useShell();
  const labels = {
    password: t('access.password'),
    again: t('access.password.again'),
    code: t('sign-in.code'),
  };
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.join')}>
        {ticket.loginName === undefined ? null : <p>{t('sign-in.joined.name', { name: ticket.loginName })}</p>}
      </PageHeader>
      <ErrorSummary form={form} labels={labels} withPassword />
      <Form action="/join" form={form}>
        <input type="hidden" name="invitation" value={typedText(form, 'invitation') ?? ''} />
        <PasswordSection form={form} />
        <AuthenticatorSection ticket={ticket} form={form} />
        <Button wide>{t('sign-in.join.send')}</Button>
      </Form>
    </div>
  );
}

/**
 * Joined, and waiting: the digits are read out to the one who vouches for these keys (docs/security.md, “Who vouches
 * for whom”).
 */
function JoinedPage({ keyCheck, loginName }: { keyCheck: string; loginName: string }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.joined')} />
      <p>{t('sign-in.joined.name', { name: loginName })}</p>
      <CodeBlock label={t('access.keyCheck')} code={keyCheck}>
        <p>{t('access.keyCheck.read')}</p>
      </CodeBlock>
      <p>{t('sign-in.joined.wait')}</p>
      <ButtonRow>
        <ButtonLink href="/sign-in">{t('sign-in.signIn')}</ButtonLink>
      </ButtonRow>
    </div>
  );
}
