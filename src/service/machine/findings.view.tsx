import {
  type Finding,
  type FindingState,
  finding,
  type MachineReport,
  namedIn,
  stateOf,
} from '#app/platform/findings/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import { Badge, Section, type Tone, useShell } from '#app/platform/web/index.ts';

const tones: Record<FindingState, Tone> = { good: 'done', look: 'soon', stop: 'late' };
const gravest = ['stop', 'look', 'good'] as const;

/** What `naast doctor` says, in words: what stops first. The process manager looked, not this process. */
export function Findings({ report }: { report: MachineReport | null }) {
  const { t, lang } = useShell();
  if (report === null)
    return (
      <Section title={t('machine.title')}>
        <p>{t('machine.never')}</p>
      </Section>
    );
  const { at, findings } = report;
  return (
    <Section title={t('machine.title')}>
      <p>{t('machine.when', { when: dateAndTime(at, lang) })}</p>
      <ul class="stack close">
        {gravest.flatMap((state) => findings.filter((one) => stateOf(one) === state).map(Line))}
      </ul>
      <p class="small">{t('machine.whom')}</p>
    </Section>
  );
}

function Line(one: Finding) {
  const { t } = useShell();
  const state = stateOf(one);
  const named = namedIn(one, (part) => t(`machine.part.${part}`));
  return (
    <li>
      <Badge tone={tones[state]}>{t(`machine.state.${state}`)}</Badge> {t(`machine.${one.code}`, named)}
    </li>
  );
}

/** The report with what the staff process knows of its own sandbox. */
export function withOwnSandbox(report: MachineReport, isWalled: boolean, isForOthers: boolean): MachineReport {
  const own = isWalled ? 'sandbox.good' : isForOthers ? 'sandbox.missing' : 'sandbox.weak';
  const findings = report.findings.map((one) => (one.code.startsWith('sandbox.') ? finding(own) : one));
  return { ...report, findings };
}
