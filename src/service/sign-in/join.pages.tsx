import type { Context } from 'hono';
import { z } from 'zod';
import { join } from '#app/platform/access/authentication/index.ts';
import { callerAddress, type Desk, type DoorRoute } from '#app/platform/routing/index.ts';
import { VaultBusy } from '#app/platform/vault/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  CodeBlock,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  freshForm,
  PageHeader,
  readForm,
  show,
  text,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { judgePassword, PasswordSection } from '#app/service/account/index.ts';
import { enrolmentFields, enrolmentReading, retryAfter, ticketFor, wrongCode } from './enrolment.ts';
import { AuthenticatorSection } from './enrolment-parts.view.tsx';

const joining = z.strictObject({ invitation: text(60), ...enrolmentFields });

/** Where a new colleague comes in with the code that was given face to face or by telephone. */
export function joinRoutes(desk: Desk): DoorRoute[] {
  return [
    { method: 'GET', path: '/join', needs: 'nobody', handle: (c) => showJoin(c, desk, freshForm()) },
    { method: 'POST', path: '/join', needs: 'nobody', handle: (c) => takePart(c, desk) },
  ];
}

async function takePart(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, joining, enrolmentReading);
  if (!read.ok) return showJoin(c, desk, read.form, read.status);
  const judged = judgePassword(read.form, read.values);
  if (judged !== read.form) return showJoin(c, desk, judged, 422);
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
  if (result.ok) return show(c, { title: c.get('web').t('entrance.joined') }, <JoinedPage {...result} />);
  switch (result.reason) {
    case 'wrong-code':
      return showJoin(c, desk, wrongCode(desk.installation, read.form), 422);
    case 'no-invitation':
      return showJoin(c, desk, withError(read.form, 'invitation', 'entrance.join.noInvitation'), 422);
    case 'too-many':
      retryAfter(c, 3600);
      return showJoin(c, desk, withWhole(read.form, 'entrance.join.tooMany'), 429);
    case 'busy':
      retryAfter(c, 30);
      return showJoin(c, desk, withWhole(read.form, 'entrance.signIn.busy'), 503);
  }
}

function showJoin(
  c: Context,
  desk: Desk,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('entrance.join'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <JoinPage form={form} ticket={ticketFor(desk.installation, form).ticket} />, status);
}

function JoinPage({ form, ticket }: { form: FormState; ticket: Parameters<typeof AuthenticatorSection>[0]['ticket'] }) {
  const { t } = useShell();
  const labels = {
    invitation: t('entrance.join.code'),
    password: t('access.password'),
    again: t('access.password.again'),
    code: t('access.code'),
  };
  return (
    <div class="stack">
      <PageHeader title={t('entrance.join')}>
        <p>{t('entrance.join.explain')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={labels} withPassword />
      <Form action="/join" form={form}>
        <Field
          name="invitation"
          label={labels.invitation}
          hint={t('entrance.join.codeHint')}
          length="middle"
          dir="ltr"
          form={form}
        />
        <PasswordSection form={form} />
        <AuthenticatorSection ticket={ticket} form={form} />
        <Button wide>{t('entrance.join.send')}</Button>
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
      <PageHeader title={t('entrance.joined')} />
      <p>{t('entrance.joined.name', { name: loginName })}</p>
      <CodeBlock label={t('access.keyCheck')} code={keyCheck}>
        <p>{t('access.keyCheck.read')}</p>
      </CodeBlock>
      <p>{t('entrance.joined.wait')}</p>
      <ButtonRow>
        <ButtonLink href="/sign-in">{t('entrance.signIn')}</ButtonLink>
      </ButtonRow>
    </div>
  );
}
