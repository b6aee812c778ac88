import type { Context } from 'hono';
import { z } from 'zod';
import type { InterpreterLine } from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import {
  askNumbers,
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
  optionalTelephone,
  optionalText,
  PageHeader,
  PasswordAgain,
  passwordAgain,
  refuse,
  SideBySide,
  show,
  TelephoneField,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { changeInterpreterLines, interpreterLines } from './interpreter-lines.ts';
import { SettingsList } from './settings-list.view.tsx';

const at = '/interpreter-lines';
const rows = [1, 2, 3, 4] as const;
const linesForm = z.strictObject({
  name1: optionalText(80),
  telephone1: optionalTelephone(),
  note1: optionalText(200),
  name2: optionalText(80),
  telephone2: optionalTelephone(),
  note2: optionalText(200),
  name3: optionalText(80),
  telephone3: optionalTelephone(),
  note3: optionalText(200),
  name4: optionalText(80),
  telephone4: optionalTelephone(),
  note4: optionalText(200),
  numbersRight: numbersRight(),
  password: passwordAgain(),
});

/** Services that interpret by telephone: written down by the leader, signed, shown to colleagues with each client. */
export const interpreterLineRoutes: StaffRoute[] = [
  { method: 'GET', path: at, needs: 'contact.change', handle: open },
  { method: 'POST', path: at, needs: 'contact.change', asksPassword: 'unless-fresh', handle: change },
];

async function open(c: Context, visit: Visit): Promise<Response> {
  const { lines, version } = await interpreterLines(visit);
  return showLines(c, { form: { ...freshForm(asTyped(lines)), version } });
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const read = await readProvedForm(c, linesForm);
  if (!read.ok) return showLines(c, { form: read.form }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { numbersRight: right, ...typed } = read.values;
  const lines: InterpreterLine[] = [];
  const numbers: Record<string, string[]> = {};
  for (const row of rows) {
    const [name, telephone, note] = [typed[`name${row}`], typed[`telephone${row}`], typed[`note${row}`]];
    if (telephone !== null) numbers[`telephone${row}`] = [telephone];
    if (name !== null && telephone !== null) lines.push({ name, telephone, note });
    else if (name !== null || telephone !== null || note !== null)
      return showLines(c, { form: withError(read.form, name === null ? `name${row}` : `telephone${row}`, half) }, 422);
  }
  const asked = await askNumbers(read.form, numbers, right);
  if (asked !== null) return showLines(c, { form: asked }, 422);
  if (await changeInterpreterLines(visit, read.version, lines)) return c.redirect(`${at}?done=saved`, 303);
  const { lines: theirs, version } = await interpreterLines(visit);
  return showLines(c, { form: { ...read.form, version }, theirs, mine: lines }, 409);
}

const half = 'people.interpreterLines.half';

const asTyped = (lines: readonly InterpreterLine[]): FormState['values'] =>
  Object.fromEntries(
    lines.flatMap(({ name, telephone, note }, place) => [
      [`name${place + 1}`, name],
      [`telephone${place + 1}`, telephone],
      [`note${place + 1}`, note ?? ''],
    ]),
  );

interface LinesProps {
  form: FormState;
  /** What the leader typed while somebody else saved, and what that was. */
  mine?: readonly InterpreterLine[];
  theirs?: readonly InterpreterLine[];
}

function showLines(c: Context, props: LinesProps, status: Parameters<typeof show>[3] = 200): Promise<Response> {
  const page = { title: c.get('web').t('people.interpreterLines'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <LinesPage {...props} saved={status === 200 && c.req.query('done') === 'saved'} />, status);
}

function LinesPage({ form, mine, theirs, saved }: LinesProps & { saved: boolean }) {
  const { t } = useShell();
  const labels = rows.flatMap((number) => [
    [`name${number}`, t('people.interpreterLines.name', { number })],
    [`telephone${number}`, t('people.interpreterLines.telephone', { number })],
    [`note${number}`, t('people.interpreterLines.note', { number })],
  ]);
  labels.push(['password', t('routing.stepUp')]);
  const inWords = (lines: readonly InterpreterLine[]) =>
    lines.map(({ name, telephone }) => `${name} ${telephone}`).join('; ');
  return (
    <SideBySide need={<SettingsList here={at} />}>
      <Breadcrumb crumbs={[{ href: '/contact-settings', label: t('people.contact') }]} />
      <PageHeader title={t('people.interpreterLines')}>
        <p>{t('people.interpreterLines.explain')}</p>
      </PageHeader>
      {saved ? (
        <Notice tone="done" announce>
          <p>{t('people.interpreterLines.saved')}</p>
        </Notice>
      ) : null}
      {mine && theirs ? (
        <Conflict fields={[{ label: t('people.interpreterLines'), mine: inWords(mine), theirs: inWords(theirs) }]} />
      ) : null}
      <ErrorSummary form={form} labels={Object.fromEntries(labels)} />
      <Form action={at} form={form}>
        <PasswordAgain form={form} unlessFresh />
        {rows.map((number) => (
          <>
            <div class="thirds">
              <Field
                name={`name${number}`}
                label={t('people.interpreterLines.name', { number })}
                length="middle"
                optional
                form={form}
              />
              <TelephoneField
                name={`telephone${number}`}
                label={t('people.interpreterLines.telephone', { number })}
                optional
                form={form}
              />
            </div>
            <Field
              name={`note${number}`}
              label={t('people.interpreterLines.note', { number })}
              hint={t('people.interpreterLines.note.hint')}
              optional
              form={form}
            />
          </>
        ))}
        <NumbersRight form={form} />
        <FormFoot back="/contact-settings">{t(mine ? 'people.saveMine' : 'people.save')}</FormFoot>
      </Form>
    </SideBySide>
  );
}
