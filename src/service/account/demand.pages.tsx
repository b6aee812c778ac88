import { demandedRoles, demandPasskeys } from '#app/platform/access/authentication/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import { Breadcrumb, declareForm, field, Notice, PageHeader, SideBySide, show } from '#app/platform/web/index.ts';
import { OwnPages } from '#app/service/people/index.ts';

const at = '/sign-in-settings';
const roles = ['project-leader', 'coordinator', 'intake', 'auditor', 'volunteer'] as const;

const demand = declareForm({
  password: field.password(),
  roles: field.choices('account.demand.roles', roles, {
    hint: 'account.demand.hint',
    words: (role) => `access.role.${role}`,
  }),
});

/** Which roles must sign in with a passkey; a setting of the project leader (design question 7). */
export const demandRoutes = formRoutes({
  form: demand,
  page: at,
  to: at,
  needs: 'sign-in.change',
  asksPassword: true,
  does: 'act',
  open: async (_c, visit) => visit,
  async start({ db }) {
    const demanded = await demandedRoles(db);
    return { values: { roles: roles.filter((role) => demanded.includes(role)) } };
  },
  async save(visit, { values }) {
    await demandPasskeys(visit, values.roles);
    return `${at}?done=saved`;
  },
  show(c, _visit, shown, status) {
    const { t } = c.get('web');
    const page = { title: t('account.demand'), failed: status !== undefined, scripts: ['form'] as const };
    const body = (
      <SideBySide need={<OwnPages roles={['project-leader']} />}>
        <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />
        <PageHeader title={t('account.demand')}>
          <p>{t('account.demand.explain')}</p>
        </PageHeader>
        {c.req.query('done') === 'saved' ? (
          <Notice tone="done" announce>
            <p>{t('account.demand.saved')}</p>
          </Notice>
        ) : null}
        <demand.Form {...shown} action={at} save={t('people.save')} back="/profile" />
      </SideBySide>
    );
    return show(c, page, body, status);
  },
});
