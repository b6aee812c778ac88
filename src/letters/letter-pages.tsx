import { longDate } from '#app/language/index.ts';
import { useShell } from '#app/web/index.ts';
import type { LetterPageKept } from './letter-document.ts';
import type { EvidenceAt } from './reading.ts';

interface LetterPicturesProps {
  /** Address of the letter. */
  at: string;
  pages: readonly LetterPageKept[];
  evidence: readonly EvidenceAt[];
  /** When a virus scanner found the original clean; null when none looked at it. */
  scannedAt: string | null;
}

/** The pages of the letter as pictures; what the reading rests on is marked on them. */
export function LetterPictures({ at, pages, evidence, scannedAt }: LetterPicturesProps) {
  const { t, lang } = useShell();
  return (
    <section class="stack close" aria-label={t('letters.page.pages')} id="pages">
      {pages.map((page) => (
        <Picture at={at} page={page} pages={pages.length} marks={marksOf(page, evidence)} />
      ))}
      <p class="small off-paper">
        <a href={`${at}/original`}>{t('letters.page.original')}</a>{' '}
        <span class="soft">
          {scannedAt === null
            ? t('letters.page.notScanned')
            : t('letters.page.scanned', { day: longDate(scannedAt, lang) })}
        </span>
      </p>
    </section>
  );
}

interface PictureProps {
  at: string;
  page: LetterPageKept;
  pages: number;
  marks: readonly Pick<EvidenceAt, 'for' | 'box'>[];
}

function Picture({ at, page, pages, marks }: PictureProps) {
  const { t } = useShell();
  const { width, height, number } = page;
  return (
    <figure class="letter-page" id={`page-${number}`}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('letters.page.number', { number, pages })}>
        <image href={`${at}/pages/${number}`} width={width} height={height} />
        {marks.map((mark) => (
          <Mark mark={mark} width={width} height={height} />
        ))}
      </svg>
      <details class="small off-paper">
        <summary>{t('letters.page.text')}</summary>
        <div lang="nl">
          {page.lines.map(([text]) => (
            <p>{text}</p>
          ))}
        </div>
      </details>
    </figure>
  );
}

/** The marks of a page. A day is worth more than a word that only says what kind of letter it is: they do not overlap. */
function marksOf(page: LetterPageKept, evidence: readonly EvidenceAt[]): PictureProps['marks'] {
  const marks = [...evidence.filter((one) => one.page === page.number), ...bsnPlaces(page)];
  const days = marks.filter((mark) => toneOf(mark.for) === 'day');
  return marks.filter((mark) => toneOf(mark.for) !== 'kind' || !days.some((day) => overlap(day.box, mark.box)));
}

type Box = EvidenceAt['box'];

function overlap([x, y, width, height]: Box, [left, top, wide, high]: Box): boolean {
  return x < left + wide && left < x + width && y < top + high && top < y + height;
}

/** A little wider than the words, as one marks with a pen. */
const around = 1.5;

function Mark({ mark, width, height }: { mark: PictureProps['marks'][number]; width: number; height: number }) {
  const tone = toneOf(mark.for);
  if (tone === null) return null;
  const [x, y, w, h] = mark.box;
  return (
    <rect
      class={`mark-${tone}`}
      x={String(round(x * width - around))}
      y={String(round(y * height - around))}
      width={String(round(w * width + 2 * around))}
      height={String(round(h * height + 2 * around))}
      rx="2"
    />
  );
}

/** Days in amber, what kind of letter it is in teal, what to beware of in brick. */
function toneOf(what: string): 'kind' | 'day' | 'warning' | null {
  if (/^(letterDate|sentDate|deadline|appointment|task)/.test(what)) return 'day';
  if (/^(kind|outcome)/.test(what)) return 'kind';
  return what.startsWith('warning') ? 'warning' : null;
}

/** A citizen number is struck out in the text that we keep; its line shows where it stands on the picture. */
function bsnPlaces(page: LetterPageKept): PictureProps['marks'] {
  return page.lines
    .filter(([text]) => /(?:•[ .]?){9}/.test(text))
    .map(([, x, y, width, height]) => ({ for: 'warning:bsn', box: [x, y, width, height] }));
}

const round = (value: number) => Math.round(value * 10) / 10;
