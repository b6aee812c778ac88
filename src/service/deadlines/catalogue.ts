import { criminalTerms } from './criminal-terms.ts';
import type { DeclaredTerm, LimitRow } from './limits.ts';
import { livingTerms } from './living-terms.ts';
import { remedyTerms } from './remedy-terms.ts';
import { residenceTerms } from './residence-terms.ts';

/** The edition of these rows; a limit that was computed keeps the edition it was computed with. */
export const catalogueVersion = '2026-11-29';

const declared = { ...remedyTerms, ...residenceTerms, ...criminalTerms, ...livingTerms };

/** The terms that exist. */
export type LimitId = keyof typeof declared;

/** Every term as it is declared: lengths, articles and marks with their source, where it runs, what closes it, how letters tell of it. */
export const declaredTerms: Readonly<Record<LimitId, DeclaredTerm>> = declared;

/** One row of the term catalogue. */
export interface LimitDefinition extends LimitRow {
  id: LimitId;
}

const isLimitId = (id: string): id is LimitId => Object.hasOwn(declared, id);

/** The ids of the terms that exist, in order. */
export const limitIds: readonly LimitId[] = Object.keys(declared).filter(isLimitId).sort();

/** What the law says of every term, without its places with us. */
export const catalogue: readonly LimitDefinition[] = limitIds.map((id) => {
  const { runs: _runs, closedBy: _closedBy, letters: _letters, renewal: _renewal, ...row } = declaredTerms[id];
  return { id, ...row, for: row.for ?? (row.kind === 'authority' || row.kind === 'milestone' ? 'wait' : 'act') };
});

const byId = new Map<string, LimitDefinition>(catalogue.map((definition) => [definition.id, definition]));

/** One row of the catalogue by its id, or null. */
export function limitDefinition(id: string): LimitDefinition | null {
  return byId.get(id) ?? null;
}

/** Terms that are counted otherwise in some stage since the law changed. */
export const changedTerms: readonly LimitId[] = limitIds.filter((id) => {
  const { runs } = declaredTerms[id];
  return runs !== 'ours' && runs.some(({ changed }) => changed !== undefined);
});

/**
 * Which variant a term that runs in a stage has by the law of the day it starts on; null where the law did not change. Of
 * a stage alone it is that of any happening in it.
 */
export function changedVariant(id: string, run: { stage: string; from?: string }, start: string | null): string | null {
  const { runs = 'ours' } = declaredTerm(id) ?? {};
  if (runs === 'ours' || start === null) return null;
  const changed = runs
    .filter(({ stages, from }) => stages.includes(run.stage) && from === (run.from ?? from))
    .find((one) => one.changed !== undefined)?.changed;
  return changed !== undefined && start >= changed.on ? changed.variant : null;
}

/** A term as it is declared, by its id; null where there is none. */
export function declaredTerm(id: string): DeclaredTerm | null {
  return isLimitId(id) ? declaredTerms[id] : null;
}
