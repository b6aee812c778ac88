import { fold } from '#app/platform/language/index.ts';

/** How names are compared: lower case, without accents, spaces as one. "Ámina  B." is found by "amina b". */
export function plainly(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

/** What was typed as the reference that it would be: without its hyphen, in capitals. */
export function asReference(term: string): string {
  return plainly(term).replaceAll(/[-\s]/g, '').toUpperCase();
}

/** Does a search term fit this client: a part of the name, or the whole reference with or without its hyphen? */
export function soundsLike(term: string, reference: string, name: string | null): boolean {
  const wanted = plainly(term);
  if (wanted === '') return false;
  return (name !== null && plainly(name).includes(wanted)) || asReference(term) === reference;
}
