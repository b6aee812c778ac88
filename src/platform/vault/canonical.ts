/** Plain data as it is sealed and signed. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What is sealed as a document: JSON in which an optional member may be undefined, and is left out then. */
export type Sealable =
  | null
  | boolean
  | number
  | string
  | readonly (Sealable | undefined)[]
  | { readonly [key: string]: Sealable | undefined };

/**
 * JSON with sorted keys and no spaces (RFC 8785 in spirit): equal statements give equal bytes.
 * Throws a TypeError for what JSON would silently drop or change (undefined, NaN, a Date).
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join(',')}}`;
  }
  throw new TypeError('Only plain JSON has a canonical form');
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('Only finite numbers have a canonical form');
  return JSON.stringify(value);
}

function isPlainObject(value: unknown): value is { [key: string]: Json } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
