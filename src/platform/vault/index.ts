/** Keys and sealing: bytes in, bytes out. The only module that touches the crypto library. */
export { lowerPriorityOfPasswords } from './argon2id.ts';
export { canonical, type Json, type Sealable } from './canonical.ts';
export { checkDigits, readCheckDigits } from './check-digits.ts';
export { bindingKey, codeKey, newCodeSalt } from './code-key.ts';
export { openEarlierKey, sealEarlierKey } from './earlier.ts';
export {
  exact,
  openBytes,
  openDocument,
  sealBytes,
  sealDocument,
} from './envelope.ts';
export { derive, equal, hmac, mac, sha256 } from './hashes.ts';
export { newId, newOneTimeCode, newReceiptCode, newReference, readOneTimeCode, readReceiptCode } from './ids.ts';
export {
  forgetInstallation,
  type InstallationSecret,
  installationSecretOf,
  newInstallationSeed,
} from './installation-secret.ts';
export { forget, type Key, keyOf, newKey, randomBytes } from './memory.ts';
export { notePublic, signNote, verifyNote } from './note-signatures.ts';
export { CHEAP_PASSWORD_COST, dummyPasswordWork, PASSWORD_COST, type PasswordCost } from './password.ts';
export { forgetPerson, newPersonSecret, type PersonSecret, packPersonSecret, unpackPersonSecret } from './person.ts';
export type { Place } from './place.ts';
export { VaultBusy, VaultRefusal } from './refusal.ts';
export { openDocumentTo, sealDocumentTo } from './sealed-to.ts';
export { newSessionCookie, openSession, readSessionCookie, type SessionCookie, sealSession } from './sessions.ts';
export { type ReadShare, readShareLines, shareLines } from './share-text.ts';
export { joinShares, setOfShare, splitSecret } from './shares.ts';
export { sign, verifySignature } from './signatures.ts';
export {
  makePasskeySlot,
  makePasswordSlot,
  openPasskeySlot,
  openPasswordSlot,
  type PasskeySlot,
  type PasswordSlot,
} from './slots.ts';
export { openStream, sealStream } from './streams.ts';
export { turns } from './turns.ts';
export { unwrapKey } from './unwrapped-before.ts';
export { type BoxPair, isPair, newBoxPair, wrapKey } from './wrap.ts';
