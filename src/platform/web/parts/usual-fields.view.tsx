import { numbersAsked } from '../form/asked-numbers.ts';
import type { FormState } from '../form/form-state.ts';
import { useShell } from '../shell/shell.ts';
import { Choice, type ChoiceProps } from './choice.view.tsx';
import { Field, type TextFieldProps } from './field.view.tsx';

type UsualField = Omit<TextFieldProps, 'type' | 'inputmode' | 'dir' | 'length'>;

/** A telephone number: digits from the left also where the page reads from the right. */
export function TelephoneField(props: UsualField) {
  return <Field {...props} type="tel" inputmode="tel" length="middle" dir="ltr" />;
}

/** A mail address. */
export function MailField(props: UsualField) {
  return <Field {...props} type="email" inputmode="email" dir="ltr" />;
}

/** One box to tick under its own legend; ticked it sends "yes". */
export function Tick({ label, ...choice }: Omit<ChoiceProps, 'options' | 'groups' | 'many'> & { label: string }) {
  return <Choice {...choice} many options={[{ value: 'yes', label }]} />;
}

/** Under the fields with telephone numbers: asks whether those that look wrong are right. Draws nothing when none does. */
export function NumbersRight({ form }: { form: FormState }) {
  const { t } = useShell();
  const numbers = numbersAsked(form);
  if (numbers === null) return null;
  const options = [{ value: numbers, label: t('web.number.right', { number: numbers }) }];
  return <Choice name="numbersRight" legend={t('web.number.question')} many options={options} form={form} />;
}
