import type { Context } from 'hono';
import { z } from 'zod';
import { demandedRoles, demandPasskeys } from '#app/platform/access/authentication/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  Beside,
  Breadcrumb,
  Choice,
  choices,
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
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { OwnPages } from '#app/service/people/index.ts';

const at = '/sign-in-settings';
const roles = ['project-leader', 'coordinator', 'intake', 'auditor', 'volunteer'] as const;
const demanding = z.strictObject({ roles: choices(roles), password: passwordAgain() });

/** Which roles must sign in with a passkey; a setting of the project leader (design question 7). */
export const demandRoutes: StaffRoute[] = [
  { method: 'GET', path: at, needs: 'sign-in.change', handle: open },
  { method: 'POST', path: at, needs: 'sign-in.change', asksPassword: true, handle: change },
];

async function open(c: Context, visit: Visit): Promise<Response> {
  return showDemand(c, freshForm({ roles: await demandedRoles(visit.db) }));
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, demanding);
  if (!read.ok) return showDemand(c, read.form, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showDemand(c, refused.form, refused.status);
  await demandPasskeys(visit, read.values.roles);
  return c.redirect(`${at}?done=saved`, 303);
}

function showDemand(c: Context, form: FormState, status: Parameters<typeof show>[3] = 200): Promise<Response> {
  const page = { title: c.get('web').t('account.demand'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <DemandPage form={form} saved={c.req.query('done') === 'saved'} />, status);
}

function DemandPage({ form, saved }: { form: FormState; saved: boolean }) {
  const { t } = useShell();
  return (
    <Beside need={<OwnPages roles={['project-leader']} />}>
      <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />
      <PageHeader title={t('account.demand')}>
        <p>{t('account.demand.explain')}</p>
      </PageHeader>
      {saved ? (
        <Notice tone="done" announce>
          <p>{t('account.demand.saved')}</p>
        </Notice>
      ) : null}
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
      <Form action={at} form={form}>
        <PasswordAgain form={form} />
        <Choice
          name="roles"
          legend={t('account.demand.roles')}
          hint={t('account.demand.hint')}
          many
          options={roles.map((role) => ({ value: role, label: t(`access.role.${role}`) }))}
          form={form}
        />
        <FormFoot back="/profile">{t('people.save')}</FormFoot>
      </Form>
    </Beside>
  );
}
