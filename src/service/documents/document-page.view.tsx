import type { Lang, Translate } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Conflict,
  DescriptionList,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { LetterPictures } from '#app/service/letters/index.ts';
import { dateInWords, issuerInWords, titleOf } from './document-words.ts';
import { type DocumentDetails, type DocumentEntry, documentKinds, originalPlaces } from './documents.ts';

interface DocumentPageProps {
  reference: string;
  entry: DocumentEntry;
  form: FormState;
  asideForm: FormState;
  mine: DocumentDetails | null;
  isStale: boolean;
  mayChange: boolean;
}

/** A document: what it is, beside its pages, so that nobody has to remember what stood on them. */
export function DocumentPage(props: DocumentPageProps) {
  const { reference, entry, mine, isStale, mayChange } = props;
  const { t, lang } = useShell();
  const dossier = `/clients/${reference}/dossier`;
  const at = `${dossier}/${entry.id}`;
  return (
    <>
      <Breadcrumb crumbs={[{ href: dossier, label: t('documents.title') }]} />
      <div class="two">
        <section class="stack">
          <PageHeader title={<bdi>{titleOf(entry, lang)}</bdi>}>
            {entry.letterKind === null ? null : (
              <p>
                {t('documents.document.isLetter')}{' '}
                <a href={`/clients/${reference}/letters/${entry.id}`}>{t('documents.document.toLetter')}</a>
              </p>
            )}
          </PageHeader>
          {entry.isSetAside ? <Notice tone="info" title={t('documents.document.setAside')} /> : null}
          {isStale ? <Conflict fields={mine === null ? asideOf(props, t) : differences(mine, entry, t, lang)} /> : null}
          {mayChange ? <DetailsForm at={at} {...props} /> : <Facts entry={entry} />}
          {mayChange && entry.letterKind === null ? (
            <p>
              {t('documents.more.have', { count: entry.pages.length })}{' '}
              <a href={`${at}/pages`}>{t('documents.more.title')}</a>
            </p>
          ) : null}
          {mayChange && entry.letterKind === null ? <AsideForm at={at} {...props} /> : null}
        </section>
        <LetterPictures
          at={at}
          pages={entry.pages}
          evidence={[]}
          originals={entry.originals.map((_, place) => `${at}/original${place === 0 ? '' : `?number=${place + 1}`}`)}
          scannedAt={entry.scannedAt}
        />
      </div>
    </>
  );
}

function DetailsForm({ at, entry, form }: DocumentPageProps & { at: string }) {
  const { t } = useShell();
  const labels = {
    kind: t('documents.field.kind'),
    title: t('documents.field.title'),
    date: t('documents.field.date'),
    issuer: t('documents.field.issuer'),
    original: t('documents.field.original'),
  };
  return (
    <>
      <ErrorSummary form={form} labels={labels} />
      <Form action={at} form={form} version={entry.version}>
        <SelectField
          name="kind"
          label={labels.kind}
          form={form}
          options={documentKinds.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))}
        />
        <Field name="title" label={labels.title} hint={t('documents.field.title.hint')} form={form} optional />
        <Field
          name="date"
          label={labels.date}
          hint={t('documents.field.date.hint')}
          length="middle"
          form={form}
          optional
        />
        <Field name="issuer" label={labels.issuer} hint={t('documents.field.issuer.hint')} form={form} optional />
        <SelectField
          name="original"
          label={labels.original}
          hint={t('documents.field.original.hint')}
          form={form}
          options={originalPlaces.map((place) => ({ value: place, label: t(`documents.original.${place}`) }))}
        />
        <FormFoot back={at.replace(/\/[^/]+$/, '')}>{t('documents.document.save')}</FormFoot>
      </Form>
    </>
  );
}

function AsideForm({ at, entry, asideForm }: DocumentPageProps & { at: string }) {
  const { t } = useShell();
  const isOpen = Object.keys(asideForm.errors).length > 0 || asideForm.version !== undefined;
  return (
    <details open={isOpen}>
      <summary>{t('documents.aside')}</summary>
      <ErrorSummary form={asideForm} labels={{ asideReason: t('documents.aside.why') }} />
      <Form action={`${at}/set-aside`} form={asideForm} version={entry.version}>
        <TextArea
          name="asideReason"
          label={t('documents.aside.why')}
          hint={t('documents.aside.hint')}
          form={asideForm}
        />
        <FormFoot kind="danger">{t('documents.aside')}</FormFoot>
      </Form>
    </details>
  );
}

function Facts({ entry }: { entry: DocumentEntry }) {
  const { t, lang } = useShell();
  const issuer = issuerInWords(entry, lang);
  return (
    <DescriptionList
      facts={[
        { term: t('documents.field.kind'), value: t(`documents.kind.${entry.kind}`) },
        { term: t('documents.field.date'), value: dateInWords(entry.date, lang) },
        { term: t('documents.field.issuer'), value: issuer === null ? null : <bdi>{issuer}</bdi> },
        { term: t('documents.field.original'), value: t(`documents.original.${entry.original}`) },
      ]}
    />
  );
}

/** The colleague's reason, beside what somebody else did with the document meanwhile. */
function asideOf({ asideForm, entry }: DocumentPageProps, t: Translate) {
  const typed = asideForm.values.asideReason;
  const theirs = t(entry.isSetAside ? 'documents.document.setAside' : 'documents.aside.changed');
  return typeof typed === 'string' ? [{ label: t('documents.aside.why'), mine: typed, theirs }] : [];
}

/** The fields in which two people differ, in words. */
function differences(mine: DocumentDetails, now: DocumentEntry, t: Translate, lang: Lang) {
  const words = ({ kind, title, date, original }: DocumentDetails, issuer: string | null) => [
    { label: t('documents.field.kind'), value: t(`documents.kind.${kind}`) },
    { label: t('documents.field.title'), value: title ?? '' },
    { label: t('documents.field.date'), value: dateInWords(date, lang) },
    { label: t('documents.field.issuer'), value: issuer ?? '' },
    { label: t('documents.field.original'), value: t(`documents.original.${original}`) },
  ];
  const theirs = words(now, issuerInWords(now, lang));
  return words(mine, mine.issuer)
    .map(({ label, value }, place) => ({ label, mine: value, theirs: theirs[place]?.value ?? '' }))
    .filter((field) => field.mine !== field.theirs);
}
