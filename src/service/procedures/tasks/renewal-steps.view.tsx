import { Choice, type FormState, useShell } from '#app/platform/web/index.ts';
import type { Confidence } from '#app/service/deadlines/index.ts';
import { markInWords } from '../limits/index.ts';
import { type RenewalStep, renewalSteps } from './renewal-steps.ts';

/** How sure the rule behind each step is; what is practice or for the lawyer to say is marked so. */
const marks: Readonly<Record<RenewalStep, { source: string; mark: Confidence }>> = {
  'permit-day': { source: 'Vb 3.80(1); Atw 1(2), 5', mark: 'HIGH·2015' },
  'longer-permit': { source: 'Vb 3.51; Vc B9', mark: 'HIGH·2015' },
  'case-runs': { source: 'Vc B8/3.2, B8/3.3', mark: 'HIGH·2015' },
  passport: { source: 'Vc B8/3.2', mark: 'LOW' },
  filed: { source: 'Vb 3.80', mark: 'HIGH·2015' },
};

/** What is to be ready before a permit is renewed, to tick off one by one, with where to find each. */
export function RenewalSteps({ reference, form }: { reference: string; form: FormState }) {
  const { t, lang } = useShell();
  return (
    <>
      <input type="hidden" name="withSteps" value="yes" />
      <Choice
        name="steps"
        legend={t('procedures.limits.renewal.steps')}
        many
        form={form}
        options={renewalSteps.map((step) => ({
          value: step,
          label: t(`procedures.limits.renewal.step.${step}`),
          hint: `${t(`procedures.limits.renewal.how.${step}`)} (${marks[step].source} · ${markInWords(marks[step].mark, lang)})`,
        }))}
      />
      <p>
        <a href={`/clients/${reference}/procedures`}>{t('procedures.limits.renewal.procedures')}</a>
      </p>
    </>
  );
}
