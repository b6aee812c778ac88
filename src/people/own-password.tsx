import type { Visit } from '#app/access/index.ts';
import { type FormState, PasswordAgain, useShell } from '#app/web/index.ts';
import type { Desk } from '#app/web/routes/index.ts';

/** The form again with the sentence about the password that was not hers; null when it was. */
export { stepUpRefusal as refusedPassword } from '#app/web/routes/index.ts';

/** Nobody knows the passwords of the made-up world; there it stands beside the question. Null in a real house. */
export function madeUpPassword(desk: Desk, visit: Visit): string | null {
  const people = desk.madeUp ? desk.madeUpPeople?.() : undefined;
  return people?.find((one) => one.loginName === visit.person.loginName)?.password ?? null;
}

/** Her own password, once more, for an act that cannot be taken back. */
export function OwnPassword({ form }: { form: FormState; madeUp: string | null }) {
  const { t } = useShell();
  return <PasswordAgain form={form} label={t('people.password')} />;
}
