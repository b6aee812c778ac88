import { z } from 'zod';
import { today } from '#app/platform/language/index.ts';
import {
  DateField,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  optionalDay,
  optionalText,
  TextArea,
  useShell,
  withError,
} from '#app/platform/web/index.ts';
import { clientOf, NoBsnField, noBsnReason, typedDay } from '../client/index.ts';
import { type Card, cardFields, saysNothing } from './card.ts';

export const cardForm = z.strictObject({
  speaking: optionalText(500),
  interpreter: optionalText(500),
  daily: optionalText(500),
  mayKnow: optionalText(500),
  arranged: optionalText(500),
  neverAsk: optionalText(500),
  readOn: optionalDay(),
  noBsnReason: noBsnReason(),
});

/** The card in the form, or the form with what is wrong. */
export function cardFrom(values: z.output<typeof cardForm>, form: FormState): Card | FormState {
  const { noBsnReason: _reason, ...card } = values;
  if (card.readOn !== null && card.readOn > today().toString()) return withError(form, 'readOn', 'cases.note.future');
  return saysNothing(card) ? withError(form, 'speaking', 'cases.card.empty') : card;
}

/** A card as it is in the form. */
export function cardAsTyped(card: Card): FormState['values'] {
  const typed = cardFields.map((field) => [field, card[field] ?? ''] as const);
  return { ...Object.fromEntries(typed), readOn: card.readOn === null ? '' : typedDay(card.readOn) };
}

interface CardFormProps {
  action: string;
  form: FormState;
  once: string;
  version: number;
}

export function CardForm({ action, form, once, version }: CardFormProps) {
  const { t } = useShell();
  const labels = [...cardFields, 'readOn' as const].map((field) => [field, t(`cases.card.${field}`)] as const);
  return (
    <>
      <ErrorSummary form={form} labels={Object.fromEntries(labels)} />
      <p>{t('cases.card.lead')}</p>
      <Form action={action} form={form} once={once} version={version}>
        {cardFields.map((field) => (
          <TextArea
            name={field}
            label={t(`cases.card.${field}`)}
            hint={t(`cases.card.${field}.hint`)}
            optional
            rows={2}
            form={form}
          />
        ))}
        <DateField name="readOn" past label={t('cases.card.readOn')} optional form={form} />
        <NoBsnField form={form} />
        <FormFoot back={clientOf(action)}>{t('cases.save')}</FormFoot>
      </Form>
    </>
  );
}
