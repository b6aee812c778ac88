import type { Context } from 'hono';
import { z } from 'zod';
import type { AppearanceWords } from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Desk, readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import {
  Beside,
  Breadcrumb,
  Conflict,
  colourPattern,
  contrastOnLight,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  leastContrast,
  Notice,
  optionalText,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  refuse,
  show,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { appearance, changeAppearance } from './appearance.ts';
import { SettingsList } from './settings-list.view.tsx';

const at = '/appearance';
const appearanceForm = z.strictObject({ name: optionalText(40), accent: optionalText(20), password: passwordAgain() });

/** How the service is called on its pages and their one colour: signed by the leader, shown to everybody. */
export function appearanceRoutes({ forgetLooks }: Pick<Desk, 'forgetLooks'>): StaffRoute[] {
  return [
    { method: 'GET', path: at, needs: 'contact.change', handle: open },
    {
      method: 'POST',
      path: at,
      needs: 'contact.change',
      asksPassword: 'unless-fresh',
      handle: async (c, visit) => {
        const answer = await change(c, visit);
        forgetLooks?.();
        return answer;
      },
    },
  ];
}

async function open(c: Context, visit: Visit): Promise<Response> {
  const { said, version } = await appearance(visit);
  return showAppearance(c, { form: { ...freshForm(asTyped(said)), version } });
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const read = await readProvedForm(c, appearanceForm);
  if (!read.ok) return showAppearance(c, { form: read.form }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { name, accent: typed } = read.values;
  const accent = typed?.toLowerCase() ?? null;
  if (accent !== null && !colourPattern.test(accent))
    return showAppearance(c, { form: withError(read.form, 'accent', 'people.appearance.noColour') }, 422);
  const contrast = accent === null ? null : contrastOnLight(accent);
  if (contrast !== null && contrast < leastContrast)
    return showAppearance(c, { form: withError(read.form, 'accent', 'people.appearance.pale'), contrast }, 422);
  const mine = { name, accent };
  if (await changeAppearance(visit, read.version, mine)) return c.redirect(`${at}?done=saved`, 303);
  const { said: theirs, version } = await appearance(visit);
  return showAppearance(c, { form: { ...read.form, version }, mine, theirs }, 409);
}

const asTyped = ({ name, accent }: AppearanceWords): FormState['values'] => ({
  name: name ?? '',
  accent: accent ?? '',
});

interface AppearanceProps {
  form: FormState;
  /** Of a colour that is too pale to read. */
  contrast?: number;
  /** What the leader typed while somebody else saved, and what that was. */
  mine?: AppearanceWords;
  theirs?: AppearanceWords;
}

function showAppearance(
  c: Context,
  props: AppearanceProps,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('people.appearance'), failed: status >= 400, scripts: ['form'] as const };
  const saved = status === 200 && c.req.query('done') === 'saved';
  return show(c, page, <AppearancePage {...props} saved={saved} />, status);
}

function AppearancePage({ form, contrast, mine, theirs, saved }: AppearanceProps & { saved: boolean }) {
  const { t, lang } = useShell();
  const labels = { name: t('people.appearance.name'), accent: t('people.appearance.accent') };
  return (
    <Beside need={<SettingsList here={at} />}>
      <Breadcrumb crumbs={[{ href: '/contact-settings', label: t('people.contact') }]} />
      <PageHeader title={t('people.appearance')}>
        <p>{t('people.appearance.explain')}</p>
      </PageHeader>
      {saved ? (
        <Notice tone="done" announce>
          <p>{t('people.appearance.saved')}</p>
        </Notice>
      ) : null}
      {mine && theirs ? (
        <Conflict
          fields={(['name', 'accent'] as const).map((key) => ({
            label: labels[key],
            mine: mine[key] ?? '',
            theirs: theirs[key] ?? '',
          }))}
        />
      ) : null}
      <ErrorSummary form={form} labels={{ ...labels, password: t('routing.stepUp') }} />
      {contrast === undefined ? null : (
        <Notice tone="soon">
          <p>
            {t('people.appearance.pale.much', { is: inFigures(contrast, lang), least: inFigures(leastContrast, lang) })}
          </p>
        </Notice>
      )}
      <Form action={at} form={form}>
        <PasswordAgain form={form} unlessFresh />
        <Field
          name="name"
          label={labels.name}
          hint={t('people.appearance.name.hint')}
          length="middle"
          optional
          form={form}
        />
        <Field
          name="accent"
          label={labels.accent}
          hint={t('people.appearance.accent.hint')}
          length="short"
          dir="ltr"
          optional
          form={form}
        />
        <FormFoot back="/contact-settings">{t(mine ? 'people.saveMine' : 'people.save')}</FormFoot>
      </Form>
    </Beside>
  );
}

/** With one figure behind the comma, and never rounded up to what would have been enough. */
const inFigures = (contrast: number, lang: string) =>
  new Intl.NumberFormat(lang, { minimumFractionDigits: 1 }).format(Math.floor(contrast * 10) / 10);
