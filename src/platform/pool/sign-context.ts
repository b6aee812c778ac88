import { type Context, databaseNow } from '#app/platform/database/index.ts';
import { hmac } from '#app/platform/vault/index.ts';

const lifetimeMs = 60_000;

/**
 * The signed context that row-level security believes: 'v1|kind|person|session|expires|mac'. A statement that an
 * attacker slips in cannot make one, since the key is not in the database role's reach (docs/security.md, “PostgreSQL”).
 */
export function signContext(context: Context, key: Uint8Array, now = databaseNow().getTime()): string {
  const person = context.kind === 'person' ? context.person : '';
  const session = context.kind === 'person' ? context.session : '';
  const body = ['v1', context.kind, person, session, String(now + lifetimeMs)].join('|');
  return `${body}|${hmac(key, body).toString('hex')}`;
}

/** The two pads of HMAC-SHA-256 for a key of at most 64 bytes, as the database keeps them. */
export function hmacPads(key: Uint8Array): { inner: Buffer; outer: Buffer } {
  if (key.length > 64) throw new Error('A context key has at most 64 bytes.');
  const inner = Buffer.alloc(64, 0x36);
  const outer = Buffer.alloc(64, 0x5c);
  key.forEach((byte, at) => {
    inner[at] = 0x36 ^ byte;
    outer[at] = 0x5c ^ byte;
  });
  return { inner, outer };
}
