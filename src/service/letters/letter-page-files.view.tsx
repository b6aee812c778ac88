import {
  Breadcrumb,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { LetterPageKept } from './letter-document.ts';
import { PageNotes, pageNotesOn } from './letter-notes.view.tsx';
import type { KeptLetter } from './letters.store.ts';
import { UploadFields, UploadProgress } from './upload-fields.view.tsx';

interface PageOrderPageProps {
  reference: string;
  letter: KeptLetter;
  /** The upload form that was refused, and the page it was to replace; null: it was to add one. */
  failed?: { form: FormState; replaces: number | null };
  /** Somebody changed the pages, or the letter, since this page was opened. */
  isStale?: boolean;
  /** A key for the form with this name. */
  onceFor: (name: string) => string;
}

/** The pages of a letter that nobody has confirmed: put in order, taken away, photographed again, added. */
export function PageOrderPage({ reference, letter, failed, isStale = false, onceFor }: PageOrderPageProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/letters/${letter.id}`;
  const { pages } = letter.document;
  const formFor = (replaces: number | null) => (failed?.replaces === replaces ? failed.form : freshForm());
  return (
    <>
      <Breadcrumb crumbs={[{ href: at, label: t('letters.title') }]} />
      <PageHeader title={t('letters.sheets.title')}>
        <p class="soft">{t('letters.sheets.lead')}</p>
      </PageHeader>
      {failed === undefined ? null : <ErrorSummary form={atItsField(failed)} />}
      {isStale ? (
        <Notice tone="soon" announce>
          <p>{t('letters.sheets.stale')}</p>
        </Notice>
      ) : null}
      <ClosedFiles at={at} letter={letter} />
      <ol class="sheets">
        {pages.map((page) => (
          <li class="sheet stack close" id={`sheet-${page.number}`}>
            <SectionHead at={at} page={page} of={pages.length} />
            <Order at={at} letter={letter} page={page} />
            <details open={failed?.replaces === page.number || pageNotesOn(page).length > 0}>
              <summary>{t('letters.sheets.replace', { number: page.number })}</summary>
              <Form
                action={`${at}/pages`}
                form={formFor(page.number)}
                once={onceFor(`${page.number}`)}
                version={letter.version}
                upload
              >
                <input type="hidden" name="replaces" value={String(page.number)} />
                <UploadFields
                  form={formFor(page.number)}
                  id={`file-of-${page.number}`}
                  label={t('letters.sheets.file')}
                  hint={t('letters.sheets.hint')}
                />
                <UploadProgress />
                <FormFoot kind="quiet">{t('letters.sheets.send')}</FormFoot>
              </Form>
            </details>
          </li>
        ))}
      </ol>
      <Section title={t('letters.sheets.add')}>
        <Form action={`${at}/pages`} form={formFor(null)} once={onceFor('new')} version={letter.version} upload>
          <UploadFields form={formFor(null)} label={t('letters.upload.file')} hint={t('letters.upload.hint')} many />
          <UploadProgress />
          <FormFoot kind="quiet">{t('letters.upload.send')}</FormFoot>
        </Form>
      </Section>
      <p>
        <ButtonLink href={at}>{t('letters.sheets.done')}</ButtonLink>
      </p>
    </>
  );
}

/** The summary leads to the field of the form that was refused. */
function atItsField({ form, replaces }: NonNullable<PageOrderPageProps['failed']>): FormState {
  if (replaces === null || form.errors.file === undefined) return form;
  const { file, ...others } = form.errors;
  return { ...form, errors: { [`file-of-${replaces}`]: file, ...others } };
}

function SectionHead({ at, page, of }: { at: string; page: LetterPageKept; of: number }) {
  const { t } = useShell();
  const { number, width, height, notes } = page;
  const name = t('letters.page.number', { number, pages: of });
  return (
    <>
      <h2>{name}</h2>
      <svg class="small-page" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
        <image href={`${at}/pages/${number}`} width={width} height={height} />
      </svg>
      {pageNotesOn(page).length === 0 ? null : (
        <ul class="bullets">
          <PageNotes page={page} />
        </ul>
      )}
      {notes.includes('turned') ? <p class="small soft">{t('letters.note.turned', { number })}</p> : null}
    </>
  );
}

function Order({ at, letter, page: { number } }: { at: string; letter: KeptLetter; page: LetterPageKept }) {
  const { t } = useShell();
  const last = letter.document.pages.length;
  return (
    <Form action={`${at}/pages/order`} version={letter.version}>
      <div class="buttons">
        {number === 1 ? null : (
          <Button kind="quiet" name="move" value={`up-${number}`}>
            {t('letters.sheets.up')}
            <span class="hidden"> {t('letters.sheets.which', { number })}</span>
          </Button>
        )}
        {number === last ? null : (
          <Button kind="quiet" name="move" value={`down-${number}`}>
            {t('letters.sheets.down')}
            <span class="hidden"> {t('letters.sheets.which', { number })}</span>
          </Button>
        )}
        {last === 1 ? null : (
          <Button kind="danger" name="move" value={`away-${number}`}>
            {t('letters.sheets.away')}
            <span class="hidden"> {t('letters.sheets.which', { number })}</span>
          </Button>
        )}
      </div>
    </Form>
  );
}

/** The files that did not open; somebody says of each that it is dealt with, so that none is forgotten. */
function ClosedFiles({ at, letter }: { at: string; letter: KeptLetter }) {
  const { t } = useShell();
  const { closedFiles } = letter.document;
  if (closedFiles.length === 0) return null;
  return (
    <Notice tone="late" title={t('letters.closed.title', { count: closedFiles.length })}>
      <p>{t('letters.closed.how')}</p>
      {closedFiles.map(({ name, reason }, place) => (
        <Form action={`${at}/pages/order`} version={letter.version}>
          <p>
            <bdi>{name}</bdi>: {t(`letters.upload.refused.${reason}`)}
          </p>
          <Button kind="quiet" name="move" value={`settle-${place + 1}`}>
            {t('letters.closed.settled')}
            <span class="hidden">
              {' '}
              (<bdi>{name}</bdi>)
            </span>
          </Button>
        </Form>
      ))}
    </Notice>
  );
}
