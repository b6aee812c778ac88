import { type Context, databaseNow } from '#app/platform/database/index.ts';
import { hmac } from '#app/platform/vault/index.ts';

const lifetimeMs = 60_000;

/** Where and when a context counts: the number that a connection was given at its start, and a turn that only rises. */
export interface BoundTo {
  connection: string;
  turn: number;
}

/**
 * The signed context that row-level security believes: 'v2|kind|person|session|expires|connection|turn|mac'. A statement
 * that an attacker slips in cannot make one, since the key is not in the database role's reach, and one that was taken
 * from somewhere counts on no other connection and in no later transaction (docs/security.md, “PostgreSQL”).
 */
export function signContext(
  context: Context,
  key: Uint8Array,
  { connection, turn }: BoundTo,
  now = databaseNow().getTime(),
): string {
  const person = context.kind === 'person' ? context.person : '';
  const session = context.kind === 'person' ? context.session : '';
  const body = ['v2', context.kind, person, session, String(now + lifetimeMs), connection, String(turn)].join('|');
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
