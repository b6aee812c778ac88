import type { UnseenLine } from '#app/platform/files/index.ts';
import type { LetterPageKept } from '#app/service/letters/index.ts';

/**
 * The words of a page that go along under its picture: those that were read from the picture itself, or that we drew. What
 * a file says of its own words stays here; it may hide a sentence, or a name under a bar (docs/decisions/0040). So does
 * a figure of which the reading was not sure, and what is left of a citizen number.
 */
export function unseenWordsOf({ readBy, lines }: Pick<LetterPageKept, 'readBy' | 'lines'>): UnseenLine[] {
  if (readBy === 'layer') return [];
  return lines.flatMap(([text, x, y, width, height, unsure = []]): UnseenLine[] => {
    const words = text.split(' ').filter((word) => !unsure.includes(word) && !word.includes('•'));
    return words.length === 0 ? [] : [[words.join(' '), x, y, width, height]];
  });
}
