import type { Visit } from '#app/platform/access/visit/index.ts';
import { rememberedFor } from './remembered.ts';

/** A case of a list that I hold, and a hash of its header as it is there now. */
export interface MarkedCase {
  case_id: string;
  mark: string;
}

/** By case: the mark of the header that was opened, and the name that stood in it. */
type Names = Record<string, [mark: string, name: string]>;

const searched = rememberedFor<Names>('remembered-names');

/**
 * The names of these cases. Opening two thousand headers takes a tenth of a second, and a search asks for them at each
 * letter: what was opened once stays here, sealed to whoever opened it. A header that changed has another mark and is
 * opened again with `open`, which gives null for one that does not open; nothing is remembered of that. Which cases are
 * asked for the grant has decided before.
 */
export async function rememberedNames(
  visit: Visit,
  cases: readonly MarkedCase[],
  open: (missing: readonly MarkedCase[]) => Promise<ReadonlyMap<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const known = searched.recall(visit) ?? {};
  const missing = cases.filter(({ case_id, mark }) => known[case_id]?.[0] !== mark);
  const opened = missing.length > 0 ? await open(missing) : new Map<string, string>();
  const names: Names = {};
  for (const { case_id, mark } of cases) {
    const [was, name] = known[case_id] ?? [];
    const found = was === mark ? name : opened.get(case_id);
    if (found !== undefined) names[case_id] = [mark, found];
  }
  if (missing.length > 0) searched.remember(visit, names);
  return new Map(Object.entries(names).map(([id, [, name]]) => [id, name]));
}
