import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  Form,
  type FormState,
  PageHeader,
  Tick,
  useShell,
} from '#app/platform/web/index.ts';
import { type CaseHeader, clientCrumb } from '#app/service/cases/index.ts';
import { UploadFields, UploadProgress } from './upload-fields.view.tsx';

interface UploadPageProps {
  reference: string;
  header: CaseHeader;
  form: FormState;
  once: string;
}

/** Choosing or photographing the pages of a letter; from a phone, and without script too. */
export function UploadPage({ reference, header, form, once }: UploadPageProps) {
  const { t } = useShell();
  return (
    <>
      <Breadcrumb crumbs={[clientCrumb(reference, header)]} />
      <PageHeader title={t('letters.upload.title')}>
        <p class="soft">{t('letters.upload.lead')}</p>
      </PageHeader>
      <ErrorSummary form={form} />
      <Form action={`/clients/${reference}/letters/new`} form={form} once={once} upload>
        <UploadFields form={form} label={t('letters.upload.file')} hint={t('letters.upload.hint')} many />
        <UploadProgress />
        <EvidenceTick form={form} />
        <p class="small soft">{t('letters.upload.sealed')}</p>
        <ButtonRow>
          <Button>{t('letters.upload.send')}</Button>
          <ButtonLink href={`/clients/${reference}`} kind="quiet">
            {t('letters.upload.back')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  );
}

function EvidenceTick({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <Tick
      name="evidence"
      legend={t('letters.upload.evidence')}
      hint={t('letters.upload.evidence.hint')}
      form={form}
      label={t('letters.upload.evidence.yes')}
    />
  );
}
