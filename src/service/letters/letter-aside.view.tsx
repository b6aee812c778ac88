import {
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  PageHeader,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import type { KeptLetter } from './letters.store.ts';

interface AsideFormProps {
  at: string;
  letter: KeptLetter;
  form: FormState;
}

/** Why a letter is set aside; of one that was confirmed, what goes with it. */
export function AsideForm({ at, letter, form }: AsideFormProps) {
  const { t } = useShell();
  const isConfirmed = letter.document.confirmation !== null;
  return (
    <Form action={`${at}/set-aside`} form={form} version={letter.version}>
      <p class="hint">{t(isConfirmed ? 'letters.aside.confirmed' : 'letters.aside.hint')}</p>
      <TextArea name="asideReason" label={t('letters.aside.reason')} form={form} rows={2} />
      <FormFoot back={isConfirmed ? at : undefined} kind="quiet">
        {t('letters.aside.save')}
      </FormFoot>
    </Form>
  );
}

interface AsidePageProps {
  reference: string;
  letter: KeptLetter;
  form: FormState;
}

/** Setting a letter aside that was confirmed. */
export function AsidePage({ reference, letter, form }: AsidePageProps) {
  const { t } = useShell();
  return (
    <>
      <PageHeader title={t('letters.aside.title')} />
      <ErrorSummary form={form} labels={{ asideReason: t('letters.aside.reason') }} />
      <AsideForm at={`/clients/${reference}/letters/${letter.id}`} letter={letter} form={form} />
    </>
  );
}

/** A letter that was set aside by mistake comes back; one that was confirmed with everything that went with it. */
export function PutBack({ at, letter }: Omit<AsideFormProps, 'form'>) {
  const { t } = useShell();
  return (
    <Form action={`${at}/put-back`} version={letter.version}>
      <p class="hint off-paper">
        {t(letter.document.confirmation === null ? 'letters.putBack.hint.read' : 'letters.putBack.hint')}
      </p>
      <ButtonRow>
        <Button kind="quiet">{t('letters.putBack.save')}</Button>
      </ButtonRow>
    </Form>
  );
}
