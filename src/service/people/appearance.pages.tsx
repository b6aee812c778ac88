import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Desk, formRoutes, type StaffRoute } from '#app/platform/routing/index.ts';
import {
  Breadcrumb,
  colourPattern,
  contrastOnLight,
  declareForm,
  type FormState,
  field,
  leastContrast,
  Notice,
  PageHeader,
  SideBySide,
  show,
  typedText,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { appearance, changeAppearance } from './appearance.ts';
import { SettingsList } from './settings-list.view.tsx';

const at = '/appearance';
const pale = 'people.appearance.pale';
export const appearanceForm = declareForm({
  name: field.text('people.appearance.name', {
    hint: 'people.appearance.name.hint',
    max: 40,
    length: 'middle',
    optional: true,
  }),
  accent: field.text('people.appearance.accent', {
    hint: 'people.appearance.accent.hint',
    max: 20,
    length: 'short',
    dir: 'ltr',
    optional: true,
  }),
  password: field.password({ unlessFresh: true }),
});

/** How the service is called on its pages and their one colour: signed by the leader, shown to everybody. */
export function appearanceRoutes({ forgetLooks }: Pick<Desk, 'forgetLooks'>): StaffRoute[] {
  return formRoutes({
    form: appearanceForm,
    page: at,
    to: at,
    needs: 'contact.change',
    asksPassword: 'unless-fresh',
    does: 'change',
    open: async (_c, visit: Visit) => ({ visit, ...(await appearance(visit)) }),
    start: ({ said, version }) => ({ values: said, version }),
    async save({ visit }, { values: { name, accent: typed }, form, version }) {
      const accent = typed?.toLowerCase() ?? null;
      if (accent !== null && !colourPattern.test(accent))
        return withError(form, 'accent', 'people.appearance.noColour');
      if (accent !== null && contrastOnLight(accent) < leastContrast) return withError(form, 'accent', pale);
      if (!(await changeAppearance(visit, version, { name, accent }))) return 'stale';
      forgetLooks?.();
      return `${at}?done=saved`;
    },
    show(c, _opened, shown, status) {
      const { t } = c.get('web');
      const page = { title: t('people.appearance'), failed: status !== undefined, scripts: ['form'] as const };
      const body = (
        <SideBySide need={<SettingsList here={at} />}>
          <Breadcrumb crumbs={[{ href: '/contact-settings', label: t('people.contact') }]} />
          <PageHeader title={t('people.appearance')}>
            <p>{t('people.appearance.explain')}</p>
          </PageHeader>
          {status === undefined && c.req.query('done') === 'saved' ? (
            <Notice tone="done" announce>
              <p>{t('people.appearance.saved')}</p>
            </Notice>
          ) : null}
          <appearanceForm.Summary form={shown.form} />
          <TooPale form={shown.form} />
          <appearanceForm.Form
            {...shown}
            summary={false}
            action={at}
            save={t(shown.conflict ? 'people.saveMine' : 'people.save')}
            back="/contact-settings"
          />
        </SideBySide>
      );
      return show(c, page, body, status);
    },
  });
}

/** By how much a colour is too pale to read. */
function TooPale({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  if (form.errors.accent?.key !== pale) return null;
  const contrast = contrastOnLight(typedText(form, 'accent')?.trim().toLowerCase() ?? '');
  return (
    <Notice tone="soon">
      <p>
        {t('people.appearance.pale.much', { is: inFigures(contrast, lang), least: inFigures(leastContrast, lang) })}
      </p>
    </Notice>
  );
}

/** With one figure behind the comma, and never rounded up to what would have been enough. */
const inFigures = (contrast: number, lang: string) =>
  new Intl.NumberFormat(lang, { minimumFractionDigits: 1 }).format(Math.floor(contrast * 10) / 10);
