import type { Letter } from './letter.ts';
import type { Stretch } from './stretch.ts';

const opens = /^\s*(?:bijlage|annex|standaardinformatie|algemene informatie|uittreksel)\b/i;

/**
 * Whether something is in the annex of a letter: what is told there holds for every letter of the office, not for this
 * one.
 */
export function isInAnnex({ text: { lines }, tokens }: Letter, { from }: Stretch): boolean {
  const first = lines.findIndex((line, at) => at > lines.length / 2 && opens.test(line.text));
  const own = tokens[from]?.line;
  return first >= 0 && own !== undefined && lines.indexOf(own) > first;
}
