import { CodeBlock, Notice, PageHeader, Section, useShell } from '#app/platform/web/index.ts';
import type { ContactDetails } from './public.store.ts';
import { BackToStart, CallUs } from './public.view.tsx';

interface ReceiptProps {
  code: string;
  /** The form was sent before: nothing new was stored. */
  repeated: boolean;
  who: 'her' | 'ref';
  /** Where the code is typed in, for on paper: without it a code is of no use. */
  address: string;
  contact: ContactDetails;
}

/** The code, shown once, with what to do with it. On paper stand the code, the address and a number, and nothing else. */
export function Receipt({ code, repeated, who, address, contact }: ReceiptProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <div class="off-paper">
        <PageHeader title={t('intake.receipt.title')}>
          <p>{t('intake.receipt.thanks')}</p>
        </PageHeader>
      </div>
      {repeated ? (
        <div class="off-paper">
          <Notice title={t('intake.receipt.repeated')}>
            <p>{t('intake.receipt.repeated.text')}</p>
          </Notice>
        </div>
      ) : null}
      <CodeBlock label={t('intake.receipt.code')} code={code}>
        <p class="off-paper">{t(`intake.receipt.keep.${who}`)}</p>
        <p class="off-paper">{t('intake.receipt.once')}</p>
        <p>
          {t('intake.receipt.address')} <bdi dir="ltr">{address}</bdi>
        </p>
        {contact.telephone === null ? null : (
          <p>
            {t('intake.receipt.telephone')} <bdi dir="ltr">{contact.telephone}</bdi>
          </p>
        )}
      </CodeBlock>
      <div class="stack off-paper">
        <Section title={t('intake.receipt.next')}>
          <p>{t('intake.receipt.read')}</p>
          <p>{t('intake.receipt.contact')}</p>
          <p>
            {t('intake.receipt.look')} <a href="/code">{t('intake.receipt.lookHere')}</a>
          </p>
          <p>{t('intake.receipt.stop')}</p>
        </Section>
        <CallUs contact={contact} />
        <BackToStart />
      </div>
    </div>
  );
}
