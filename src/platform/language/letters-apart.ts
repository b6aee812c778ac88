/** True when two different words are one letter too many, missing or wrong apart, or two that changed places. */
export function oneLetterApart(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  const shortRest = short.length - start - end;
  const longRest = long.length - start - end;
  if (longRest <= 1) return true;
  const swapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return shortRest === 2 && longRest === 2 && swapped;
}

/**
 * How many letters two words are apart: too many, missing, wrong, or two that changed places (restricted Damerau-Levenshtein;
 * without `swaps` two that changed places are two wrong ones). Stops counting above `most` and then gives `most + 1`.
 */
export function lettersApart(one: string, other: string, most: number, swaps = true): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let apart = Math.min(cell(last, column) + 1, cell(now, column - 1) + 1, cell(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swaps && swapped) apart = Math.min(apart, cell(before, column - 2) + 1);
      now.push(apart);
    }
    if (Math.min(...now) > most) return most + 1;
    [before, last] = [last, now];
  }
  return Math.min(cell(last, other.length), most + 1);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
