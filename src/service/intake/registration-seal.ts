import { asSealed, readSealed } from '#app/platform/sealed-documents/index.ts';
import {
  type Json,
  type Key,
  newKey,
  openDocument,
  sealDocument,
  unwrapKey,
  wrapKey,
} from '#app/platform/vault/index.ts';
import { type Registration, registrationSchema } from './intake.ts';

/** The team that a package is sealed to, at one epoch of its key. */
export interface SealTo {
  teamId: string;
  epoch: number;
  publicKey: Uint8Array;
}

export interface SealedRegistration {
  team_id: string;
  team_epoch: number;
  key_sealed: Buffer;
  sealed: Buffer;
}

const place = (id: string, epoch: number) => ({ table: 'registration', row: id, column: 'sealed', epoch });
const contextOf = (id: string, teamId: string, epoch: number) => `registration|${id}|${teamId}|${epoch}`;

/**
 * Seals a registration under a fresh key for one team. Every hand-over seals anew, so that whoever had the old key has
 * nothing of what the next team holds. `forgetKey` gets the fresh key and wipes it.
 */
export function sealRegistration(
  to: SealTo,
  id: string,
  registration: Registration,
  forgetKey: (key: Key) => void,
): SealedRegistration {
  // What could not be opened again must not be sealed: a single such row would stop the queue.
  return sealContent(to, { id, content: registrationSchema.parse(registration) }, forgetKey);
}

/** Seals one that was opened under a newer key of its team, word for word: what is read of today's fields is not sealed. */
export const sealRegistrationAnew = (
  to: SealTo,
  { id, opened }: { id: string; opened: Registration },
  forgetKey: (key: Key) => void,
): SealedRegistration => sealContent(to, { id, content: asSealed(opened) }, forgetKey);

function sealContent(
  to: SealTo,
  { id, content }: { id: string; content: Json },
  forgetKey: (key: Key) => void,
): SealedRegistration {
  const key = newKey();
  try {
    const sealed = sealDocument(key, place(id, to.epoch), content);
    const wrapped = wrapKey(to.publicKey, contextOf(id, to.teamId, to.epoch), key);
    return { team_id: to.teamId, team_epoch: to.epoch, key_sealed: wrapped, sealed };
  } finally {
    forgetKey(key);
  }
}

/** Opens a registration with the team's private key. Throws VaultRefusal when it was moved, changed or is not this team's. */
export function openRegistration(
  team: { boxPublic: Uint8Array; boxSecret: Uint8Array },
  id: string,
  row: SealedRegistration,
  keep: (key: Key) => Key,
): Registration {
  const key = keep(unwrapKey(team, contextOf(id, row.team_id, row.team_epoch), row.key_sealed));
  return readSealed(registrationSchema, openDocument(key, place(id, row.team_epoch), row.sealed));
}
