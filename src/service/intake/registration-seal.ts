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
  const key = newKey();
  try {
    // What could not be opened again must not be sealed: a single such row would stop the queue.
    const content: Json = registrationSchema.parse(registration);
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
  return registrationSchema.parse(openDocument(key, place(id, row.team_epoch), row.sealed));
}
