import { nameKey, namesLike } from '#app/service/directory/index.ts';

/** Somebody who may get something: from the directory, with its code, or who stands around the client. */
export interface KnownReceiver {
  name: string;
  code: string | null;
}

/** The answer that means: exactly what I typed, nobody whom you know. */
export const asTyped = 'as-typed';

/**
 * Each name once, the first that bears it; so the directory comes before somebody of the same name around the client.
 */
export function eachOnce(known: readonly KnownReceiver[]): KnownReceiver[] {
  const byKey = new Map<string, KnownReceiver>();
  for (const one of known) if (!byKey.has(nameKey(one.name))) byKey.set(nameKey(one.name), one);
  return [...byKey.values()];
}

/** Whom may be meant by what was typed; empty when it is exactly somebody, or near to nobody. */
export function receiversLike(typed: string, known: readonly KnownReceiver[]): KnownReceiver[] {
  if (typed.trim() === '' || known.some(({ name }) => nameKey(name) === nameKey(typed))) return [];
  const like = namesLike(
    typed,
    known.map(({ name }) => name),
  );
  return known.filter(({ name }) => like.includes(name));
}

/**
 * The receiver of a consent, by the name that we know it by. Null when it may be another one than was typed: then the
 * colleague is asked who was meant, for a consent for the wrong one is none.
 */
export function receiverOf(
  typed: string | null,
  meant: string | null,
  known: readonly KnownReceiver[],
): { receiver: string | null; organisation: string | null } | null {
  if (typed === null) return { receiver: null, organisation: null };
  const like = receiversLike(typed, known);
  const same = known.find(({ name }) => nameKey(name) === nameKey(typed));
  const found = same ?? like.find(({ name }) => name === meant);
  if (found !== undefined) return { receiver: found.name, organisation: found.code };
  return like.length === 0 || meant === asTyped ? { receiver: typed, organisation: null } : null;
}
