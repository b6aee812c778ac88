import { isNumberInUse } from '#app/platform/language/index.ts';
import { type FormState, typedText } from './form-state.ts';

/** Telephone numbers are looked at before anybody is told them: what looks wrong is asked about, and may be right. */

const question = 'web.number.looksWrong';

/**
 * The form with a question at each field of which a number looks wrong; null when nothing is to be asked, or when
 * `said` holds just these numbers: a tick for one number says nothing of another.
 */
export async function askNumbers(
  form: FormState,
  typed: Readonly<Record<string, readonly string[]>>,
  said: string | null,
): Promise<FormState | null> {
  const asked: [string, string[]][] = [];
  for (const [field, numbers] of Object.entries(typed)) {
    const wrong: string[] = [];
    for (const number of numbers) if (!(await isNumberInUse(number))) wrong.push(number);
    if (wrong.length > 0) asked.push([field, wrong]);
  }
  const numbers = asked.flatMap(([, wrong]) => wrong);
  if (numbers.length === 0 || said === numbers.join(', ')) return null;
  const errors = asked.map(
    ([field, wrong]) => [field, { key: question, values: { number: wrong.join(', ') } }] as const,
  );
  return { ...form, errors: { ...form.errors, ...Object.fromEntries(errors) } };
}

/** The numbers that a form asks about, or that somebody said to be right while another field was wrong; null when none. */
export function numbersAsked(form: FormState): string | null {
  const asked = Object.values(form.errors).flatMap(({ key, values }) =>
    key === question ? [String(values?.number)] : [],
  );
  return asked.length > 0 ? asked.join(', ') : typedText(form, 'numbersRight') || null;
}
