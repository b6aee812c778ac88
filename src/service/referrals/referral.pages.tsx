import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once } from '#app/platform/access/visit/index.ts';
import { formRoutes, type RefusedStatus, type Route, type ShownForm } from '#app/platform/routing/index.ts';
import { PageHeader, show, withError, withWhole } from '#app/platform/web/index.ts';
import { clientTitle, openForForm } from '#app/service/cases/index.ts';
import { readDirectory } from '#app/service/directory/index.ts';
import { conflictPage } from './conflict.view.tsx';
import { type FoundReferral, findReferral } from './from-path.ts';
import { referralForm, wishOf } from './referral-form.ts';
import { addReferral, changeDraft } from './referrals.store.ts';
import type { OpenReferral } from './referrals.ts';

const at = '/clients/:reference/referrals';
const written = { form: referralForm, needs: 'referral.write', show: showForm } as const;

/** Writing a referral: a draft, of which nothing goes out. An organisation is in the directory now, and its case is open. */
export const referralPages: Route[] = [
  ...formRoutes({
    ...written,
    page: `${at}/new`,
    to: at,
    does: 'create',
    async open(c, visit) {
      const open = await openForForm(c, visit, 'referral.write');
      return open === null || open instanceof Response ? open : { open, before: null };
    },
    async save({ open }, { visit, values, form, key }) {
      if (open.status === 'closed') return withWhole(form, 'cases.closed.cannotWrite');
      const wish = wishOf(values, await readDirectory(visit));
      if (wish === null) return withError(form, 'organisation', 'web.form.choose');
      return once(visit, key, async () => `/clients/${open.reference}/referrals/${await addReferral(open, wish)}`);
    },
  }),
  ...formRoutes({
    ...written,
    page: `${at}/:id/edit`,
    to: `${at}/:id`,
    does: 'change',
    async open(c, visit): Promise<FoundReferral | Response | null> {
      const found = await findReferral(c, visit, 'referral.write');
      if (!found || c.req.method === 'POST' || found.before.state === 'draft') return found;
      return c.redirect(`/clients/${found.open.reference}/referrals/${found.before.id}`, 303);
    },
    start({ before: { referral, version } }) {
      const { organisation, need, question, parts } = referral;
      return { values: { organisation: organisation.code, need, question, parts }, version };
    },
    async save(found, { c, visit, values, form, version }) {
      const { open, before } = found;
      if (open.status === 'closed') return withWhole(form, 'cases.closed.cannotWrite');
      const wish = wishOf(values, await readDirectory(visit));
      if (wish === null) return withError(form, 'organisation', 'web.form.choose');
      const done = await changeDraft(open, before, wish, version);
      if (done === 'saved') return `/clients/${open.reference}/referrals/${before.id}/preview`;
      return conflictPage(c, found, { kind: 'draft', wish, form });
    },
    show: (c, found, shown, status) => showForm(c, found, shown, status),
  }),
];

async function showForm(
  c: Context,
  { open, before }: { open: OpenCase; before: OpenReferral | null },
  shown: ShownForm,
  status?: RefusedStatus,
): Promise<Response> {
  const { t } = c.get('web');
  const options = (await readDirectory(open.visit)).map(({ code, content }) => ({ value: code, label: content.name }));
  const hint = (
    <>
      {t('referrals.field.organisation.hint')} <a href="/directory">{t('directory.title')}</a>
    </>
  );
  const client = `/clients/${open.reference}`;
  const own = before === null ? `${client}/referrals` : `${client}/referrals/${before.id}`;
  return show(
    c,
    { title: clientTitle(open.reference, t('referrals.title')), failed: status !== undefined, scripts: ['form'] },
    <div class="stack">
      <PageHeader title={t(before === null ? 'referrals.new' : 'referrals.edit')}>
        <p>{t('referrals.new.intro')}</p>
      </PageHeader>
      <referralForm.Form
        {...shown}
        action={own}
        vary={{ organisation: { options, hint } }}
        save={t('referrals.save')}
        back={before === null ? client : own}
      />
    </div>,
    status,
  );
}
