import { type ColumnPlace, Flow, type FlowCell } from './flow.ts';
import type { BundleExhibit, BundleJob } from './job.ts';
import { A4, PdfPage } from './pdf-page.ts';

/** The parts of a bundle that we write ourselves, and the pages of its exhibits. */

const byTime: readonly ColumnPlace[] = [
  { x: 0, width: 105 },
  { x: 115, width: 268 },
  { x: 393, width: 90 },
];
const byNumber: readonly ColumnPlace[] = [
  { x: 0, width: 72 },
  { x: 82, width: 300 },
  { x: 393, width: 90 },
];

/** Title, for whom, from whom: nothing that a stranger who finds the first page could use. */
export function cover(fonts: Flow['fonts'], { title, cover }: BundleJob): PdfPage[] {
  const flow = new Flow(fonts);
  flow.startPage();
  flow.gap(150);
  flow.paragraph(title, 'title');
  flow.gap(18);
  for (const [term, value] of cover.facts) {
    flow.row(
      [
        { text: term, style: 'soft' },
        { text: value, style: 'strong' },
      ],
      [
        { x: 0, width: 130 },
        { x: 140, width: 343 },
      ],
    );
  }
  flow.gap(18);
  for (const note of cover.notes) {
    flow.paragraph(note, 'body');
    flow.gap(6);
  }
  return flow.sheets;
}

/** What happened on paper, the earliest first. */
export function chronology(fonts: Flow['fonts'], job: BundleJob): PdfPage[] {
  const flow = begin(fonts, job.chronology.title, job.chronology.columns, byTime);
  for (const at of job.inOrderOfTime) {
    const exhibit = job.exhibits[at];
    if (!exhibit) continue;
    const { date, title, about, label } = exhibit;
    flow.row([{ text: date }, { text: title, under: about }, { text: label, align: 'right' }], byTime, at);
  }
  return flow.sheets;
}

/** The exhibits by number, with the page on which each begins. */
export function contentsPages(fonts: Flow['fonts'], job: BundleJob, pageOf: (exhibit: number) => number): PdfPage[] {
  const flow = begin(fonts, job.contents.title, job.contents.columns, byNumber);
  for (const [at, { label, title, about, date }] of job.exhibits.entries()) {
    const under = [date, about].filter(Boolean).join(' · ');
    const cells: FlowCell[] = [
      { text: label, style: 'strong' },
      { text: title, under },
      { text: String(pageOf(at)), align: 'right' },
    ];
    flow.row(cells, byNumber, at);
  }
  return flow.sheets;
}

/** With what the receiver can check that nothing changed on the way. */
export function manifest(fonts: Flow['fonts'], job: BundleJob, hashes: readonly (string | null)[]): PdfPage[] {
  const flow = begin(fonts, job.manifest.title, null, []);
  for (const note of job.manifest.notes) {
    flow.paragraph(note, 'body');
    flow.gap(4);
  }
  const places = [
    { x: 0, width: 100 },
    { x: 104, width: 380 },
  ];
  for (const [at, { label, title, original, broken }] of job.exhibits.entries()) {
    flow.rule();
    flow.paragraph(`${label}: ${title}`, 'strong');
    const row = (term: string, hash: string | null | undefined) =>
      flow.row(
        [
          { text: term, style: 'soft' },
          { text: hash ?? broken ?? '', style: 'hash' },
        ],
        places,
      );
    // Of a letter of which only the pages were kept there is nothing to compare.
    if (original !== null || broken !== null) row(job.manifest.original, original);
    row(job.manifest.exhibit, hashes[at]);
  }
  return flow.sheets;
}

/** A page a picture, a little smaller than it was, so that the stamp covers nothing. */
export function exhibitPages(fonts: Flow['fonts'], exhibit: BundleExhibit): PdfPage[] {
  if (exhibit.broken !== null) {
    const flow = new Flow(fonts);
    flow.startPage();
    flow.gap(150);
    flow.paragraph(exhibit.label, 'heading');
    flow.paragraph(exhibit.title, 'strong');
    flow.gap(10);
    flow.paragraph(exhibit.broken, 'body');
    return flow.sheets;
  }
  return exhibit.pages.map(({ picture, width, height, words = [] }) => {
    const isWide = width > height;
    const paper = isWide ? { width: A4.height, height: A4.width } : A4;
    const sheet = new PdfPage(fonts, paper);
    const room = { width: paper.width - 2 * 24, height: paper.height - 24 - 44 };
    const scale = Math.min(room.width / width, room.height / height, 1);
    const [wide, high] = [width * scale, height * scale];
    const [left, foot] = [(paper.width - wide) / 2, 44 + (room.height - high)];
    for (const [text, x, y, lineWide, lineHigh] of words) {
      sheet.unseen(text, left + x * wide, foot + (1 - y - lineHigh) * high, lineWide * wide, lineHigh * high);
    }
    sheet.picture(picture, left, foot, wide, high);
    return sheet;
  });
}

function begin(
  fonts: Flow['fonts'],
  title: string,
  heads: readonly string[] | null,
  places: readonly ColumnPlace[],
): Flow {
  const flow = new Flow(fonts);
  flow.startPage();
  flow.paragraph(title, 'heading');
  flow.gap(10);
  if (heads === null) return flow;
  const last = heads.length - 1;
  flow.row(
    heads.map(
      (text, at): FlowCell => (at === last ? { text, style: 'head', align: 'right' } : { text, style: 'head' }),
    ),
    places,
  );
  flow.rule();
  return flow;
}
