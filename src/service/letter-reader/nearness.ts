/** From this length a word may have one wrong letter: shorter ones turn into other words too easily. */
export const longWord = 6;
/** From this length two letters may be wrong. */
export const veryLongWord = 10;
/** Where a false find only costs a "known", shorter words may be misspelt as well. */
export const cautiousWord = 5;

/** True when two different words are one inserted, dropped, changed or swapped letter apart. */
export function oneLetterApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
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

/** True when two different words are at most two inserted, dropped or changed letters apart. */
export function twoLettersApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 2) return false;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const each = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      next.push(each);
      least = Math.min(least, each);
    }
    if (least > 2) return false;
    row = next;
  }
  return (row[b.length] ?? 9) <= 2;
}
