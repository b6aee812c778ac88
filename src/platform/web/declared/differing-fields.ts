import type { ConflictField, Fact } from '../parts/index.ts';

/** The facts in which two versions differ, beside one another; all of them when two people typed the same. */
export function differingFields(mine: readonly Fact[], theirs: readonly Fact[]): ConflictField[] {
  const all = mine.map(({ term, value }, place) => ({
    label: term,
    mine: value ?? '',
    theirs: theirs[place]?.value ?? '',
  }));
  const different = all.filter((one) => one.mine !== one.theirs);
  return different.length > 0 ? different : all.filter((one) => one.mine !== '');
}
