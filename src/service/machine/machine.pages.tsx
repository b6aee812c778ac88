import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type MachineReport, worstOf } from '#app/platform/findings/index.ts';
import { type Desk, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
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
  Section,
  show,
  useShell,
} from '#app/platform/web/index.ts';
import { Findings, withOwnSandbox } from './findings.view.tsx';
import { agree, missingWalls, openQuestions, type WallQuestion, wallQuestions } from './machine.store.ts';

const at = '/machine';
const agreeing = z.strictObject({ about: z.enum(wallQuestions), password: passwordAgain() });

/** Where the machine lacks a wall: what that means, and the leader's yes (docs/security.md). */
export function machineRoutes(desk: Desk): StaffRoute[] {
  return [
    { method: 'GET', path: at, needs: 'sign-in.change', handle: (c, visit) => showMachine(c, visit, desk, null) },
    {
      method: 'POST',
      path: at,
      needs: 'sign-in.change',
      asksPassword: true,
      handle: (c, visit) => sayYes(c, visit, desk),
    },
  ];
}

async function sayYes(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, agreeing);
  if (!read.ok) return showMachine(c, visit, desk, read.form, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showMachine(c, visit, desk, refused.form, refused.status);
  // Where nothing lacks there is nothing to agree to.
  const open = await openQuestions(visit, desk);
  if (open.includes(read.values.about)) await agree(visit, read.values.about);
  return c.redirect(at, 303);
}

async function showMachine(
  c: Context,
  visit: Visit,
  desk: Desk,
  form: FormState | null,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const [missing, open] = [await missingWalls(desk), await openQuestions(visit, desk)];
  const report = reportOf(desk, missing);
  const page = {
    title: c.get('web').t('machine.setup'),
    failed: status >= 400,
    width: 'wide',
    scripts: ['form'],
  } as const;
  return show(c, page, <MachinePage missing={missing} open={open} form={form} report={report} />, status);
}

/** Of the sandbox this process knows better than the manager: it is the one that opens letters. */
function reportOf({ machine, publicOrigin }: Desk, missing: readonly WallQuestion[]): MachineReport | null {
  const report = machine?.report?.() ?? null;
  if (report === null) return null;
  return withOwnSandbox(report, !missing.includes('reading-sandbox'), publicOrigin.startsWith('https:'));
}

/** All walls stand; whether that is all there is to say, the findings below decide. */
function Whole({ report }: { report: MachineReport | null }) {
  const { t } = useShell();
  const worst = report === null ? null : worstOf(report.findings);
  const more = worst === 'good' ? t('machine.setup.nothing') : worst && t(`machine.summary.${worst}`);
  return (
    <Notice tone={worst === 'stop' ? 'late' : worst === 'look' ? 'soon' : 'done'}>
      <p>
        {t('machine.setup.whole')} {more}
      </p>
    </Notice>
  );
}

interface MachinePageProps {
  /** What the process manager found; null until it has looked. */
  report: MachineReport | null;
  missing: readonly WallQuestion[];
  open: readonly WallQuestion[];
  form: FormState | null;
}

function MachinePage({ missing, open, form, report }: MachinePageProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('machine.setup')}>
        <p>{t('machine.setup.explain')}</p>
      </PageHeader>
      {form === null ? null : <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />}
      {missing.length === 0 ? <Whole report={report} /> : null}
      {missing.length === 0 ? null : (
        <div class="two">
          {missing.map((one) => (
            <Section key={one} title={t(`machine.setup.${one}`)}>
              <p>{t(`machine.setup.${one}.means`)}</p>
              <p>{t(`machine.setup.${one}.better`)}</p>
              {open.includes(one) ? (
                <p>{t(`machine.setup.${one}.until`)}</p>
              ) : (
                <Notice tone="done">
                  <p>{t(`machine.setup.${one}.agreed`)}</p>
                </Notice>
              )}
              {/* One password on a page: the second question is asked when the first has its answer. */}
              {open[0] === one ? (
                <Form action={at} form={form ?? freshForm()}>
                  <PasswordAgain form={form ?? freshForm()} />
                  <input type="hidden" name="about" value={one} />
                  <FormFoot>{t(`machine.setup.${one}.yes`)}</FormFoot>
                </Form>
              ) : null}
            </Section>
          ))}
        </div>
      )}
      <Findings report={report} />
    </div>
  );
}
