/** What of a region's settings says where it works. */
export interface Covered {
  municipalities: readonly string[];
  /** "35", "3512" or "3500-3585". */
  postcodes: readonly string[];
}

/** The first and the last postcode of "35", "3512" or "3500-3585". */
export function postcodeSpan(part: string): readonly [number, number] {
  const [from = '', to = from] = part.split('-').map((digits) => digits.trim());
  return [Number(from.padEnd(4, '0')), Number(to.padEnd(4, '9'))];
}

/** What two regions both cover: a registration from there fits both. */
export function sharedBy(one: Covered, other: Covered): string[] {
  const plain = (name: string) => name.trim().toLowerCase();
  const names = one.municipalities.filter((name) => other.municipalities.some((there) => plain(there) === plain(name)));
  const postcodes = one.postcodes.filter((part) =>
    other.postcodes.some((there) => overlap(postcodeSpan(part), postcodeSpan(there))),
  );
  return [...names, ...postcodes];
}

function overlap([from, to]: readonly [number, number], [otherFrom, otherTo]: readonly [number, number]): boolean {
  return from <= otherTo && otherFrom <= to;
}

/** How intake can find this region: by names, by postcodes, by both, or not at all. */
export function foundBy({ municipalities, postcodes }: Covered): 'both' | 'names' | 'postcodes' | 'nothing' {
  if (municipalities.length > 0) return postcodes.length > 0 ? 'both' : 'names';
  return postcodes.length > 0 ? 'postcodes' : 'nothing';
}
