import { allTexts } from '#app/service/approval-desk/index.ts';

/** An approval that stands, as its row says it in the clear; earlier releases approved procedures alone. */
export interface StandingApproval {
  kind: string | null;
  key: string;
  version: number;
  /** In hexadecimal. */
  hash: string;
}

/** Texts with approvals of which none is of the words that this program has: a lawyer has to look again. */
export function lostApprovals(rows: readonly StandingApproval[]): string[] {
  const texts = allTexts();
  const kinds = new Set<string>(texts.map(({ kind }) => kind));
  const now = new Set(
    texts.flatMap(({ kind, key, version, hash, wordsOnly }) =>
      [hash, wordsOnly].map((one) => `${kind} ${key} ${version} ${one}`),
    ),
  );
  const nameOf = ({ kind, key }: StandingApproval) => `${kind ?? 'procedure'} ${key}`;
  const ofTexts = rows.filter(({ kind }) => kinds.has(kind ?? 'procedure'));
  const held = new Set(ofTexts.filter((row) => now.has(`${nameOf(row)} ${row.version} ${row.hash}`)).map(nameOf));
  return [...new Set(ofTexts.map(nameOf))].filter((name) => !held.has(name)).sort();
}
