const LONGEST = 200;

/**
 * Where a link leads, for behind its words, where these do not say so: part of what a person must be able to judge. It is
 * only written down, never followed.
 */
export function leadsTo(address: string, words: string): string {
  const host = /^https?:\/\/([^/?#\s]+)/i.exec(address)?.[1];
  return host && !words.includes(host) ? ` (${address.slice(0, LONGEST)})` : '';
}
