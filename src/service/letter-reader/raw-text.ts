import type { Letter } from './letter.ts';

/** The letters of the page between two tokens. */
export function rawText(letter: Letter, from: number, to: number): string {
  const parts: string[] = [];
  for (let at = from; at < to; ) {
    const line = letter.tokens[at]?.line;
    const start = letter.tokens[at]?.from ?? 0;
    let end = at;
    while (end < to && letter.tokens[end]?.line === line) end += 1;
    const last = letter.tokens[end - 1];
    // What is at the end of a line belongs to it: "azc Schakelhoven," and on the next line the street.
    const text = line?.text.slice(start, end < to || last?.next !== undefined ? undefined : last?.to) ?? '';
    const broken = last?.next;
    parts.push(broken === undefined ? text : text.replace(/-\s{0,3}$/, '') + broken.line.text.slice(0, broken.to));
    at = Math.max(end, at + 1);
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
