import type { Visit } from '#app/platform/access/visit/index.ts';
import { derive, openDocument, sealDocument } from '#app/platform/vault/index.ts';

/** A case of a list that I hold, and a hash of its header as it is there now. */
export interface MarkedCase {
  case_id: string;
  mark: string;
}

/** By case: the mark of the header that was opened, and the name that stood in it. */
type Names = Record<string, [mark: string, name: string]>;

/**
 * The names of these cases. Opening two thousand headers takes a tenth of a second, and a search asks for them at each
 * letter: what was opened once stays here, sealed to whoever opened it with a key that exists only during that person's
 * requests (decision 26). A header that changed has another mark and is opened again with `open`, which gives null for
 * one that does not open; nothing is remembered of that. Which cases are asked for the grant has decided before.
 */
export async function rememberedNames(
  visit: Visit,
  cases: readonly MarkedCase[],
  open: (missing: readonly MarkedCase[]) => Promise<ReadonlyMap<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const known = recall(visit);
  const missing = cases.filter(({ case_id, mark }) => known[case_id]?.[0] !== mark);
  const opened = missing.length > 0 ? await open(missing) : new Map<string, string>();
  const names: Names = {};
  for (const { case_id, mark } of cases) {
    const [was, name] = known[case_id] ?? [];
    const found = was === mark ? name : opened.get(case_id);
    if (found !== undefined) names[case_id] = [mark, found];
  }
  if (missing.length > 0) remember(visit, names);
  return new Map(Object.entries(names).map(([id, [, name]]) => [id, name]));
}

/** Sealed names by person, the one who searched last at the end. */
const sealedNames = new Map<string, Buffer>();
const mostPeople = 200;

const place = (visit: Visit) => ({ table: 'remembered-names', row: visit.person.id, column: 'names', epoch: 1 });
const keyOf = (visit: Visit) => visit.keys.keep(derive(visit.keys.secret.boxSecret, 'remembered-names'));

function recall(visit: Visit): Names {
  const sealed = sealedNames.get(visit.person.id);
  if (!sealed) return {};
  try {
    return openDocument(keyOf(visit), place(visit), sealed) as unknown as Names;
  } catch {
    // The person has new keys since: the headers are opened anew.
    return {};
  }
}

function remember(visit: Visit, names: Names): void {
  sealedNames.delete(visit.person.id);
  sealedNames.set(visit.person.id, sealDocument(keyOf(visit), place(visit), names));
  const [oldest] = sealedNames.keys();
  if (sealedNames.size > mostPeople && oldest !== undefined) sealedNames.delete(oldest);
}
