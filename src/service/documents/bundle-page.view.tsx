import { dateAndTime } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  DescriptionList,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { StoredBundle } from './bundle.store.ts';
import type { ChosenDocument } from './bundle.ts';
import { shortHash } from './bundle-list.view.tsx';
import { dateInWords } from './document-words.ts';

interface BundlePageProps {
  reference: string;
  bundle: StoredBundle;
  form: FormState;
  /** May it come out now: does the client agree, or is there acute danger? */
  agreed: boolean;
  mayMake: boolean;
  mayDownload: boolean;
  /** The signed-in person's password in the demo, else null. */
  password: string | null;
}

/**
 * Before it is made: exactly what would leave, and the question for the password. After: what left, to whom, on which
 * consent.
 */
export function BundlePage(props: BundlePageProps) {
  const { reference, bundle, mayMake } = props;
  const { t } = useShell();
  const { receiver, made } = bundle.document;
  const at = `/clients/${reference}`;
  const crumbs = [
    { href: `${at}/dossier`, label: t('documents.title') },
    { href: `${at}/bundles`, label: t('documents.bundle.list') },
  ];
  return (
    <div class="stack">
      <Breadcrumb crumbs={crumbs} />
      <PageHeader
        title={
          <>
            {t('documents.bundle.to')} <bdi>{receiver}</bdi>
          </>
        }
      />
      <div class="two">
        <section class="stack">
          {made === null ? <Before {...props} /> : <After {...props} made={made} />}
          {made === null && mayMake ? <MakeForm {...props} /> : null}
        </section>
        <WhatLeaves at={at} bundle={bundle} />
      </div>
    </div>
  );
}

function Before({ bundle, reference, mayMake }: BundlePageProps) {
  const { t } = useShell();
  const { exhibits, receiver } = bundle.document;
  const pages = exhibits.reduce((sum, exhibit) => sum + exhibit.pages, 0);
  return (
    <>
      <p>{t('documents.bundle.preview', { count: exhibits.length, pages, receiver })}</p>
      <p>{t('documents.bundle.preview.rest')}</p>
      {mayMake ? <a href={`/clients/${reference}/bundles/new`}>{t('documents.bundle.again')}</a> : null}
    </>
  );
}

function MakeForm({ bundle, reference, form, password }: BundlePageProps) {
  const { t } = useShell();
  const label = t('documents.bundle.password');
  return (
    <>
      <ErrorSummary form={form} labels={{ password: label }} withPassword />
      <Form action={`/clients/${reference}/bundles/${bundle.id}/making`} form={form} version={bundle.version}>
        <PasswordField form={form} password={password} />
        <FormFoot>{t('documents.bundle.make')}</FormFoot>
      </Form>
    </>
  );
}

function PasswordField({ form, password }: Pick<BundlePageProps, 'form' | 'password'>) {
  const { t } = useShell();
  return (
    <Field
      name="password"
      label={t('documents.bundle.password')}
      hint={
        password === null ? t('documents.bundle.password.hint') : t('documents.bundle.password.madeUp', { password })
      }
      type="password"
      autocomplete="current-password"
      form={form}
    />
  );
}

type Made = NonNullable<StoredBundle['document']['made']>;

/** Without pictures nothing of it opened. Without an original only the clean pages were kept, and they are whole. */
const isBroken = (checksum: Made['checksums'][number] | undefined) => checksum?.exhibit === null;

function After({ bundle, reference, form, mayDownload, made, password, agreed }: BundlePageProps & { made: Made }) {
  const { t, lang } = useShell();
  const { exhibits } = bundle.document;
  const broken = made.checksums.filter(isBroken).length;
  return (
    <>
      <ErrorSummary form={form} labels={{ password: t('documents.bundle.password') }} withPassword />
      {agreed ? (
        <Notice tone="done" title={t('documents.bundle.made')}>
          <p>{t('documents.bundle.made.text')}</p>
        </Notice>
      ) : (
        <ShutNotice bundle={bundle} />
      )}
      {broken === 0 ? null : <Notice tone="late" title={t('documents.bundle.broken', { count: broken })} />}
      {mayDownload && agreed ? (
        <Form action={`/clients/${reference}/bundles/${bundle.id}/file`} form={form} givesFile>
          <PasswordField form={form} password={password} />
          <FormFoot>{t('documents.bundle.download')}</FormFoot>
        </Form>
      ) : null}
      <DescriptionList
        facts={[
          { term: t('documents.bundle.day'), value: dateAndTime(made.at, lang) },
          { term: t('documents.bundle.by'), value: <bdi>{made.name}</bdi> },
          {
            term: t('documents.bundle.documents'),
            value: t('documents.bundle.size', {
              count: exhibits.length,
              pages: made.pages,
              size: megabytes(made.bytes, lang),
            }),
          },
          {
            term: t('documents.bundle.hash'),
            value: (
              <span title={made.hash}>
                {shortHash(made.hash)} … <span class="soft">{t('documents.bundle.hash.hint')}</span>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

function ShutNotice({ bundle }: { bundle: StoredBundle }) {
  const { t } = useShell();
  return (
    <Notice tone="late" title={t('documents.bundle.shut')}>
      <p>{t('documents.bundle.shut.text', { receiver: bundle.document.receiver })}</p>
    </Notice>
  );
}

/** The very list and the very pages, in their order. */
function WhatLeaves({ at, bundle }: { at: string; bundle: StoredBundle }) {
  const { t } = useShell();
  const { exhibits, made } = bundle.document;
  return (
    <Section title={t(made === null ? 'documents.bundle.whatLeaves' : 'documents.bundle.whatLeft')}>
      <ol class="stack">
        {exhibits.map((exhibit, place) => (
          <Exhibit at={at} exhibit={exhibit} place={place} isBroken={isBroken(made?.checksums[place])} />
        ))}
      </ol>
    </Section>
  );
}

interface ExhibitProps {
  at: string;
  exhibit: ChosenDocument;
  place: number;
  isBroken: boolean;
}

function Exhibit({ at, exhibit, place, isBroken }: ExhibitProps) {
  const { t, lang } = useShell();
  const { id, title, date, issuer, pages } = exhibit;
  return (
    <li class="stack close">
      <p>
        <strong>{t('documents.bundle.exhibit', { number: place + 1 })}</strong> <bdi>{title}</bdi>
      </p>
      <p class="small soft">
        {[dateInWords(date, lang), issuer, t('documents.bundle.pages', { count: pages })].filter(Boolean).join(' · ')}
      </p>
      {isBroken ? <p class="small">{t('documents.bundle.brokenOne')}</p> : null}
      <div class="bundle-pages">
        {Array.from({ length: pages }, (_, page) => (
          <a href={`${at}/dossier/${id}#page-${page + 1}`}>
            <img
              src={`${at}/dossier/${id}/pages/${page + 1}`}
              alt={t('documents.bundle.pageOf', { number: page + 1, exhibit: place + 1 })}
              loading="lazy"
              width="105"
              height="148"
            />
          </a>
        ))}
      </div>
    </li>
  );
}

/** "1,4 MB" */
function megabytes(bytes: number, lang: 'nl' | 'en'): string {
  const size = new Intl.NumberFormat(lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return `${size.format(Math.max(bytes, 100_000) / 1_000_000)} MB`;
}
