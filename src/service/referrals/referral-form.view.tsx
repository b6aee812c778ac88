import { z } from 'zod';
import type { Translate } from '#app/platform/language/index.ts';
import {
  Choice,
  choice,
  choices,
  type FormState,
  SelectField,
  TextArea,
  text,
  useShell,
} from '#app/platform/web/index.ts';
import { directoryNeeds, type Entry } from '#app/service/directory/index.ts';
import { parts, type Referral, type ReferralWish } from './referrals.ts';

export const referralForm = z.strictObject({
  organisation: text(40),
  need: choice(directoryNeeds),
  question: text(2000),
  parts: choices(parts),
});

/** What was typed, with the organisation as it is called now; null when it is not in the directory. */
export function wishOf(values: z.output<typeof referralForm>, directory: readonly Entry[]): ReferralWish | null {
  const entry = directory.find(({ code }) => code === values.organisation);
  if (entry === undefined) return null;
  return {
    ...values,
    organisation: { code: entry.code, name: entry.content.name },
    parts: parts.filter((part) => values.parts.includes(part)),
  };
}

export function asTyped({ organisation, need, question, parts: chosen }: ReferralWish | Referral) {
  return { organisation: organisation.code, need, question, parts: chosen };
}

export function labelsOf(t: Translate) {
  return {
    organisation: t('referrals.field.organisation'),
    need: t('referrals.field.need'),
    question: t('referrals.field.question'),
    parts: t('referrals.field.parts'),
  };
}

/** To whom, for what, what we ask, and what of the client goes with it. Nothing is chosen beforehand. */
export function ReferralFields({ form, directory }: { form: FormState; directory: readonly Entry[] }) {
  const { t } = useShell();
  const labels = labelsOf(t);
  return (
    <>
      <SelectField
        name="organisation"
        label={labels.organisation}
        hint={
          <>
            {t('referrals.field.organisation.hint')} <a href="/directory">{t('directory.title')}</a>
          </>
        }
        options={directory.map(({ code, content }) => ({ value: code, label: content.name }))}
        form={form}
      />
      <SelectField
        name="need"
        label={labels.need}
        options={directoryNeeds.map((need) => ({ value: need, label: t(`directory.need.${need}`) }))}
        form={form}
      />
      <TextArea
        name="question"
        label={labels.question}
        hint={t('referrals.field.question.hint')}
        rows={4}
        form={form}
      />
      <Choice
        name="parts"
        legend={labels.parts}
        hint={t('referrals.field.parts.hint')}
        many
        options={parts.map((part) => ({
          value: part,
          label: t(`referrals.part.${part}`),
          hint: part === 'reach' ? t('referrals.part.reach.hint') : undefined,
        }))}
        form={form}
      />
    </>
  );
}
