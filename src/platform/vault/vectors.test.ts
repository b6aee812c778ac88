import { argon2Sync, createHmac } from 'node:crypto';
import sodium from 'sodium-native';
import { describe, expect, it } from 'vitest';
import { expand, sha256 } from './hashes.ts';

const hex = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ''), 'hex');
const counting = (from: number, count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, i) => from + i));

describe('T85 the primitives give the published answers', () => {
  it('T85 XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, A.3.1)', () => {
    const plain = Buffer.from(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
    );
    const sealed = Buffer.alloc(plain.length + 16);
    const data = hex('50515253c0c1c2c3c4c5c6c7');
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
      sealed,
      plain,
      data,
      null,
      counting(0x40, 24),
      counting(0x80, 32),
    );
    expect(sealed.toString('hex')).toBe(
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb' +
        '731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452' +
        '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
        '21f9664c97637da9768812f615c68b13b52e' +
        'c0875924c1c7987947deafd8780acf49',
    );
  });

  it('T85 X25519 (RFC 7748, 5.2)', () => {
    const scalar = hex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4');
    const point = hex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c');
    const shared = Buffer.alloc(32);
    sodium.crypto_scalarmult(shared, scalar, point);
    expect(shared.toString('hex')).toBe('c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552');
  });

  it.each([
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ])('T85 Ed25519 (RFC 8032, 7.1): seed %s', (seed, publicKey, message, signature) => {
    const made = { public: Buffer.alloc(32), secret: Buffer.alloc(64), signature: Buffer.alloc(64) };
    sodium.crypto_sign_seed_keypair(made.public, made.secret, hex(seed));
    sodium.crypto_sign_detached(made.signature, hex(message), made.secret);
    expect(made.public.toString('hex')).toBe(publicKey);
    expect(made.signature.toString('hex')).toBe(signature);
  });

  it('T85 HKDF-SHA-256 (RFC 5869, A.3: no salt, no info)', () => {
    const okm = expand(Buffer.alloc(22, 0x0b), '');
    expect(okm.toString('hex')).toBe('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d');
  });

  it('T85 HMAC-SHA-256 (RFC 4231, 4.2)', () => {
    const sum = createHmac('sha256', Buffer.alloc(20, 0x0b)).update('Hi There').digest('hex');
    expect(sum).toBe('b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
  });

  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('T85 SHA-256 (FIPS 180-4) of "%s"', (text, sum) => {
    expect(sha256(text).toString('hex')).toBe(sum);
    expect(sha256(Buffer.from(text)).toString('hex')).toBe(sum);
  });

  it('T85 Argon2id (RFC 9106, 5.3)', () => {
    const tag = argon2Sync('argon2id', {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    });
    expect(tag.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });
});
