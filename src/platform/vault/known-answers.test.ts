import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import {
  derive,
  joinShares,
  mac,
  openBytes,
  openDocument,
  openPasswordSlot,
  openSession,
  openStream,
  packPersonSecret,
  readSessionCookie,
  sign,
  unpackPersonSecret,
  unwrapKey,
} from './index.ts';
import known from './known-answers.json' with { type: 'json' };

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const key = bytes(known.key);
const person = unpackPersonSecret(bytes(known.person));

describe('T85 what was sealed once opens for ever', () => {
  it('T85 a document, bytes and a stream', async () => {
    expect(openDocument(key, known.place, bytes(known.document.sealed))).toEqual(known.document.value);
    expect(openBytes(key, known.place, bytes(known.bytes.sealed))).toEqual(bytes(known.bytes.value));
    const opening = Readable.from([bytes(known.stream.sealed)]).compose(openStream(key, known.place));
    expect(await buffer(opening)).toEqual(bytes(known.stream.value));
  });

  it('T85 a wrapped key and the shares of a key', async () => {
    const { boxPublic, boxSecret, context, wrapped } = known.wrap;
    const pair = { boxPublic: bytes(boxPublic), boxSecret: bytes(boxSecret) };
    expect(unwrapKey(pair, context, bytes(wrapped))).toEqual(key);
    expect(await joinShares(known.shares.slice(1).map(bytes))).toEqual(key);
  });

  it('T85 a session and a password slot', async () => {
    const { cookie, lookup, owner, sealed } = known.session;
    const halves = readSessionCookie(cookie);
    expect(halves?.lookup).toEqual(bytes(lookup));
    expect(openSession(halves?.key ?? Buffer.alloc(0), owner, bytes(sealed))).toEqual(person);

    const { slot } = known;
    const opened = await openPasswordSlot({
      ...slot.owner,
      password: slot.password,
      pepper: bytes(known.pepper),
      slot: {
        kdf: slot.kdf,
        pepperVersion: slot.pepperVersion,
        salt: bytes(slot.salt),
        verifier: bytes(slot.verifier),
        slotPublic: bytes(slot.slotPublic),
        slotSecretSealed: bytes(slot.slotSecretSealed),
        secretSealed: bytes(slot.secretSealed),
      },
    });
    expect(opened).toEqual(person);
  });

  it('T85 a packed person, her signature, a derived key and a code', () => {
    expect(packPersonSecret(person)).toEqual(bytes(known.person));
    const { domain, statement, signature } = known.signature;
    expect(sign(person.signSecret, domain, statement)).toEqual(bytes(signature));
    expect(derive(key, known.derived.label)).toEqual(bytes(known.derived.key));
    expect(mac(key, known.mac.domain, known.mac.part)).toEqual(bytes(known.mac.sum));
  });
});
