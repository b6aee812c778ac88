import { randomBytes } from '#app/platform/vault/index.ts';

/** A word that stands nowhere else: letters only, so that no rule about numbers catches it. */
export function canary(label: string): string {
  const tail = [...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
  return `Kanarie${label.replace(/[^a-z]/gi, '')}${tail}`;
}
