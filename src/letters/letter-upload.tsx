import { type CaseHeader, clientCrumb } from '#app/cases/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  Form,
  type FormState,
  PageHeader,
  useShell,
} from '#app/web/index.ts';

interface UploadPageProps {
  reference: string;
  header: CaseHeader;
  form: FormState;
  once: string;
}

/** Choosing the PDF of a letter; also from a phone, and without script. */
export function UploadPage({ reference, header, form, once }: UploadPageProps) {
  const { t } = useShell();
  return (
    <>
      <Breadcrumb crumbs={[clientCrumb(reference, header)]} />
      <PageHeader title={t('letters.upload.title')}>
        <p class="soft">{t('letters.upload.lead')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ file: t('letters.upload.file') }} />
      <Form action={`/clients/${reference}/letters/new`} form={form} once={once} upload>
        <UploadField form={form} label={t('letters.upload.file')} />
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

/** The place for the one PDF of an upload form, with its hint and what was wrong with the last one. */
export function UploadField({ form, label }: { form: FormState; label: string }) {
  const { t } = useShell();
  const error = form.errors.file;
  const described = ['file-hint', error === undefined ? null : 'file-error'].filter(Boolean).join(' ');
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for="file">{label}</label>
      <p class="hint" id="file-hint">
        {t('letters.upload.hint')}
      </p>
      {error === undefined ? null : (
        <p class="field-error" id="file-error">
          <span class="hidden">{t('web.errorPrefix')} </span>
          {t(error.key, error.values)}
        </p>
      )}
      <input
        class="input full"
        type="file"
        id="file"
        name="file"
        accept="application/pdf,.pdf"
        aria-describedby={described}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </div>
  );
}
