import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { formRoutes, type RefusedStatus, type ShownForm, type StaffRoute } from '#app/platform/routing/index.ts';
import {
  askNumbers,
  Breadcrumb,
  DescriptionList,
  declareForm,
  field,
  freshForm,
  Notice,
  PageHeader,
  Section,
  SideBySide,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { type ContactSettings, changeContact, contactKeys, contactStanding, readContactSettings } from './contact.ts';
import { SavedInFirstHour } from './first-hour-next.view.tsx';
import { mailboxField } from './regions.ts';
import { SettingsList } from './settings-list.view.tsx';

const at = '/contact-settings';
export const contactForm = declareForm({
  telephone: field.telephone('people.contact.telephone'),
  numbersRight: field.numbersRight(),
  hours: field.lines('people.contact.hours', { hint: 'people.contact.hours.hint', max: 300, rows: 2, optional: true }),
  hoursEn: field.lines('people.contact.hoursEn', {
    hint: 'people.contact.hoursEn.hint',
    max: 300,
    rows: 2,
    optional: true,
  }),
  mail: { ...field.mail('people.contact.mail'), read: mailboxField },
  password: field.password({ unlessFresh: true }),
});

/** How the service itself can be reached: shown on every public page. */
export const contactSettingsRoutes: StaffRoute[] = [
  {
    method: 'GET',
    path: `${at}/saved`,
    needs: 'contact.change',
    async handle(c, visit) {
      const opened = await openContact(visit);
      return showContact(c, opened, {
        form: { ...freshForm(contactForm.typed(opened.begins)), version: opened.version },
      });
    },
  },
  ...formRoutes({
    form: contactForm,
    page: at,
    to: at,
    needs: 'contact.change',
    asksPassword: 'unless-fresh',
    does: 'change',
    open: (_c, visit) => openContact(visit),
    start: ({ begins, version }) => ({ values: begins, version }),
    async save({ visit }, { values: { numbersRight, password: _password, ...mine }, form, version }) {
      const asked = await askNumbers(form, { telephone: [mine.telephone] }, numbersRight);
      if (asked !== null) return asked;
      return (await changeContact(visit, version, mine)) ? `${at}/saved` : 'stale';
    },
    conflict: ({ settings }, mine, c) => contactForm.differences(mine, { ...mine, ...asTyped(settings) }, c.get('web')),
    show: showContact,
  }),
];

/** Both as they stand in the rows and as visitors read them. */
async function openContact(visit: Visit) {
  const { settings, version } = await readContactSettings(visit);
  const { shown, state } = await contactStanding(visit);
  // Where somebody changed the rows without signing, the form begins with what was signed.
  return { visit, settings, version, shown, state, begins: asTyped(state === 'changed' ? shown : settings) };
}

const asTyped = (settings: ContactSettings) => ({ ...settings, telephone: settings.telephone ?? '' });

function showContact(
  c: Context,
  { shown: now, state }: Awaited<ReturnType<typeof openContact>>,
  shown: ShownForm,
  status?: RefusedStatus,
): Promise<Response> {
  const { t } = c.get('web');
  const page = { title: t('people.contact'), failed: status !== undefined, scripts: ['form'] as const };
  const body = (
    <SideBySide need={<ShownNow shown={now} />}>
      <Breadcrumb crumbs={[{ href: '/first-hour', label: t('people.setup.hour') }]} />
      <PageHeader title={t('people.contact')}>
        <p>{t('people.contact.explain')}</p>
      </PageHeader>
      {c.req.path === `${at}/saved` ? <SavedInFirstHour>{t('people.contact.saved')}</SavedInFirstHour> : null}
      {status !== undefined || state === 'signed' ? null : (
        <Notice tone={state === 'before' ? 'soon' : 'late'} title={t(`people.contact.standing.${state}`)}>
          <p>{t(`people.contact.standing.${state}.text`)}</p>
        </Notice>
      )}
      <contactForm.Form {...shown} action={at} save={t(shown.conflict ? 'people.saveMine' : 'people.save')} back="/" />
    </SideBySide>
  );
  return show(c, page, body, status);
}

/** What stands on the public pages now, to compare with while typing. */
function ShownNow({ shown }: { shown: ContactSettings }) {
  const { t } = useShell();
  const facts = contactKeys.map((key) => ({
    term: t(contactForm.fields[key].label),
    value: shown[key] ? <bdi>{shown[key]}</bdi> : t('people.contact.none'),
  }));
  return (
    <>
      <Section title={t('people.contact.now')}>
        <DescriptionList facts={facts} />
      </Section>
      <SettingsList here={at} />
    </>
  );
}
