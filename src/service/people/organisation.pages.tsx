import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { numbersIn, type Translate } from '#app/platform/language/index.ts';
import { readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import {
  askNumbers,
  Beside,
  Breadcrumb,
  Conflict,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  NumbersRight,
  numbersRight,
  optionalText,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  refuse,
  show,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { SavedInFirstHour } from './first-hour-next.view.tsx';
import {
  changeOrganisation,
  type OrganisationWords,
  organisation,
  organisationKeys,
  organisationParts,
} from './organisation.ts';
import { SettingsList } from './settings-list.view.tsx';

const at = '/who-we-are';
const organisationForm = z.strictObject({
  name: optionalText(160),
  address: optionalText(300),
  officer: optionalText(300),
  basis: optionalText(1500),
  basisEn: optionalText(1500),
  retention: optionalText(1500),
  retentionEn: optionalText(1500),
  complaints: optionalText(1500),
  complaintsEn: optionalText(1500),
  numbersRight: numbersRight(),
  password: passwordAgain(),
});
/** Where somebody is told whom to call. */
const withNumbers = ['address', 'officer', 'complaints', 'complaintsEn'] as const;

/** Who is responsible for what people tell (GDPR article 13): filled in by the leader, signed, shown to visitors. */
export const organisationRoutes: StaffRoute[] = [
  { method: 'GET', path: at, needs: 'contact.change', handle: open },
  { method: 'POST', path: at, needs: 'contact.change', asksPassword: 'unless-fresh', handle: change },
];

async function open(c: Context, visit: Visit): Promise<Response> {
  const { said, version } = await organisation(visit);
  return showOrganisation(c, { said, form: { ...freshForm(fieldsOf(said)), version } });
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const read = await readProvedForm(c, organisationForm);
  const { said, version } = await organisation(visit);
  if (!read.ok) return showOrganisation(c, { said, form: read.form }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { numbersRight: right, ...mine } = read.values;
  const numbers = Object.fromEntries(withNumbers.map((key) => [key, numbersIn(mine[key] ?? '')]));
  const asked = await askNumbers(read.form, numbers, right);
  if (asked !== null) return showOrganisation(c, { said, form: asked }, 422);
  if (await changeOrganisation(visit, read.version, mine)) return c.redirect(`${at}?done=saved`, 303);
  return showOrganisation(c, { said, form: { ...read.form, version }, mine }, 409);
}

const fieldsOf = (said: OrganisationWords) => Object.fromEntries(organisationKeys.map((key) => [key, said[key] ?? '']));

interface OrganisationProps {
  /** As it stands under a signature. */
  said: OrganisationWords;
  form: FormState;
  /** What the leader typed while somebody else saved. */
  mine?: OrganisationWords;
}

function showOrganisation(
  c: Context,
  props: OrganisationProps,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('people.organisation'), failed: status >= 400, scripts: ['form'] as const };
  const saved = status === 200 && c.req.query('done') === 'saved';
  return show(c, page, <OrganisationPage {...props} saved={saved} />, status);
}

const labelsOf = (t: Translate) =>
  Object.fromEntries(organisationKeys.map((key) => [key, t(`people.organisation.${key}`)])) as Record<
    (typeof organisationKeys)[number],
    string
  >;

function OrganisationPage({ said, form, mine, saved }: OrganisationProps & { saved: boolean }) {
  const { t } = useShell();
  const labels = labelsOf(t);
  const undecided = organisationParts.filter((part) => said[part] === null).map((part) => labels[part]);
  const differing = mine === undefined ? [] : organisationKeys.filter((key) => mine[key] !== said[key]);
  const need = (
    <>
      {undecided.length === 0 ? null : (
        <Notice tone="soon" title={t('people.organisation.undecided')}>
          <p>{t('people.organisation.undecided.text', { parts: undecided.join(', ') })}</p>
        </Notice>
      )}
      <SettingsList here={at} />
    </>
  );
  return (
    <Beside need={need}>
      <Breadcrumb crumbs={[{ href: '/first-hour', label: t('people.setup.hour') }]} />
      <PageHeader title={t('people.organisation')}>
        <p>{t('people.organisation.explain')}</p>
      </PageHeader>
      {saved ? <SavedInFirstHour>{t('people.organisation.saved')}</SavedInFirstHour> : null}
      {mine === undefined ? null : (
        <Conflict
          fields={differing.map((key) => ({ label: labels[key], mine: mine[key] ?? '', theirs: said[key] ?? '' }))}
        />
      )}
      <ErrorSummary form={form} labels={{ ...labels, password: t('routing.stepUp') }} />
      <Form action={at} form={form}>
        <PasswordAgain form={form} unlessFresh />
        <Field name="name" label={labels.name} hint={t('people.organisation.name.hint')} optional form={form} />
        <TextArea name="address" label={labels.address} rows={3} optional form={form} />
        <TextArea
          name="officer"
          label={labels.officer}
          hint={t('people.organisation.officer.hint')}
          rows={2}
          optional
          form={form}
        />
        {(['basis', 'retention', 'complaints'] as const).map((key) => (
          <>
            <TextArea
              name={key}
              label={labels[key]}
              hint={t(`people.organisation.${key}.hint`)}
              rows={4}
              optional
              form={form}
            />
            <TextArea name={`${key}En`} label={labels[`${key}En`]} rows={4} optional form={form} />
          </>
        ))}
        <NumbersRight form={form} />
        <FormFoot back="/">{t(mine === undefined ? 'people.save' : 'people.saveMine')}</FormFoot>
      </Form>
    </Beside>
  );
}
