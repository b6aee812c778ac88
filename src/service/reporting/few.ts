/** As many people are few enough to be known by their number. */
const few = 4;

/** A cell of a table of people: its number, or hidden. */
export type Shown = number | null;

/** Cells by their numbers in the table, of which the last is the sum of the others. */
export type SumLine = readonly number[];

/**
 * Numbers of one to four are not shown, nor what they could be calculated from: along every line of cells and their sum either
 * none is hidden or at least two are, and never so that what is hidden must be one each. What is hidden for either reason
 * looks the same.
 */
export function withoutFew(cells: readonly number[], lines: readonly SumLine[]): Shown[] {
  const hidden = new Set(cells.flatMap((cell, at) => (cell > 0 && cell <= few ? [at] : [])));
  for (;;) {
    const more = lines.flatMap((line) => alsoHidden(cells, line, hidden) ?? []);
    if (more.length === 0) return cells.map((cell, at) => (hidden.has(at) ? null : cell));
    for (const at of more) hidden.add(at);
  }
}

/** One more cell of this line that has to be hidden; none where nobody can calculate anything. */
function alsoHidden(cells: readonly number[], line: SumLine, hidden: ReadonlySet<number>): number | null {
  const parts = line.slice(0, -1);
  const [sum] = line.slice(-1);
  const hiddenParts = parts.filter((at) => hidden.has(at));
  const ofSum = sum !== undefined && !hidden.has(sum) ? sum : null;
  if (hiddenParts.length + (ofSum === null ? 1 : 0) === 1) {
    // Nothing says more of a number than nought, so that stays; where all else is nought the sum is the number.
    const others = parts.filter((at) => !hidden.has(at) && (cells[at] ?? 0) > 0);
    const smallest = others.toSorted((one, other) => (cells[one] ?? 0) - (cells[other] ?? 0))[0];
    return smallest ?? ofSum;
  }
  const left = (cells[ofSum ?? -1] ?? 0) - parts.reduce((n, at) => n + (hidden.has(at) ? 0 : (cells[at] ?? 0)), 0);
  return ofSum !== null && hiddenParts.length > 0 && left === hiddenParts.length ? ofSum : null;
}
