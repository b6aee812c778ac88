import { ErrorSummary, Form, FormFoot, type FormState, PageHeader, useShell } from '#app/platform/web/index.ts';
import type { Entry } from '#app/service/directory/index.ts';
import { labelsOf, ReferralFields } from './referral-form.view.tsx';
import type { OpenReferral } from './referrals.store.ts';

interface ReferralFormPageProps {
  reference: string;
  /** The draft that is changed; null for a new one. */
  before: OpenReferral | null;
  form: FormState;
  once: string;
  directory: readonly Entry[];
}

/** Writing a referral, or changing a draft. */
export function ReferralFormPage({ reference, before, form, once, directory }: ReferralFormPageProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/referrals`;
  return (
    <div class="stack">
      <PageHeader title={t(before === null ? 'referrals.new' : 'referrals.edit')}>
        <p>{t('referrals.new.intro')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={labelsOf(t)} />
      <Form
        action={before === null ? at : `${at}/${before.id}`}
        form={form}
        {...(before === null ? { once } : { version: before.version })}
      >
        <ReferralFields form={form} directory={directory} />
        <FormFoot back={before === null ? `/clients/${reference}` : `${at}/${before.id}`}>
          {t('referrals.save')}
        </FormFoot>
      </Form>
    </div>
  );
}
