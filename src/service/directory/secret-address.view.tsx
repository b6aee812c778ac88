import {
  Breadcrumb,
  Choice,
  Conflict,
  DescriptionList,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import type { Entry } from './organisation.ts';
import { addressReasons, type SecretAddress } from './secret-address.store.ts';

/** The door before a secret address: nothing is opened yet. */
export function AskReasonPage({ entry, form, saved }: { entry: Entry; form: FormState; saved: boolean }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Head entry={entry} />
      {saved ? (
        <Notice tone="done" announce>
          {t('directory.address.saved')}
        </Notice>
      ) : null}
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp'), reason: t('directory.address.why') }} />
      <Section>
        <Form action={`/directory/${entry.code}/address/opening`} form={form}>
          <PasswordAgain form={form} unlessFresh />
          <Choice
            name="reason"
            legend={t('directory.address.why')}
            hint={t('directory.address.why.hint')}
            options={addressReasons.map((reason) => ({
              value: reason,
              label: t(`directory.address.reason.${reason}`),
            }))}
            form={form}
          />
          <FormFoot>{t('directory.address.open')}</FormFoot>
        </Form>
      </Section>
    </div>
  );
}

interface OpenProps {
  entry: Entry;
  known: SecretAddress;
  form: FormState;
  version: number;
}

/** The address itself, and the form to change it. */
export function OpenAddressPage({ entry, known, form, version }: OpenProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Head entry={entry} />
      <Section title={t('directory.address')}>
        <p class="kept" dir="auto">
          {known.address}
        </p>
        <DescriptionList
          facts={[
            {
              term: t('directory.address.howToArrive'),
              value: known.howToArrive === null ? null : <span dir="auto">{known.howToArrive}</span>,
            },
          ]}
        />
        <p class="small soft">{t('directory.address.care')}</p>
      </Section>
      <details class="off-paper">
        <summary>{t('directory.address.change')}</summary>
        <AddressForm entry={entry} form={form} version={version} />
      </details>
    </div>
  );
}

/** Nobody of this region has written it down yet, or what was typed needs another look. */
export function NoAddressPage({ entry, form, version }: Omit<OpenProps, 'known'>) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Head entry={entry} />
      {version === 0 ? <p>{t('directory.address.none')}</p> : null}
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp'), address: t('directory.address') }} />
      <AddressForm entry={entry} form={form} version={version} />
    </div>
  );
}

interface ConflictProps {
  entry: Entry;
  mine: SecretAddress;
  now: { known: SecretAddress; version: number };
}

export function AddressConflictPage({ entry, mine, now }: ConflictProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Head entry={entry} />
      <Conflict
        fields={[
          { label: t('directory.address'), mine: mine.address, theirs: now.known.address },
          {
            label: t('directory.address.howToArrive'),
            mine: mine.howToArrive ?? '–',
            theirs: now.known.howToArrive ?? '–',
          },
        ]}
      >
        <Form action={`/directory/${entry.code}/address`} version={now.version}>
          <PasswordAgain form={freshForm()} unlessFresh />
          <input type="hidden" name="address" value={mine.address} />
          <input type="hidden" name="howToArrive" value={mine.howToArrive ?? ''} />
          <FormFoot back={`/directory/${entry.code}/address`} backLabel={t('directory.conflict.theirs')}>
            {t('directory.conflict.mine')}
          </FormFoot>
        </Form>
      </Conflict>
    </div>
  );
}

function AddressForm({ entry, form, version }: Omit<OpenProps, 'known'>) {
  const { t } = useShell();
  return (
    <Form action={`/directory/${entry.code}/address`} form={form} version={version}>
      <PasswordAgain form={form} unlessFresh />
      <TextArea name="address" label={t('directory.address')} rows={3} form={form} />
      <TextArea name="howToArrive" label={t('directory.address.howToArrive')} rows={3} optional form={form} />
      <FormFoot back={`/directory/${entry.code}`}>{t('directory.address.save')}</FormFoot>
    </Form>
  );
}

function Head({ entry }: { entry: Entry }) {
  const { t } = useShell();
  return (
    <>
      <Breadcrumb
        crumbs={[
          { href: '/directory', label: t('directory.title') },
          { href: `/directory/${entry.code}`, label: entry.content.name },
        ]}
      />
      <PageHeader title={t('directory.address')}>
        <p>{t('directory.address.intro')}</p>
      </PageHeader>
    </>
  );
}
