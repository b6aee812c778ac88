import { longDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import type { EvidenceAt, Reading } from '#app/service/letter-reader/index.ts';
import type { LetterPageKept } from './letter-document.ts';
import { type CitedPlace, type LetterMark, type LetterPlaces, marksOn, toneOf } from './places.ts';

interface LetterPicturesProps {
  /** Address of the letter. */
  at: string;
  pages: readonly LetterPageKept[];
  evidence: readonly EvidenceAt[];
  /** Addresses of the files as they came, where they were kept. */
  originals: readonly string[];
  /** When a virus scanner found them clean; null when none looked at it. */
  scannedAt: string | null;
  /** Of its words, as far as it was told apart. */
  language?: Reading['language'];
  /** The marks that a sentence of the page speaks of. */
  places?: LetterPlaces;
}

/** The pages of the letter as pictures; what the reading rests on is marked on them and leads back to its sentence. */
export function LetterPictures(props: LetterPicturesProps) {
  const { at, pages, evidence, originals, scannedAt, language = 'und', places = new Map() } = props;
  const { t, lang } = useShell();
  const placed = new Set<number>();
  return (
    <section class="stack close letter-pages" aria-label={t('letters.page.pages')} id="pages">
      {pages.map((page) => {
        const marks = marksOn(page, evidence).map((mark) => {
          const place = places.get(mark.for);
          const isFirst = place !== undefined && !placed.has(place.number);
          if (place !== undefined) placed.add(place.number);
          return { ...mark, place, isFirst };
        });
        return <Picture at={at} page={page} pages={pages.length} marks={marks} language={language} />;
      })}
      <p class="small off-paper">
        {originals.map((address, place) => (
          <>
            <a href={address}>
              {originals.length === 1
                ? t('letters.page.original')
                : t('letters.page.original.of', { number: place + 1 })}
            </a>{' '}
          </>
        ))}
        {originals.length === 0 ? `${t('letters.page.noOriginal')} ` : null}
        <span class="soft">
          {scannedAt === null
            ? t('letters.page.notScanned')
            : t('letters.page.scanned', { day: longDate(scannedAt, lang) })}
        </span>
      </p>
    </section>
  );
}

/** A mark with the place it belongs to; the first of a place carries its number and the way back. */
interface PlacedMark extends LetterMark {
  place: CitedPlace | undefined;
  isFirst: boolean;
}

/** Half the side of the number of a place, in points of the page. */
const half = 9;

/**
 * Numbers are in the margin before the words, on the row of their mark, so that they cover nothing; no two on one spot.
 */
function spotsOf(page: LetterPageKept, marks: readonly PlacedMark[]): Map<PlacedMark, { x: number; y: number }> {
  const margin = Math.min(1, ...page.lines.map(([, x]) => x)) * page.width - half - 4;
  const spots = new Map<PlacedMark, { x: number; y: number }>();
  for (const mark of marks.filter(({ isFirst }) => isFirst)) {
    const y = (mark.box[1] + mark.box[3] / 2) * page.height;
    const crowd = [...spots.values()].filter((spot) => Math.abs(spot.y - y) < 2 * half).length;
    spots.set(mark, { x: Math.max(half, margin - crowd * 2 * half), y });
  }
  return spots;
}

interface PictureProps {
  at: string;
  page: LetterPageKept;
  pages: number;
  marks: readonly PlacedMark[];
  language: Reading['language'];
}

function Picture({ at, page, pages, marks, language }: PictureProps) {
  const { t } = useShell();
  const { width, height, number } = page;
  const name = t('letters.page.number', { number, pages });
  const spots = spotsOf(page, marks);
  return (
    <figure class="letter-page" id={`page-${number}`}>
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={name}>
        <image href={`${at}/pages/${number}`} width={width} height={height} role="img" aria-label={name} />
        {marks.map((mark) => (
          <Mark mark={mark} spot={spots.get(mark)} width={width} height={height} />
        ))}
      </svg>
      <details class="small off-paper">
        <summary>{t('letters.page.text')}</summary>
        {/* Letters are Dutch unless another language stands out; a line runs as its own words do. */}
        <div lang={language === 'und' ? 'nl' : language}>
          {page.lines.map(([text]) => (
            <p dir="auto">{text}</p>
          ))}
        </div>
      </details>
    </figure>
  );
}

/** A little wider than the words, as one marks with a pen. */
const around = 1.5;
interface MarkProps {
  mark: PlacedMark;
  /** Where its number stands, when it has one. */
  spot: { x: number; y: number } | undefined;
  width: number;
  height: number;
}

function Mark({ mark, spot, width, height }: MarkProps) {
  const { t } = useShell();
  const { place, isFirst, text } = mark;
  const [x, y, w, h] = mark.box;
  const pen = (
    <rect
      class={`mark-${toneOf(mark.for)}`}
      x={String(round(x * width - around))}
      y={String(round(y * height - around))}
      width={String(round(w * width + 2 * around))}
      height={String(round(h * height + 2 * around))}
      rx="2"
      data-place={isFirst ? undefined : place?.number}
    />
  );
  if (place === undefined || spot === undefined) return pen;
  const [x0, y0] = [String(round(spot.x)), String(round(spot.y))];
  return (
    <a
      class="place"
      id={`place-${place.number}`}
      href={`#${place.saying}`}
      data-place={place.number}
      aria-label={t('letters.place.back', { number: place.number, text })}
    >
      {pen}
      <circle cx={x0} cy={y0} r={String(half)} />
      <text x={x0} y={y0} aria-hidden="true">
        {place.number}
      </text>
    </a>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
