import { spokenLanguages, spokenName, type Translate } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Choice,
  ErrorSummary,
  Field,
  FoldNarrow,
  Form,
  FormFoot,
  type FormState,
  NumbersRight,
  PageHeader,
  PasswordAgain,
  SelectField,
  TelephoneField,
  TextArea,
  Tick,
  useShell,
} from '#app/platform/web/index.ts';
import { sureness } from './entry-form.ts';
import { directoryNeeds, type Entry, organisationKinds, sexes, urgencies } from './organisation.ts';

/** Adding an organisation, or writing down what changed. */
export function EntryFormPage({ form, entry, once }: { form: FormState; entry: Entry | null; once: string }) {
  const { t } = useShell();
  const crumbs = [{ href: '/directory', label: t('directory.title') }];
  if (entry !== null) crumbs.push({ href: `/directory/${entry.code}`, label: entry.content.name });
  return (
    <div class="stack">
      <Breadcrumb crumbs={crumbs} />
      <PageHeader title={entry === null ? t('directory.new') : entry.content.name}>
        <p>{t('directory.form.intro')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={labelsOf(t)} />
      <Form
        action={entry === null ? '/directory/new' : `/directory/${entry.code}`}
        form={form}
        {...(entry === null ? { once } : { version: entry.version })}
      >
        <PasswordAgain form={form} unlessFresh />
        <EntryFields form={form} />
        <FormFoot back={entry === null ? '/directory' : `/directory/${entry.code}`}>{t('directory.save')}</FormFoot>
      </Form>
    </div>
  );
}

function labelsOf(t: Translate) {
  return {
    name: t('directory.field.name'),
    kind: t('directory.field.kind'),
    does: t('directory.field.does'),
    confidence: t('directory.field.confidence'),
    source: t('directory.field.source'),
    telephone: t('directory.field.telephone'),
    answersWithin: t('directory.field.answersWithin'),
    fromAge: t('directory.field.fromAge'),
    toAge: t('directory.field.toAge'),
    public: t('directory.field.public'),
    password: t('routing.stepUp'),
  };
}

/** The fields of an entry. What nobody knows stays empty. */
export function EntryFields({ form }: { form: FormState }) {
  const { t } = useShell();
  // Wherever something is wrong, everything is in sight.
  const isTried = Object.keys(form.errors).length > 0;
  return (
    <div class="two">
      <div class="stack near">
        <Field name="name" label={t('directory.field.name')} form={form} />
        <Choice
          name="kind"
          legend={t('directory.field.kind')}
          compact
          options={organisationKinds.map((kind) => ({ value: kind, label: t(`directory.kind.${kind}`) }))}
          form={form}
        />
        <TextArea name="does" label={t('directory.field.does')} hint={t('directory.form.short')} rows={2} form={form} />
        <TextArea name="doesEn" label={t('directory.field.doesEn')} rows={2} optional form={form} />
        <FoldNarrow summary={t('directory.form.more.for')} open={isTried}>
          <div class="stack near">
            <ForWhomFields form={form} />
          </div>
        </FoldNarrow>
        <LanguagesField form={form} />
      </div>
      <div class="stack near">
        <TelephoneField
          name="telephone"
          label={t('directory.field.telephone')}
          hint={t('directory.form.telephone')}
          optional
          form={form}
        />
        <NumbersRight form={form} />
        <Tick
          name="telephonePublic"
          legend={t('directory.field.telephonePublic')}
          label={t('directory.form.telephonePublic')}
          form={form}
        />
        <FoldNarrow summary={t('directory.form.more.reach')} open={isTried}>
          <div class="stack near">
            <ReachFields form={form} />
          </div>
        </FoldNarrow>
        <KnownFields form={form} />
      </div>
    </div>
  );
}

function ForWhomFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <TextArea name="forWhom" label={t('directory.field.forWhom')} rows={2} optional form={form} />
      <TextArea name="forWhomEn" label={t('directory.field.forWhomEn')} rows={2} optional form={form} />
      <Choice
        name="needs"
        legend={t('directory.field.needs')}
        many
        compact
        options={directoryNeeds.map((need) => ({ value: need, label: t(`directory.need.${need}`) }))}
        form={form}
      />
      <TextArea
        name="municipalities"
        label={t('directory.field.where')}
        hint={t('directory.form.where')}
        rows={2}
        optional
        form={form}
      />
    </>
  );
}

function LanguagesField({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  return (
    <details open={form.errors.languages !== undefined}>
      <summary>{t('directory.field.languages')}</summary>
      <Choice
        name="languages"
        legend={t('directory.form.languages')}
        many
        compact
        options={spokenLanguages.map((code) => ({ value: code, label: spokenName(code, lang) }))}
        form={form}
      />
    </details>
  );
}

function ReachFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Field name="hours" label={t('directory.field.hours')} hint={t('directory.form.hours')} optional form={form} />
      <Field name="hoursEn" label={t('directory.field.hoursEn')} optional form={form} />
      <Field name="website" label={t('directory.field.website')} dir="ltr" optional form={form} />
      <TextArea
        name="howToRefer"
        label={t('directory.field.howToRefer')}
        hint={t('directory.form.noAddress')}
        rows={3}
        optional
        form={form}
      />
      <Field name="waiting" label={t('directory.field.waiting')} optional form={form} />
      <Field
        name="answersWithin"
        label={t('directory.field.answersWithin')}
        hint={t('directory.form.answersWithin')}
        length="short"
        optional
        form={form}
      />
      <Choice
        name="sexes"
        legend={t('directory.field.sexes')}
        many
        compact
        options={sexes.map((one) => ({ value: one, label: t(`directory.sex.${one}`) }))}
        form={form}
      />
      <Field name="fromAge" label={t('directory.field.fromAge')} length="short" optional form={form} />
      <Field name="toAge" label={t('directory.field.toAge')} length="short" optional form={form} />
      <SelectField
        name="urgency"
        label={t('directory.field.urgency')}
        empty={t('directory.urgency.unknown')}
        options={urgencies.map((one) => ({ value: one, label: t(`directory.urgency.${one}`) }))}
        form={form}
      />
    </>
  );
}

function KnownFields({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Field name="source" label={t('directory.field.source')} hint={t('directory.form.source')} form={form} />
      <Choice
        name="confidence"
        legend={t('directory.field.confidence')}
        options={sureness.map((one) => ({ value: one, label: t(`directory.sure.${one}`) }))}
        form={form}
      />
      <Tick
        name="public"
        legend={t('directory.field.public')}
        hint={t('directory.form.public')}
        label={t('directory.public.yes')}
        form={form}
      />
      <Tick name="ended" legend={t('directory.field.ended')} label={t('directory.form.ended')} form={form} />
    </>
  );
}
