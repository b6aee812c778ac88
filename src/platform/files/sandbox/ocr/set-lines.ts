import type { WordDescription } from '../wall/protocol.ts';

/** A hole in a line wider than this many line heights separates columns, as in a PDF. */
const COLUMN_GAP = 2.5;
/**
 * A narrower one does so too, where what follows begins under what follows another such hole nearby, or under so many
 * lines.
 */
const CELL_GAP = 1.1;
const NEARBY = 4;
const FEWEST_LINES = 3;
/** Share of the page's width by which what is under one another may be apart. */
const UNDER = 0.004;

/** Where the words of a column may begin, and whether a line does there. */
interface Start {
  x: number;
  y: number;
  opensLine: boolean;
}

/**
 * The lines of a page as its text layer would have them: cut where a cell or a column ends, which the reader of
 * pictures takes for a wide space or, where a line is drawn between cells, for a bar. `ratio`: width of the page by its
 * height.
 */
export function setLines(lines: readonly WordDescription[][], ratio: number): WordDescription[][] {
  const gapOf = (before: WordDescription, after: WordDescription) =>
    ((after[1] - before[1] - before[3]) * ratio) / after[4];
  const cells = lines.flatMap((line) => withoutBars(line));
  const starts = cells.flatMap((line) =>
    line.flatMap((word, at): Start[] => {
      const before = line[at - 1];
      const isStart = before === undefined || gapOf(before, word) > CELL_GAP;
      return isStart ? [{ x: word[1], y: word[2] + word[4] / 2, opensLine: before === undefined }] : [];
    }),
  );
  return cells.flatMap((line) =>
    cutAt(line, (before, after) => {
      const gap = gapOf(before, after);
      return gap > COLUMN_GAP || (gap > CELL_GAP && opensColumn(after, starts));
    }),
  );
}

function opensColumn([, x, y, , height]: WordDescription, starts: readonly Start[]): boolean {
  const middle = y + height / 2;
  const under = starts.filter((start) => Math.abs(start.x - x) < UNDER && Math.abs(start.y - middle) > height / 2);
  const opened = under.filter(({ opensLine }) => opensLine).length;
  return opened >= FEWEST_LINES || under.some((start) => Math.abs(start.y - middle) < NEARBY * height);
}

/** The parts of a line between the bars in it. */
function withoutBars(line: readonly WordDescription[]): WordDescription[][] {
  const isBar = ([text]: WordDescription) => /^[|¦]+$/.test(text);
  return cutAt(line, (before) => isBar(before))
    .map((part) => part.filter((word) => !isBar(word)))
    .filter((part) => part.length > 0);
}

function cutAt(line: readonly WordDescription[], isCut: (before: WordDescription, after: WordDescription) => boolean) {
  const parts: WordDescription[][] = [];
  for (const [at, word] of line.entries()) {
    const before = line[at - 1];
    if (before === undefined || isCut(before, word)) parts.push([word]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
