import { rememberedFor, type Visit } from '#app/platform/access/visit/index.ts';
import type { Json } from '#app/platform/vault/index.ts';

/** A case of a list that I hold, and a hash of what is looked through in it as it is there now. */
export interface MarkedCase {
  case_id: string;
  mark: string;
}

/** By case: the mark of what was opened, and what was found in it. */
type Known = Record<string, [mark: string, found: Json]>;

/** The names of clients, and what their papers are called. */
const searched = {
  names: rememberedFor<Known>('remembered-names'),
  papers: rememberedFor<Known>('remembered-papers'),
};

interface Remembering<Found> {
  what: keyof typeof searched;
  open(missing: readonly MarkedCase[]): Promise<ReadonlyMap<string, Found>>;
}

/**
 * What a search found in these cases. Opening two thousand headers takes a tenth of a second, and a search asks for them
 * at each letter: what was opened once stays here, sealed to whoever opened it. What changed has another mark and is
 * opened again with `open`, which gives nothing for what does not open; nothing is remembered of that. Which cases are
 * asked for the grant has decided before.
 */
export async function remembered<Found extends Json>(
  visit: Visit,
  cases: readonly MarkedCase[],
  { what, open }: Remembering<Found>,
): Promise<ReadonlyMap<string, Found>> {
  const known = searched[what].recall(visit) ?? {};
  const missing = cases.filter(({ case_id, mark }) => known[case_id]?.[0] !== mark);
  const opened = missing.length > 0 ? await open(missing) : new Map<string, Found>();
  const kept: Known = {};
  for (const { case_id, mark } of cases) {
    const [was, before] = known[case_id] ?? [];
    const found = was === mark ? before : opened.get(case_id);
    if (found !== undefined) kept[case_id] = [mark, found];
  }
  if (missing.length > 0) searched[what].remember(visit, kept);
  // What was sealed here is what `open` gave.
  return new Map(Object.entries(kept).map(([id, [, found]]) => [id, found as Found]));
}
