/** The highest numbers that were seen, by kind and subject: as the process manager keeps them in the keys folder. */
type Numbers = Map<string, number>;

/** By the root of the installation: one process may serve several in tests. */
const known = new Map<string, Numbers>();

/** What was seen of this installation, as far as this process knows. */
export function seenNumbers(root: Uint8Array): Numbers {
  const key = Buffer.from(root).toString('hex');
  const seen = known.get(key) ?? new Map<string, number>();
  known.set(key, seen);
  return seen;
}

/** Takes over what the process manager kept. Numbers only rise: an older message changes nothing. */
export function learnSeen(root: Uint8Array, marks: Readonly<Record<string, number>>): void {
  const seen = seenNumbers(root);
  for (const [mark, number] of Object.entries(marks)) if (number > (seen.get(mark) ?? 0)) seen.set(mark, number);
}
