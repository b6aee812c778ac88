/** A cell: text that somebody wrote, or a number of ours. */
export type CsvCell = string | number;

/** What makes a spreadsheet take a text for a formula, also in its wide forms, and after spaces that it takes off. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/**
 * Rows as CSV (RFC 4180, with the mark by which spreadsheets know UTF-8). The one place where a table leaves the
 * installation: text that a spreadsheet would run as a formula gets an apostrophe before it, every text is quoted, and
 * a line break is a space, so that no cell can begin another one (T63).
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ').replaceAll('"', '""')}"`;
}
