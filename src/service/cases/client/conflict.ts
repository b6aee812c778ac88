import type { ConflictField } from '#app/platform/web/index.ts';

interface FieldInWords {
  label: string;
  value: string;
}

/** The fields in which two versions differ, beside one another; all of them when two people typed the same. */
export function differingFields(mine: readonly FieldInWords[], theirs: readonly FieldInWords[]): ConflictField[] {
  const all = mine.map(({ label, value }, place) => ({ label, mine: value, theirs: theirs[place]?.value ?? '' }));
  const different = all.filter((field) => field.mine !== field.theirs);
  return different.length > 0 ? different : all.filter((field) => field.mine !== '');
}
