import type { OpenedShares, ShareProblem } from '#app/platform/access/rotation/index.ts';
import { type FormState, TextArea, text, useShell, withError, withWhole } from '#app/platform/web/index.ts';

/**
 * Two recovery shares, typed one after the other on one page: nothing of the first is kept while the second is fetched.
 */
export const shareFields = { first: text(400), second: text(400) };

export function ShareFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <TextArea name="first" label={t('people.share.first')} hint={t('people.share.hint')} rows={5} form={form} />
      <TextArea name="second" label={t('people.share.second')} hint={t('people.share.hint')} rows={5} form={form} />
    </>
  );
}

/** What is wrong with the shares, said at the field or over the whole; what was typed stays. */
export function withShareProblem(form: FormState, refused: Exclude<OpenedShares, { ok: true }>): FormState {
  if (refused.at === null) return withWhole(form, `people.share.${refused.problem.reason}`);
  const field = refused.at === 0 ? 'first' : 'second';
  const { key, values } = sentence(refused.problem);
  return withError(form, field, key, values);
}

function sentence(problem: ShareProblem) {
  if (problem.reason === 'same') return { key: 'people.share.same' as const, values: {} };
  if (problem.reason === 'replaced') return { key: 'people.share.old' as const, values: {} };
  if (problem.reason === 'line') return { key: 'people.share.line' as const, values: { line: problem.line } };
  const count = Math.abs(problem.missing);
  return {
    key: problem.missing > 0 ? ('people.share.missing' as const) : ('people.share.tooMany' as const),
    values: { count },
  };
}
