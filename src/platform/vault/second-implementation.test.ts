import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac as nobleHmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import {
  CHEAP_PASSWORD_COST,
  canonical,
  derive,
  hmac,
  mac,
  makePasswordSlot,
  newBoxPair,
  newKey,
  newPersonSecret,
  openDocument,
  randomBytes,
  sealDocument,
  sha256,
  sign,
  unwrapKey,
  verifySignature,
  wrapKey,
} from './index.ts';

/*
 * The formats written down a second time, with other libraries and without a line of the module's own code. What one
 * side seals the other must open.
 */
const place = {
  table: 'record',
  row: 'r-1',
  column: 'document',
  caseId: '7KQ2',
  compartment: 'core',
  epoch: 513,
  schema: 2,
};
const line = 'document|record|r-1|document|7KQ2|core|513|2';
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const plain = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);

function header(key: Uint8Array, epoch: number): Uint8Array {
  const id = nobleSha256(Buffer.concat([text('naast key id 1\0'), key])).subarray(0, 8);
  return Buffer.concat([Uint8Array.of(1, 1), id, Uint8Array.of(epoch >> 8, epoch & 255)]);
}

describe('T85 a second implementation reads and writes the same', () => {
  it('T85 opens our envelope, and we open its', () => {
    const key = newKey();
    const sealed = sealDocument(key, place, { name: 'Amina' });
    const bound = Buffer.concat([header(key, 513), text(line)]);
    expect(sealed.subarray(0, 12)).toEqual(Buffer.from(header(key, 513)));

    const cipher = xchacha20poly1305(plain(key), plain(sealed.subarray(12, 36)), bound);
    const padded = Buffer.from(cipher.decrypt(plain(sealed.subarray(36))));
    expect(padded.length).toBe(256);
    expect(padded.toString('utf8').replace(/\x80?\0*$/, '')).toContain('{"name":"Amina"}');
    expect(padded[16]).toBe(0x80);

    const nonce = plain(randomBytes(24));
    const theirs = Buffer.alloc(256);
    theirs.set(text('["tea"]'));
    theirs[7] = 0x80;
    const body = xchacha20poly1305(plain(key), nonce, bound).encrypt(theirs);
    expect(openDocument(key, place, Buffer.concat([header(key, 513), nonce, body]))).toEqual(['tea']);
  });

  it('T85 opens our wrapped key, and we open its', () => {
    const pair = newBoxPair();
    const key = newKey();
    const context = 'grant|case 7KQ2|core|1';
    const payload = Buffer.concat([Uint8Array.of(1, 1), nobleSha256(text(`naast wrap 1\0${context}`)), key]);

    const wrapped = wrapKey(pair.boxPublic, context, key);
    expect(wrapped[0]).toBe(1);
    const theirKey = plain(wrapped.subarray(1, 33));
    const opened = boxCipher(plain(pair.boxSecret), theirKey, theirKey, plain(pair.boxPublic)).decrypt(
      plain(wrapped.subarray(33)),
    );
    expect(Buffer.from(opened)).toEqual(payload);

    const once = x25519.keygen();
    const box = boxCipher(once.secretKey, plain(pair.boxPublic), once.publicKey, plain(pair.boxPublic)).encrypt(
      payload,
    );
    const theirs = Buffer.concat([Uint8Array.of(1), once.publicKey, box]);
    expect(unwrapKey(pair, context, theirs)).toEqual(key);
  });

  it('T85 verifies our signature, and we verify its', () => {
    const person = newPersonSecret();
    const statement = { to: 'Bram', from: 'Joke', until: null, cases: ['7KQ2'] };
    const message = text(`naast signature 1\0grant\0${canonical(statement)}`);
    const signature = sign(person.signSecret, 'grant', statement);
    expect(ed25519.verify(plain(signature), message, plain(person.signPublic))).toBe(true);
    const theirs = ed25519.sign(message, plain(person.signSecret.subarray(0, 32)));
    expect(verifySignature(person.signPublic, 'grant', statement, theirs)).toBe(true);
    expect(canonical(statement)).toBe('{"cases":["7KQ2"],"from":"Joke","to":"Bram","until":null}');
  });

  it('T85 gives the same hashes, codes and derived keys', () => {
    const key = newKey();
    const parts = Buffer.concat([
      text('throttle\0'),
      Uint8Array.of(0, 0, 0, 3),
      text('abc'),
      Uint8Array.of(0, 0, 0, 0),
    ]);
    expect(mac(key, 'throttle', 'abc', '')).toEqual(Buffer.from(nobleHmac(nobleSha256, plain(key), parts)));
    expect(hmac(key, 'v1|door')).toEqual(Buffer.from(nobleHmac(nobleSha256, plain(key), text('v1|door'))));
    expect(sha256('a', Uint8Array.of(98), 'c')).toEqual(Buffer.from(nobleSha256(text('abc'))));
    const derived = hkdf(nobleSha256, plain(key), undefined, text('naast derive 1|csrf'), 32);
    expect(derive(key, 'csrf')).toEqual(Buffer.from(derived));
  });

  it('T85 stretches a password to the same verifier', async () => {
    const pepper = newKey();
    const owner = { personId: 'p|1', slotId: 's1' };
    const kdf = CHEAP_PASSWORD_COST;
    const slot = await makePasswordSlot({
      ...owner,
      password: 'ca\u0301 va bien ici',
      pepper,
      secret: newPersonSecret(),
      kdf,
    });
    const stretched = argon2id(text('c\u00e1 va bien ici'), plain(slot.salt), { m: 64, t: 1, p: 1, dkLen: 32 });
    // A line of parts inside a line of parts: the strokes and percent signs of the inner one are escaped once more.
    const once = (part: string): string => part.replaceAll('%', '%25').replaceAll('|', '%7C');
    const slotLine = `password slot|${once('p|1')}|s1|1`;
    const info = `naast slot verifier 1|${once(`${once(slotLine)}|64|1|1`)}`;
    const verifier = hkdf(nobleSha256, Buffer.concat([stretched, pepper]), undefined, text(info), 32);
    expect(slot.verifier).toEqual(Buffer.from(verifier));
  });
});

/** crypto_box of libsodium as its manual describes it: X25519, HSalsa20, XSalsa20-Poly1305, nonce from both keys. */
function boxCipher(secret: Uint8Array, other: Uint8Array, once: Uint8Array, recipient: Uint8Array) {
  const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(Uint8Array.from(bytes).buffer);
  const key = new Uint32Array(8);
  hsalsa(words(text('expand 32-byte k')), words(x25519.getSharedSecret(secret, other)), new Uint32Array(4), key);
  const nonce = blake2b(Buffer.concat([once, recipient]), { dkLen: 24 });
  return xsalsa20poly1305(new Uint8Array(key.buffer), nonce);
}
