import { longDate } from '#app/platform/language/index.ts';
import {
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  Tick,
  useShell,
} from '#app/platform/web/index.ts';
import { factsNow } from './letter-facts.ts';
import { kindInWords } from './letter-words.ts';
import type { KeptLetter } from './letters.store.ts';
import { UploadFields, UploadProgress } from './upload-fields.view.tsx';

interface UploadPageProps {
  reference: string;
  form: FormState;
  /** A letter of this client that is the same one. */
  same: KeptLetter | null;
  once: string;
}

/** Choosing or photographing the pages of a letter; from a phone, and without script too. */
export function UploadPage({ reference, form, same, once }: UploadPageProps) {
  const { t } = useShell();
  return (
    <>
      <PageHeader title={t('letters.upload.title')}>
        <p class="soft">{t('letters.upload.lead')}</p>
      </PageHeader>
      <ErrorSummary form={form} />
      {same === null ? null : <Same reference={reference} letter={same} />}
      <Form action={`/clients/${reference}/letters/new`} form={form} once={once} upload>
        <UploadFields form={form} label={t('letters.upload.file')} hint={t('letters.upload.hint')} many />
        <UploadProgress />
        <EvidenceTick form={form} />
        {same === null ? null : (
          <Tick
            name="another"
            legend={t('letters.same.another')}
            hint={t('letters.same.another.hint')}
            form={form}
            label={t('letters.same.another.yes')}
          />
        )}
        <p class="small soft">{t('letters.upload.sealed')}</p>
        <FormFoot back={`/clients/${reference}`}>{t('letters.upload.send')}</FormFoot>
      </Form>
    </>
  );
}

/** The letter is there already: nothing was kept of what was brought. */
function Same({ reference, letter }: { reference: string; letter: KeptLetter }) {
  const { t, lang } = useShell();
  const { kind } = factsNow(letter);
  const day = longDate(letter.receivedDay, lang);
  return (
    <Notice tone="soon" title={t('letters.same.title')} announce>
      <p>
        {kind === 'unknown'
          ? t('letters.same.text.unknown', { day })
          : t('letters.same.text', { kind: kindInWords(kind, lang), day })}
      </p>
      <ButtonRow>
        <ButtonLink href={`/clients/${reference}/letters/${letter.id}`}>{t('letters.same.open')}</ButtonLink>
      </ButtonRow>
    </Notice>
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
