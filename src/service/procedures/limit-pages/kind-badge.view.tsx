import { useShell } from '#app/platform/web/index.ts';
import { type LimitKind, limitDefinition } from '#app/service/deadlines/index.ts';

/** What kind of limit it is; `letter` is a day that only a letter names. */
export type ShownKind = LimitKind | 'letter';

/** The kind of a limit of the catalogue. */
export function shownKindOf(catalogueId: string): ShownKind {
  return limitDefinition(catalogueId)?.kind ?? 'letter';
}

/** The kind in a word and a shape of its own, so that a fatal day and a day one waits for are never taken for each other. */
export function KindBadge({ catalogueId, said = false }: { catalogueId: string; said?: boolean }) {
  const { t } = useShell();
  const kind = shownKindOf(catalogueId);
  // For an ordinary decision not to prosecute the law names no term: a safe day, kept as if it were fatal (docs/law.md, “Letters”).
  const own = catalogueId === 'TM18' ? 'procedures.limits.kind.safe' : (`procedures.limits.kind.${kind}` as const);
  // No letter names the day: somebody said it.
  const word = said ? 'procedures.limits.kind.said' : own;
  return <span class={`kind ${kind}`}>{t(word)}</span>;
}
