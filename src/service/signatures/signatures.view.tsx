import {
  appearanceSubject,
  contactSubject,
  intakeMailboxKey,
  organisationSubject,
} from '#app/platform/access/public-words/index.ts';
import {
  Breadcrumb,
  DescriptionList,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { Signatures, SignedSubject } from './signatures.store.ts';

interface SignaturesProps {
  standing: Signatures;
  isDone: boolean;
  before: FormState;
  departed: FormState;
}

/** What has to be signed, what does not fit its signature, and what somebody signed who has left. */
export function SignaturesPage({ standing, isDone, before, departed }: SignaturesProps) {
  const { t } = useShell();
  const { before: old, wrong, ofDeparted } = standing;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/first-hour', label: t('people.setup.hour') }]} />
      <PageHeader title={t('signatures.title')}>
        <p>{t('signatures.explain')}</p>
      </PageHeader>
      {isDone ? <Notice tone="done" title={t('signatures.done')} announce /> : null}
      {old.length + wrong.length + ofDeparted.length === 0 ? (
        <Notice tone="done" title={t('signatures.all')}>
          <p>{t('signatures.all.text')}</p>
        </Notice>
      ) : null}
      {wrong.length === 0 ? null : (
        <Section title={t('signatures.wrong')} id="wrong">
          <p>{t('signatures.wrong.text')}</p>
          <WordList words={wrong} />
        </Section>
      )}
      {old.length === 0 ? null : <Before standing={standing} form={before} />}
      {ofDeparted.length === 0 ? null : (
        <Section title={t('signatures.departed')} id="departed">
          <p>{t('signatures.departed.text')}</p>
          <WordList words={ofDeparted} />
          <SigningForm action="/signatures/departed" form={departed} id="password-departed" />
        </Section>
      )}
    </div>
  );
}

/** Everything from before signatures, shown as visitors see it now: nobody signs what was not looked at. */
function Before({ standing: { contact, before }, form }: { standing: Signatures; form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('signatures.before')} id="before">
      <p>{t('signatures.before.text')}</p>
      <DescriptionList
        facts={[
          { term: t('people.contact.telephone'), value: contact.telephone },
          { term: t('people.contact.hours'), value: contact.hours },
          { term: t('people.contact.hoursEn'), value: contact.hoursEn },
          { term: t('people.contact.mail'), value: contact.mail },
        ]}
      />
      <WordList words={before.filter(({ subject }) => subject !== contactSubject)} />
      <SigningForm action="/signatures/before" form={form} id="password-before" />
    </Section>
  );
}

function SigningForm({ action, form, id }: { action: string; form: FormState; id: string }) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} />
      <Form action={action} form={form}>
        <PasswordAgain form={form} id={id} unlessFresh />
        <FormFoot>{t('signatures.sign')}</FormFoot>
      </Form>
    </>
  );
}

function WordList({ words }: { words: readonly (SignedSubject & { by?: string })[] }) {
  const { t } = useShell();
  return (
    <ul class="bullets">
      {words.map(({ kind, subject, name, href, by }) => (
        <li>
          <a href={href}>
            {t(`signatures.kind.${settingCodes.get(subject) ?? kindCodes[kind]}`, { name: name ?? '' })}
          </a>
          {by === undefined ? null : ` · ${t('signatures.by', { name: by })}`}
        </li>
      ))}
    </ul>
  );
}

/** Settings beside the contact details. */
const settingCodes: ReadonlyMap<string, 'intakeMailbox' | 'organisation' | 'appearance'> = new Map([
  [intakeMailboxKey, 'intakeMailbox'],
  [organisationSubject, 'organisation'],
  [appearanceSubject, 'appearance'],
]);

const kindCodes = {
  'contact.setting': 'contact',
  region: 'region',
  'directory.entry': 'entry',
  approval: 'approval',
  suspension: 'approval',
  page: 'page',
  'limit.reading': 'law',
  'decree-day': 'law',
} as const;
