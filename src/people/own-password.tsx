import type { Context } from 'hono';
import type { StepUp, Visit } from '#app/access/index.ts';
import { timeOfDay } from '#app/language/index.ts';
import { Field, type FormState, useShell, withError, withWhole } from '#app/web/index.ts';
import type { Desk } from '#app/web/routes/index.ts';

/** The form again with the sentence about the password that was not hers; null when it was. */
export function refusedPassword(c: Context, form: FormState): { form: FormState; status: 422 | 429 | 503 } | null {
  const asked: StepUp = c.get('stepUp');
  if (asked.ok) return null;
  if (asked.reason === 'too-many') {
    const time = timeOfDay(asked.again, c.get('web').lang);
    return { form: withError(form, 'password', 'people.password.tooMany', { time }), status: 429 };
  }
  if (asked.reason === 'busy') return { form: withWhole(form, 'people.password.busy'), status: 503 };
  return { form: withError(form, 'password', 'people.password.wrong'), status: 422 };
}

/** Nobody knows the passwords of the made-up world; there it stands beside the question. Null in a real house. */
export function madeUpPassword(desk: Desk, visit: Visit): string | null {
  const people = desk.madeUp ? desk.madeUpPeople?.() : undefined;
  return people?.find((one) => one.loginName === visit.person.loginName)?.password ?? null;
}

/** Her own password, once more, for an act that cannot be taken back. */
export function OwnPassword({ form, madeUp }: { form: FormState; madeUp: string | null }) {
  const { t } = useShell();
  return (
    <Field
      name="password"
      label={t('people.password')}
      hint={madeUp === null ? t('people.password.hint') : t('people.password.madeUp', { password: madeUp })}
      type="password"
      autocomplete="current-password"
      length="middle"
      form={form}
    />
  );
}
