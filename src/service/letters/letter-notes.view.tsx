import { Notice, useShell } from '#app/platform/web/index.ts';
import type { LetterPageKept } from './letter-document.ts';
import type { KeptLetter } from './letters.store.ts';

/** Below this a reading of a picture misses words; the bench of the reader says where. */
const sureEnough = 0.6;

type Remark = LetterPageKept['notes'][number] | 'unsure';

/** What is worth taking a photo of a page again for; that it lay turned is not, since it was put right. */
export function pageNotesOn({ notes, certainty }: LetterPageKept): Remark[] {
  const again = notes.filter((note) => note !== 'turned');
  return again.length === 0 && certainty !== null && certainty < sureEnough ? ['unsure'] : again;
}

function helpFor(remark: Remark) {
  if (remark === 'attached') return 'letters.note.add';
  return remark === 'unopened' ? 'letters.note.instead' : 'letters.note.again';
}

/** What is wrong with a page, kindly, one sentence each, and what helps. */
export function PageNotes({ page, toPage }: { page: LetterPageKept; toPage?: string }) {
  const { t } = useShell();
  return (
    <>
      {pageNotesOn(page).map((remark) => (
        <li>
          {t(`letters.note.${remark}`, { number: page.number })}{' '}
          {toPage === undefined ? null : (
            <a href={`${toPage}#sheet-${page.number}`}>{t(helpFor(remark), { number: page.number })}</a>
          )}
        </li>
      ))}
    </>
  );
}

/** Before what was read is believed: which files did not open, and which pages are hard to read. */
export function BeforeReading({ letter, at }: { letter: KeptLetter; at: string }) {
  const { t } = useShell();
  const { pages, closedFiles } = letter.document;
  const canChange = letter.state === 'read';
  const poor = pages.filter((page) => pageNotesOn(page).length > 0);
  return (
    <>
      {closedFiles.length === 0 ? null : (
        <Notice tone="late" title={t('letters.closed.title', { count: closedFiles.length })}>
          <ul class="bullets">
            {closedFiles.map(({ name, reason }) => (
              <li>
                <bdi>{name}</bdi>: {t(`letters.upload.refused.${reason}`)}
              </li>
            ))}
          </ul>
          <p>{t('letters.closed.why')}</p>
          {canChange ? (
            <p>
              <a href={`${at}/pages`}>{t('letters.closed.go')}</a>
            </p>
          ) : null}
        </Notice>
      )}
      {poor.length === 0 ? null : (
        <Notice tone="soon" title={t('letters.note.title')}>
          <ul class="bullets">
            {poor.map((page) =>
              canChange ? <PageNotes page={page} toPage={`${at}/pages`} /> : <PageNotes page={page} />,
            )}
          </ul>
        </Notice>
      )}
    </>
  );
}
