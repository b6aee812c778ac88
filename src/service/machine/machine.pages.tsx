import { z } from 'zod';
import { type MachineReport, worstOf } from '#app/platform/findings/index.ts';
import { type Desk, formRoutes, type ShownForm, type StaffRoute } from '#app/platform/routing/index.ts';
import { declareForm, field, Notice, PageHeader, Section, show, useShell } from '#app/platform/web/index.ts';
import { FindingsSection, withOwnSandbox } from './findings.view.tsx';
import { agree, missingWalls, openQuestions, type WallQuestion, wallQuestions } from './machine.store.ts';

const at = '/machine';
const question = z.enum(wallQuestions);
export const agreement = declareForm({
  about: field.hidden('machine.setup', question, question),
  password: field.password(),
});

/** Where the machine lacks a wall: what that means, and the leader's yes (docs/security.md). */
export function machineRoutes(desk: Desk): StaffRoute[] {
  return formRoutes({
    form: agreement,
    page: at,
    to: at,
    needs: 'sign-in.change',
    asksPassword: true,
    does: 'act',
    open: async (_c, visit) => ({
      visit,
      missing: await missingWalls(desk),
      open: await openQuestions(visit, desk),
    }),
    async save({ visit, open }, { values }) {
      // Where nothing lacks there is nothing to agree to.
      if (open.includes(values.about)) await agree(visit, values.about);
      return at;
    },
    show(c, { missing, open }, shown, status) {
      const title = c.get('web').t('machine.setup');
      const page = { title, failed: status !== undefined, width: 'wide', scripts: ['form'] } as const;
      const report = reportOf(desk, missing);
      return show(c, page, <MachinePage missing={missing} open={open} shown={shown} report={report} />, status);
    },
  });
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
  shown: ShownForm;
}

function MachinePage({ missing, open, shown, report }: MachinePageProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('machine.setup')}>
        <p>{t('machine.setup.explain')}</p>
      </PageHeader>
      <agreement.Summary form={shown.form} />
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
                <agreement.Form
                  {...shown}
                  vary={{ about: { value: one } }}
                  summary={false}
                  action={at}
                  save={t(`machine.setup.${one}.yes`)}
                />
              ) : null}
            </Section>
          ))}
        </div>
      )}
      <FindingsSection report={report} />
    </div>
  );
}
