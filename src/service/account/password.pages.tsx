import type { Context } from 'hono';
import { z } from 'zod';
import { changePassword } from '#app/platform/access/authentication/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { type Desk, giveSession, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import { VaultBusy } from '#app/platform/vault/index.ts';
import {
  Breadcrumb,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  readForm,
  SideBySide,
  secret,
  show,
  useShell,
  withWhole,
} from '#app/platform/web/index.ts';
import { OwnPages } from '#app/service/people/index.ts';
import { judgePassword, PasswordSection } from './choose-password.view.tsx';

const at = '/profile/password';
const changing = z.strictObject({ password: passwordAgain(), fresh: secret(600), again: secret(600) });

/** Choosing another password; also for whoever must, before anything else. */
export function passwordRoutes({ installation }: Desk): StaffRoute[] {
  const needs = 'account.change';
  return [
    {
      method: 'GET',
      path: at,
      needs,
      discharges: 'change-password',
      handle: (c, visit) => showForm(c, visit, freshForm()),
    },
    { method: 'GET', path: `${at}/changed`, needs, handle: (c, visit) => showForm(c, visit, freshForm(), true) },
    { method: 'POST', path: at, needs, discharges: 'change-password', asksPassword: true, handle: change },
  ];

  async function change(c: Context, visit: Visit): Promise<Response> {
    const read = await readForm(c.req, changing, { noBsnHere: true });
    if (!read.ok) return showForm(c, visit, read.form, false, read.status);
    const refused = stepUpRefusal(c, read.form);
    if (refused) return showForm(c, visit, refused.form, false, refused.status);
    const { fresh, again } = read.values;
    const judged = judgePassword(
      read.form,
      { password: fresh, again },
      { name: 'fresh', about: [visit.person.loginName] },
    );
    if (judged !== read.form) return showForm(c, visit, judged, false, 422);
    try {
      giveSession(c, installation, await changePassword(visit, installation, fresh));
    } catch (error) {
      if (!(error instanceof VaultBusy)) throw error;
      return showForm(c, visit, withWhole(read.form, 'routing.stepUp.busy'), false, 503);
    }
    return c.redirect(`${at}/changed`, 303);
  }
}

function showForm(
  c: Context,
  visit: Visit,
  form: FormState,
  changed = false,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('account.password'), failed: status >= 400, scripts: ['form'] as const };
  const must = visit.session.duty === 'change-password';
  return show(c, page, <PasswordPage roles={visit.person.roles} form={form} must={must} changed={changed} />, status);
}

interface PasswordProps {
  roles: readonly Role[];
  form: FormState;
  must: boolean;
  changed: boolean;
}

function PasswordPage({ roles, form, must, changed }: PasswordProps) {
  const { t } = useShell();
  const labels = {
    password: t('account.password.now'),
    fresh: t('account.password.fresh'),
    again: t('access.password.again'),
  };
  return (
    <SideBySide need={must ? null : <OwnPages roles={roles} />}>
      {must ? null : <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />}
      <PageHeader title={t('account.password')}>
        <p>{t(must ? 'account.password.must' : 'account.password.explain')}</p>
      </PageHeader>
      {changed ? (
        <Notice tone="done" announce title={t('account.password.changed')}>
          <p>{t('account.password.changed.explain')}</p>
        </Notice>
      ) : (
        <>
          <ErrorSummary form={form} labels={labels} withPassword />
          <Form action={at} form={form}>
            <PasswordAgain label={labels.password} form={form} />
            <PasswordSection form={form} name="fresh" />
            <FormFoot back={must ? undefined : '/profile'}>{t('account.password.save')}</FormFoot>
          </Form>
        </>
      )}
    </SideBySide>
  );
}
