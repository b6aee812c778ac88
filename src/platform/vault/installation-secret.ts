import sodium from 'sodium-native';
import { expand } from './hashes.ts';
import { forget, KEY_BYTES, type Key, liveKey, lockedMemory, newKey } from './memory.ts';
import type { BoxPair } from './wrap.ts';

/**
 * What the recovery shares give back: the root that vouches for a project leader, and the pair to which team keys are
 * sealed.
 */
export interface InstallationSecret {
  root: { signPublic: Buffer; signSecret: Buffer };
  recovery: BoxPair;
}

/**
 * A fresh seed of an installation, in locked memory. Everything in `InstallationSecret` follows from it, so that a
 * share stays short.
 */
export function newInstallationSeed(): Key {
  return newKey();
}

/** Root and recovery of a seed, in locked memory; forget them with `forgetInstallation`. */
export function installationSecretOf(seed: Key): InstallationSecret {
  const root = expand(liveKey(seed), 'naast house 1|root');
  const box = expand(liveKey(seed), 'naast house 1|recovery');
  const secret: InstallationSecret = {
    root: {
      signPublic: Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES),
      signSecret: lockedMemory(sodium.crypto_sign_SECRETKEYBYTES),
    },
    recovery: { boxPublic: Buffer.alloc(KEY_BYTES), boxSecret: box },
  };
  sodium.crypto_sign_seed_keypair(secret.root.signPublic, secret.root.signSecret, root);
  sodium.crypto_scalarmult_base(secret.recovery.boxPublic, box);
  forget(root);
  return secret;
}

/** Overwrites the secret halves. */
export function forgetInstallation(secret: InstallationSecret | null | undefined): void {
  forget(secret?.root.signSecret, secret?.recovery.boxSecret);
}
