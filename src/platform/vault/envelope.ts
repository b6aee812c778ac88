import sodium from 'sodium-native';
import type { Json, Sealable } from './canonical.ts';
import { forget, type Key, liveKey, lockedMemory, view } from './memory.ts';
import { contentLength, markEnd, paddedLength } from './padding.ts';
import { type Place, placeBefore, placeLine } from './place.ts';
import { keyOfEpoch } from './previous-keys.ts';
import { VaultRefusal } from './refusal.ts';

/*
 * version (1) | suite (1) | key id (8) | epoch (2) | nonce (24) | ciphertext and tag
 *
 * Version 2 says that the version of the row is part of the place, version 1 that it is not.
 *
 * XChaCha20-Poly1305: the nonce is random and long enough never to be counted. Associated data is the header as it
 * must be (never as it was found), then the line of the place.
 */
const VERSION = 1;
const VERSION_OF_ROWS = 2;
const SUITE_XCHACHA20_POLY1305 = 1;
const KEY_ID_BYTES = 8;
export const HEADER_BYTES = 12;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
const BEFORE_TEXT = HEADER_BYTES + NONCE_BYTES;

/** Seals JSON at its place, padded to a size class. */
export function sealDocument(key: Key, place: Place, value: Sealable): Buffer {
  const text = JSON.stringify(value);
  const length = Buffer.byteLength(text);
  return seal(key, boundTo('document', place), place.epoch, length, (target) => target.write(text, 'utf8'));
}

/**
 * Opens what `sealDocument` sealed, under this key or an earlier one of the same lock, by the epoch of the place.
 * Throws VaultRefusal for any other key, place or byte.
 */
export function openDocument(key: Key, place: Place, sealed: Uint8Array): Json {
  const size = plainLength(sealed);
  const desk = size <= DESK.length ? DESK : Buffer.allocUnsafeSlow(size);
  try {
    const as = carriesVersion(sealed) ? place : placeBefore(place);
    const length = open(keyOfEpoch(key, place.epoch), boundTo('document', as), place.epoch, sealed, desk);
    return JSON.parse(desk.toString('utf8', 0, length)) as Json;
  } finally {
    desk.fill(0, 0, size);
  }
}

/** Seals bytes at their place, padded to a size class. A document does not open as bytes, nor bytes as a document. */
export function sealBytes(key: Key, place: Place, bytes: Uint8Array): Buffer {
  return seal(key, boundTo('bytes', place), place.epoch, bytes.length, (target) => target.set(bytes));
}

/** Opens what `sealBytes` sealed, into ordinary memory. */
export function openBytes(key: Key, place: Place, sealed: Uint8Array): Buffer {
  const plain = Buffer.allocUnsafeSlow(plainLength(sealed));
  return plain.subarray(0, open(keyOfEpoch(key, place.epoch), boundTo('bytes', place), place.epoch, sealed, plain));
}

/** Seals bytes whose length is no secret: without padding. Opens as nothing else. */
function sealExact(key: Key, place: Place, bytes: Uint8Array): Buffer {
  const fill = (target: Buffer) => target.set(bytes);
  return sealAt(key, boundTo('exact', place), place.epoch, bytes.length, fill);
}

/** Opens what `sealExact` sealed, under this key itself and no earlier one. */
function openExact(key: Key, place: Place, sealed: Uint8Array): Buffer {
  const plain = Buffer.allocUnsafeSlow(plainLength(sealed));
  decrypt(key, boundTo('exact', place), place.epoch, sealed, plain);
  return plain;
}

/** Was this sealed with the version of its row in the place? Rows of before were not. */
const carriesVersion = (sealed: Uint8Array): boolean => sealed[0] === VERSION_OF_ROWS;

/** What a list of sealed rows needs: bytes without padding, and how a row was sealed. */
export const exact = { seal: sealExact, open: openExact, carriesVersion };

/** The same envelope for the module's own secrets, bound to a line instead of a place. */
export function sealSecret(key: Key, bound: string, epoch: number, secret: Uint8Array): Buffer {
  return seal(key, plainly(bound), epoch, secret.length, (target) => target.set(secret));
}

/** Opens what `sealSecret` sealed, into locked memory. */
export function openSecret(key: Key, bound: string, epoch: number, sealed: Uint8Array): Buffer {
  const plain = lockedMemory(plainLength(sealed));
  return plain.subarray(0, open(key, plainly(bound), epoch, sealed, plain));
}

