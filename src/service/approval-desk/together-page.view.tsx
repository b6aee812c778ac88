import {
  Breadcrumb,
  DateField,
  EmptyState,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  useShell,
} from '#app/platform/web/index.ts';
import type { ApprovalText } from '#app/service/approvals/index.ts';
import { seenCode } from './chosen.ts';

/** Several texts that one lawyer looked at, approved in one act: each gets a statement of its own. */
export function TogetherPage({ texts, form }: { texts: readonly ApprovalText[]; form: FormState }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/approvals', label: t('approvals.title') }]} />
      <PageHeader title={t('approval-desk.together')}>
        <p>{t('approval-desk.together.lead', { n: texts.length })}</p>
      </PageHeader>
      <ErrorSummary
        form={form}
        labels={{ ...approvalLabels(t), password: t('routing.stepUp'), of: t('approval-desk.column.name') }}
      />
      {texts.length === 0 ? (
        <EmptyState title={t('approval-desk.empty')} />
      ) : (
        <>
          <details open={texts.length <= 12}>
            <summary>{t('approval-desk.together.which', { n: texts.length })}</summary>
            <ul class="bullets">
              {texts.map(({ kind, key, name }) => (
                <li>
                  <a href={`/approvals/${kind}/${key}`} lang="nl">
                    {name}
                  </a>{' '}
                  <span class="small soft">{t(`approval-desk.kind.${kind}`)}</span>
                </li>
              ))}
            </ul>
          </details>
          <ApprovalForm texts={texts} form={form} />
        </>
      )}
    </div>
  );
}

const approvalLabels = (t: ReturnType<typeof useShell>['t']) => ({
  lawyer: t('procedures.approval.lawyer'),
  source: t('procedures.approval.source'),
  checkedOn: t('procedures.approval.checkedOn'),
});

/** Which lawyer, from which source, on which day: for these texts as they were looked at. */
export function ApprovalForm({ texts, form }: { texts: readonly ApprovalText[]; form: FormState }) {
  const { t } = useShell();
  const labels = approvalLabels(t);
  return (
    <Form action="/approvals/together" form={form}>
      <PasswordAgain form={form} unlessFresh />
      {texts.map((text) => (
        <input type="hidden" name="of" value={seenCode(text)} />
      ))}
      <Field name="lawyer" label={labels.lawyer} length="middle" form={form} />
      <Field name="source" label={labels.source} hint={t('approval-desk.source.hint')} form={form} />
      <DateField name="checkedOn" past label={labels.checkedOn} form={form} />
      <Notice>{t('approval-desk.together.means')}</Notice>
      <FormFoot back="/approvals">{t('approval-desk.save', { n: texts.length })}</FormFoot>
    </Form>
  );
}
