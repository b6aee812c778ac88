import { derive, openDocument, type Sealable, sealDocument } from '#app/platform/vault/index.ts';
import type { Visit } from './visit.ts';

/** So many people are remembered; whoever was here longest ago goes first. */
const mostPeople = 200;

/**
 * What a page found once and need not find again, by person: sealed to whoever it was found for, with a key that exists
 * only during that person's requests (decision 26). Nobody else opens it, and nothing of it outlives the process.
 */
export function rememberedFor<Content extends object>(what: string) {
  const sealed = new Map<string, Buffer>();
  const place = (visit: Visit) => ({ table: what, row: visit.person.id, column: 'content', epoch: 1 });
  const keyOf = (visit: Visit) => visit.keys.keep(derive(visit.keys.secret.boxSecret, what));
  return {
    recall(visit: Visit): Content | null {
      const known = sealed.get(visit.person.id);
      if (!known) return null;
      try {
        return openDocument(keyOf(visit), place(visit), known) as unknown as Content;
      } catch {
        // The person has new keys since: it is found anew.
        return null;
      }
    },

    remember(visit: Visit, content: Content): void {
      sealed.delete(visit.person.id);
      sealed.set(visit.person.id, sealDocument(keyOf(visit), place(visit), content as Sealable));
      const [oldest] = sealed.keys();
      if (sealed.size > mostPeople && oldest !== undefined) sealed.delete(oldest);
    },
  };
}