/** What an envelope is bound to: the line of its place, and the version of the envelope that says which format it has. */
interface Bound {
  line: string;
  version: number;
}

const plainly = (line: string): Bound => ({ line, version: VERSION });
const boundTo = (kind: string, place: Place): Bound => ({
  line: placeLine(kind, place),
  version: place.version === undefined ? VERSION : VERSION_OF_ROWS,
});

/** Header as it must be for this key and epoch; shared with the streams. Writes it at the start of `target`. */
export function writeHeader(target: Buffer, version: number, suite: number, key: Key, epoch: number): void {
  target[0] = version;
  target[1] = suite;
  liveKey(key).copy(KEY_ID_INPUT, KEY_ID_DOMAIN.length);
  sodium.crypto_hash_sha256(DIGEST, KEY_ID_INPUT);
  forget(KEY_ID_SECRET);
  DIGEST.copy(target, 2, 0, KEY_ID_BYTES);
  target.writeUInt16BE(epoch, 2 + KEY_ID_BYTES);
}

// Work space of one synchronous call: a list opens fifty documents and should not make fifty buffers.
const DESK = Buffer.alloc(65_536);
const BOUND = Buffer.alloc(1024);
const DIGEST = Buffer.alloc(32);
const KEY_ID_DOMAIN = Buffer.from('naast key id 1\0');
const KEY_ID_INPUT = lockedMemory(KEY_ID_DOMAIN.length + 32);
KEY_ID_INPUT.set(KEY_ID_DOMAIN);
const KEY_ID_SECRET = KEY_ID_INPUT.subarray(KEY_ID_DOMAIN.length);

type Fill = (target: Buffer) => void;

function seal(key: Key, bound: Bound, epoch: number, length: number, fill: Fill): Buffer {
  return sealAt(key, bound, epoch, paddedLength(length), (plain) => {
    fill(plain);
    markEnd(plain, length);
  });
}

function sealAt(key: Key, bound: Bound, epoch: number, size: number, fill: Fill): Buffer {
  const data = associatedData(key, bound, epoch);
  const sealed = Buffer.alloc(BEFORE_TEXT + size + TAG_BYTES);
  data.copy(sealed, 0, 0, HEADER_BYTES);
  const nonce = sealed.subarray(HEADER_BYTES, BEFORE_TEXT);
  sodium.randombytes_buf(nonce);
  // Encrypted where it lies, so that no copy of the plain text is left behind.
  const plain = sealed.subarray(BEFORE_TEXT, BEFORE_TEXT + size);
  fill(plain);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.subarray(BEFORE_TEXT), plain, data, null, nonce, key);
  return sealed;
}

/** Opens into `room`, which has space for the padded text, and returns the length of the content. */
function open(key: Key, bound: Bound, epoch: number, sealed: Uint8Array, room: Buffer): number {
  return contentLength(decrypt(key, bound, epoch, sealed, room));
}

/** Decrypts into `room` and gives the part of it that holds the text. */
function decrypt(key: Key, bound: Bound, epoch: number, sealed: Uint8Array, room: Buffer): Buffer {
  const data = associatedData(key, bound, epoch);
  const whole = view(sealed);
  const plain = room.subarray(0, plainLength(whole));
  const expected = whole.compare(data, 0, HEADER_BYTES, 0, HEADER_BYTES) === 0;
  // Also with a wrong header the text is tried and thrown away: refusals take the same time (T87).
  if (!authentic(plain, whole, data, key) || !expected) {
    plain.fill(0);
    throw new VaultRefusal();
  }
  return plain;
}

function authentic(plain: Buffer, whole: Buffer, data: Buffer, key: Key): boolean {
  try {
    const nonce = whole.subarray(HEADER_BYTES, BEFORE_TEXT);
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, whole.subarray(BEFORE_TEXT), data, nonce, key);
    return true;
  } catch {
    return false;
  }
}

function plainLength(sealed: Uint8Array): number {
  const length = sealed.length - BEFORE_TEXT - TAG_BYTES;
  if (length < 1) throw new VaultRefusal();
  return length;
}

function associatedData(key: Key, { line, version }: Bound, epoch: number): Buffer {
  const longest = HEADER_BYTES + line.length * 3;
  const data = longest <= BOUND.length ? BOUND : Buffer.alloc(longest);
  writeHeader(data, version, SUITE_XCHACHA20_POLY1305, key, epoch);
  return data.subarray(0, HEADER_BYTES + data.write(line, HEADER_BYTES, 'utf8'));
}
