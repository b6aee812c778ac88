import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import {
  askNumbers,
  Beside,
  Breadcrumb,
  Conflict,
  DescriptionList,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  MailField,
  Notice,
  NumbersRight,
  numbersRight,
  optionalText,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  refuse,
  Section,
  show,
  TelephoneField,
  TextArea,
  telephone,
  useShell,
} from '#app/platform/web/index.ts';
import {
  type ContactSettings,
  type ContactStanding,
  changeContact,
  contactKeys,
  contactSettings,
  contactStanding,
} from './contact.ts';
import { SavedInFirstHour } from './first-hour-next.view.tsx';
import { mailboxField } from './regions.ts';
import { SettingsList } from './settings-list.view.tsx';

const contactForm = z.strictObject({
  telephone: telephone(),
  numbersRight: numbersRight(),
  hours: optionalText(300),
  hoursEn: optionalText(300),
  mail: mailboxField,
  password: passwordAgain(),
});

/** How the service itself can be reached: shown on every public page. */
export const contactRoutes: StaffRoute[] = [
  { method: 'GET', path: '/contact-settings', needs: 'contact.change', handle: (c, visit) => open(c, visit, false) },
  {
    method: 'GET',
    path: '/contact-settings/saved',
    needs: 'contact.change',
    handle: (c, visit) => open(c, visit, true),
  },
  { method: 'POST', path: '/contact-settings', needs: 'contact.change', asksPassword: 'unless-fresh', handle: change },
];

async function open(c: Context, visit: Visit, saved: boolean): Promise<Response> {
  const { version } = await contactSettings(visit);
  const standing = await contactStanding(visit);
  // Where somebody changed the rows without signing, the form begins with what was signed.
  const settings = standing.state === 'changed' ? standing.shown : (await contactSettings(visit)).settings;
  const form = { ...freshForm(fieldsOf(settings)), version };
  return showContact(c, { form, shown: standing.shown, saved, standing: standing.state });
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const read = await readProvedForm(c, contactForm);
  const { shown } = await contactStanding(visit);
  if (!read.ok) return showContact(c, { form: read.form, shown }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { numbersRight: said, ...mine } = read.values;
  const asked = await askNumbers(read.form, { telephone: [mine.telephone] }, said);
  if (asked !== null) return showContact(c, { form: asked, shown }, 422);
  if (await changeContact(visit, read.version, mine)) return c.redirect('/contact-settings/saved', 303);
  const now = await contactSettings(visit);
  return showContact(c, { form: { ...read.form, version: now.version }, shown, mine, theirs: now.settings }, 409);
}

const fieldsOf = (settings: ContactSettings) =>
  Object.fromEntries(contactKeys.map((key) => [key, settings[key] ?? '']));

interface ContactProps {
  form: FormState;
  /** What visitors read now. */
  shown: ContactSettings;
  saved?: boolean;
  standing?: ContactStanding['state'];
  mine?: ContactSettings;
  theirs?: ContactSettings;
}

function showContact(c: Context, props: ContactProps, status: Parameters<typeof show>[3] = 200): Promise<Response> {
  const page = { title: c.get('web').t('people.contact'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <ContactPage {...props} />, status);
}

function ContactPage({ form, shown, saved = false, standing = 'signed', mine, theirs }: ContactProps) {
  const { t } = useShell();
  const labels = {
    telephone: t('people.contact.telephone'),
    hours: t('people.contact.hours'),
    hoursEn: t('people.contact.hoursEn'),
    mail: t('people.contact.mail'),
    password: t('routing.stepUp'),
  };
  const differing = mine && theirs ? contactKeys.filter((key) => mine[key] !== theirs[key]) : [];
  return (
    <Beside need={<ShownNow shown={shown} labels={labels} />}>
      <Breadcrumb crumbs={[{ href: '/first-hour', label: t('people.setup.hour') }]} />
      <PageHeader title={t('people.contact')}>
        <p>{t('people.contact.explain')}</p>
      </PageHeader>
      {saved ? <SavedInFirstHour>{t('people.contact.saved')}</SavedInFirstHour> : null}
      {standing === 'signed' ? null : (
        <Notice tone={standing === 'before' ? 'soon' : 'late'} title={t(`people.contact.standing.${standing}`)}>
          <p>{t(`people.contact.standing.${standing}.text`)}</p>
        </Notice>
      )}
      {mine && theirs ? (
        <Conflict
          fields={differing.map((key) => ({ label: labels[key], mine: mine[key] ?? '', theirs: theirs[key] ?? '' }))}
        />
      ) : null}
      <ErrorSummary form={form} labels={labels} />
      <Form action="/contact-settings" form={form}>
        <PasswordAgain form={form} unlessFresh />
        <TelephoneField name="telephone" label={labels.telephone} form={form} />
        <NumbersRight form={form} />
        <TextArea
          name="hours"
          label={labels.hours}
          hint={t('people.contact.hours.hint')}
          rows={2}
          optional
          form={form}
        />
        <TextArea
          name="hoursEn"
          label={labels.hoursEn}
          hint={t('people.contact.hoursEn.hint')}
          rows={2}
          optional
          form={form}
        />
        <MailField name="mail" label={labels.mail} optional form={form} />
        <FormFoot back="/">{t(mine ? 'people.saveMine' : 'people.save')}</FormFoot>
      </Form>
    </Beside>
  );
}

/** What stands on the public pages now, to compare with while typing. */
function ShownNow({ shown, labels }: { shown: ContactSettings; labels: Record<keyof ContactSettings, string> }) {
  const { t } = useShell();
  const facts = contactKeys.map((key) => ({
    term: labels[key],
    value: shown[key] ? <bdi>{shown[key]}</bdi> : t('people.contact.none'),
  }));
  return (
    <>
      <Section title={t('people.contact.now')}>
        <DescriptionList facts={facts} />
      </Section>
      <SettingsList here="/contact-settings" />
    </>
  );
}
