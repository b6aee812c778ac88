import type { Visit } from '#app/platform/access/visit/index.ts';
import { numbersIn } from '#app/platform/language/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import {
  askNumbers,
  Breadcrumb,
  declareForm,
  field,
  Notice,
  PageHeader,
  SideBySide,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { SavedInFirstHour } from './first-hour-next.view.tsx';
import {
  changeOrganisation,
  type OrganisationWords,
  organisationParts,
  readSignedOrganisation,
} from './organisation.ts';
import { SettingsList } from './settings-list.view.tsx';

const at = '/who-we-are';
const long = { max: 1500, rows: 4, optional: true } as const;
export const organisationForm = declareForm({
  name: field.text('people.organisation.name', { hint: 'people.organisation.name.hint', max: 160, optional: true }),
  address: field.lines('people.organisation.address', { max: 300, rows: 3, optional: true }),
  officer: field.lines('people.organisation.officer', {
    hint: 'people.organisation.officer.hint',
    max: 300,
    rows: 2,
    optional: true,
  }),
  basis: field.lines('people.organisation.basis', { hint: 'people.organisation.basis.hint', ...long }),
  basisEn: field.lines('people.organisation.basisEn', long),
  retention: field.lines('people.organisation.retention', { hint: 'people.organisation.retention.hint', ...long }),
  retentionEn: field.lines('people.organisation.retentionEn', long),
  complaints: field.lines('people.organisation.complaints', { hint: 'people.organisation.complaints.hint', ...long }),
  complaintsEn: field.lines('people.organisation.complaintsEn', long),
  numbersRight: field.numbersRight(),
  password: field.password({ unlessFresh: true }),
});
/** Where somebody is told whom to call. */
const withNumbers = ['address', 'officer', 'complaints', 'complaintsEn'] as const;

/** Who is responsible for what people tell (GDPR article 13): filled in by the leader, signed, shown to visitors. */
export const organisationRoutes = formRoutes({
  form: organisationForm,
  page: at,
  to: at,
  needs: 'contact.change',
  asksPassword: 'unless-fresh',
  does: 'change',
  open: async (_c, visit: Visit) => ({ visit, ...(await readSignedOrganisation(visit)) }),
  start: ({ said, version }) => ({ values: said, version }),
  async save({ visit }, { values: { numbersRight, password: _password, ...mine }, form, version }) {
    const numbers = Object.fromEntries(withNumbers.map((key) => [key, numbersIn(mine[key] ?? '')]));
    const asked = await askNumbers(form, numbers, numbersRight);
    if (asked !== null) return asked;
    return (await changeOrganisation(visit, version, mine)) ? `${at}?done=saved` : 'stale';
  },
  show(c, { said }, shown, status) {
    const { t } = c.get('web');
    const page = { title: t('people.organisation'), failed: status !== undefined, scripts: ['form'] as const };
    const body = (
      <SideBySide need={<Undecided said={said} />}>
        <Breadcrumb crumbs={[{ href: '/first-hour', label: t('people.setup.hour') }]} />
        <PageHeader title={t('people.organisation')}>
          <p>{t('people.organisation.explain')}</p>
        </PageHeader>
        {status === undefined && c.req.query('done') === 'saved' ? (
          <SavedInFirstHour>{t('people.organisation.saved')}</SavedInFirstHour>
        ) : null}
        <organisationForm.Form
          {...shown}
          action={at}
          save={t(shown.conflict ? 'people.saveMine' : 'people.save')}
          back="/"
        />
      </SideBySide>
    );
    return show(c, page, body, status);
  },
});

/** What of it does not stand under a signature yet. */
function Undecided({ said }: { said: OrganisationWords }) {
  const { t } = useShell();
  const undecided = organisationParts.filter((part) => said[part] === null);
  const parts = undecided.map((part) => t(organisationForm.fields[part].label)).join(', ');
  return (
    <>
      {undecided.length === 0 ? null : (
        <Notice tone="soon" title={t('people.organisation.undecided')}>
          <p>{t('people.organisation.undecided.text', { parts })}</p>
        </Notice>
      )}
      <SettingsList here={at} />
    </>
  );
}
