import { z } from 'zod';
import { longDate } from '#app/platform/language/index.ts';
import { Choice, choice, Form, FormFoot, type FormState, Notice, Section, useShell } from '#app/platform/web/index.ts';
import { type AssignedVolunteer, lastDayOf } from '#app/service/cases/index.ts';
import { assignmentEndReasons } from './reasons.ts';

export const endForm = z.strictObject({
  volunteer: z.uuid('web.form.choose'),
  endReason: choice(assignmentEndReasons),
});

/** Who stands beside this client now, and ending that. */
export function AssignedSection({
  reference,
  beside,
  form,
}: {
  reference: string;
  beside: readonly AssignedVolunteer[];
  form: FormState;
}) {
  const { t, lang } = useShell();
  return (
    <>
      {beside.map(({ personId, name, until, withSafety }) => (
        <Section title={t('matching.now')}>
          <p>
            {t(withSafety ? 'matching.beside' : 'matching.besideWithoutSafety', {
              name,
              until: longDate(lastDayOf(until), lang),
            })}
          </p>
          <details open={form.values.volunteer === personId}>
            <summary>{t('matching.end', { name })}</summary>
            <Form
              action={`/clients/${reference}/volunteer/ending`}
              form={form.values.volunteer === personId ? form : { values: {}, errors: {} }}
            >
              <input type="hidden" name="volunteer" value={personId} />
              <Choice
                id={`end-${personId}`}
                name="endReason"
                legend={t('matching.end.why')}
                hint={t('matching.end.what')}
                form={form.values.volunteer === personId ? form : undefined}
                options={assignmentEndReasons.map((value) => ({ value, label: t(`cases.end.reason.${value}`) }))}
              />
              <FormFoot kind="danger">{t('matching.end.now')}</FormFoot>
            </Form>
          </details>
        </Section>
      ))}
    </>
  );
}

/** Somebody may take over: without the card the client would have to tell everything again. */
export function NoCardYet({ reference }: { reference: string }) {
  const { t } = useShell();
  return (
    <Notice title={t('matching.noCard')}>
      <p>{t('matching.noCard.text')}</p>
      <a href={`/clients/${reference}/card`}>{t('matching.noCard.make')}</a>
    </Notice>
  );
}
