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

/** What `naast doctor` says, in words: what stops first. The process manager looked, not this process. */
export function FindingsSection({ report }: { report: MachineReport | null }) {
  const { t, lang } = useShell();
  if (report === null)
    return (
      <Section title={t('machine.title')}>
        <p>{t('machine.never')}</p>
      </Section>
    );
  const { at, findings } = report;
  const lines = (states: readonly FindingState[]) =>
    states.flatMap((state) => findings.filter((one) => stateOf(one) === state).map(Line));
  const toLookAt = lines(['stop', 'look']);
  const good = lines(['good']);
  return (
    <>
      <p>{t('machine.when', { when: dateAndTime(at, lang) })}</p>
      <div class="two">
        {toLookAt.length === 0 ? null : (
          <Section title={t('machine.toLookAt')}>
            <ul class="stack close">{toLookAt}</ul>
            <p class="small">{t('machine.whom')}</p>
          </Section>
        )}
        {good.length === 0 ? null : (
          <Section title={t('machine.good')}>
            <ul class="stack close">{good}</ul>
          </Section>
        )}
      </div>
    </>
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
