import type { Context } from 'hono';
import { z } from 'zod';
import type { JoinTicket } from '#app/platform/access/authentication/index.ts';
import { makeNewLeader } from '#app/platform/access/rotation/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';
import { callerAddress, type Desk, type DoorRoute } from '#app/platform/routing/index.ts';
import { VaultBusy } from '#app/platform/vault/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  Form,
  type FormState,
  freshForm,
  PageHeader,
  readForm,
  Section,
  show,
  text,
  useShell,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { judgePassword, PasswordSection } from '#app/service/account/index.ts';
import { loginName, ShareFields, shareFields, withShareProblem } from '#app/service/people/index.ts';
import { isClaimed } from './claimed.ts';
import { enrolmentFields, enrolmentReading, leadersTicket, retryAfter, wrongCode } from './enrolment.ts';
import { AuthenticatorSection, WhoFields } from './enrolment-parts.view.tsx';

const recovering = z.strictObject({ ...shareFields, name: text(120), login: loginName(), ...enrolmentFields });
const waitSeconds = 900;

/** The ceremony for an installation whose project leader is gone: two recovery sheets make a new one. */
export function recoveryDoorRoutes(desk: Desk): DoorRoute[] {
  return [
    { method: 'GET', path: '/recovery', needs: 'nobody', handle: (c) => open(c, desk) },
    { method: 'POST', path: '/recovery', needs: 'nobody', handle: (c) => recover(c, desk) },
  ];
}

async function open(c: Context, desk: Desk): Promise<Response> {
  return (await isClaimed(desk.installation)) ? showForm(c, desk, freshForm()) : c.redirect('/begin', 303);
}

async function recover(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, recovering, enrolmentReading);
  if (!(await isClaimed(desk.installation))) return c.redirect('/begin', 303);
  if (!read.ok) return showForm(c, desk, read.form, read.status);
  const { first, second, name, login, password, ticket, code } = read.values;
  if (!(await mayTry(c, desk))) {
    retryAfter(c, waitSeconds);
    return showForm(c, desk, withWhole(read.form, 'sign-in.setup.tooMany'), 429);
  }
  const judged = judgePassword(read.form, read.values, { about: [login, name] });
  if (judged !== read.form) return showForm(c, desk, judged, 422);
  const wanted = { name, loginName: login, password, ticket, code, sheets: [first, second] as const };
  const made = await makeNewLeader(desk.installation, wanted).catch((error: unknown) => {
    if (error instanceof VaultBusy) return { ok: false, reason: 'busy' } as const;
    throw error;
  });
  if (made.ok) return show(c, { title: c.get('web').t('sign-in.leader.done') }, <DonePage />);
  switch (made.reason) {
    case 'sheets':
      return showForm(c, desk, withShareProblem(read.form, made), 422);
    case 'wrong-code':
      return showForm(c, desk, wrongCode(desk.installation, read.form), 422);
    case 'name-taken':
      return showForm(c, desk, withError(read.form, 'login', 'people.login.taken'), 422);
    case 'not-claimed':
      return c.redirect('/begin', 303);
    case 'busy':
      retryAfter(c, 30);
      return showForm(c, desk, withWhole(read.form, 'sign-in.signIn.busy'), 503);
  }
}

function mayTry(c: Context, { installation }: Desk): Promise<boolean> {
  return installation.scoped({ kind: 'door' }, (db) =>
    fitsLimit(db, installation.pepper, 'recovery', { address: callerAddress(c) }),
  );
}

function showForm(
  c: Context,
  { installation }: Desk,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('sign-in.leader'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <NewLeaderPage form={form} ticket={leadersTicket(c, installation, form)} />, status);
}

function NewLeaderPage({ form, ticket }: { form: FormState; ticket: JoinTicket }) {
  const { t } = useShell();
  const labels = {
    first: t('people.share.first'),
    second: t('people.share.second'),
    name: t('sign-in.setup.name'),
    login: t('access.loginName'),
    password: t('access.password'),
    again: t('access.password.again'),
    code: t('sign-in.code'),
  };
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.leader')}>
        <p>{t('sign-in.leader.explain')}</p>
        <p>{t('recovery.recovery.nothing')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={labels} withPassword />
      <Form action="/recovery" form={form}>
        <Section title={t('sign-in.leader.sheets')}>
          <ShareFields form={form} />
        </Section>
        <Section title={t('sign-in.leader.who')}>
          <WhoFields labels={labels} form={form} />
        </Section>
        <PasswordSection form={form} />
        <AuthenticatorSection ticket={ticket} form={form} />
        <Button wide>{t('sign-in.leader.send')}</Button>
      </Form>
    </div>
  );
}

function DonePage() {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.leader.done')}>
        <p>{t('sign-in.leader.done.next')}</p>
      </PageHeader>
      <ButtonRow>
        <ButtonLink href="/sign-in">{t('sign-in.signIn')}</ButtonLink>
      </ButtonRow>
    </div>
  );
}
