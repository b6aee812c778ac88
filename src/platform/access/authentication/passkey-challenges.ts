import { sql } from 'kysely';
import { z } from 'zod';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { derive, forget, mac, openDocument, randomBytes, sealDocument, sha256 } from '#app/platform/vault/index.ts';

/** Where the service is reached: what an authenticator binds its answers to. */
export interface Site {
  origin: string;
}

/** The host that passkeys are bound to. */
export const siteId = ({ origin }: Site) => new URL(origin).hostname;

/** Loaded when the first passkey comes: the public side never needs it, and a start does not wait for it. */
export const library = () => import('@simplewebauthn/server');

/** What a challenge is for. An answer to one of another purpose, or of another person, is foreign (T28). */
export type Purpose = 'sign-in' | `prove|${string}` | `add|${string}`;

const minutes = 5;
const place = (purpose: Purpose) => ({ table: 'challenge', row: purpose, column: 'ticket', epoch: 1 });
const ticketKey = (installation: Pick<StaffInstallation, 'pepper'>) =>
  derive(Buffer.from(installation.pepper), 'passkey-challenge');

/**
 * What a page's script needs to ask the authenticator. The input of its secret is the same for all: its output never
 * is.
 */
export interface Challenge {
  challenge: string;
  ticket: string;
  site: string;
  salt: string;
}

/** A fresh challenge; nothing is kept of it until it is answered. */
export function newChallenge(installation: Pick<StaffInstallation, 'pepper'>, site: Site, purpose: Purpose): Challenge {
  const challenge = randomBytes(32).toString('base64url');
  const key = ticketKey(installation);
  const sealed = sealDocument(key, place(purpose), { challenge, until: Date.now() + minutes * 60_000 });
  forget(key);
  const salt = sha256('naast passkey secret 1').toString('base64url');
  return { challenge, ticket: sealed.toString('base64url'), site: siteId(site), salt };
}

/**
 * The challenge in a ticket, once: asked for again it is null, as when it is too old, of another purpose, or not ours.
 */
export async function takeChallenge(
  installation: StaffInstallation,
  purpose: Purpose,
  ticket: string,
): Promise<string | null> {
  const key = ticketKey(installation);
  try {
    const { challenge, until } = openDocument(key, place(purpose), Buffer.from(ticket, 'base64url')) as {
      challenge: string;
      until: number;
    };
    const mark = mac(installation.pepper, 'passkey-challenge', challenge);
    const { rows } = await installation.scoped({ kind: 'door' }, (db) =>
      sql<{ first: boolean }>`select naast.use_challenge(${mark}, ${new Date(until)}) as first`.execute(db),
    );
    return rows[0]?.first ? challenge : null;
  } catch {
    return null;
  } finally {
    forget(key);
  }
}

/** Bytes as a page's script sends them. */
export const base64url = z.string().regex(/^[\w-]{1,4000}$/);

/** What a page's script sent, by its shape; null where it is none. */
export function parsed<Shape>(schema: z.ZodType<Shape>, json: string): Shape | null {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
