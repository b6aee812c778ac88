import sodium from 'sodium-native';
import {
  forget,
  newBoxPair,
  newKey,
  openDocument,
  sealDocument,
  unwrapKey,
  wrapKey,
} from '#app/platform/vault/index.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

const many = 500;

/** Opening 500 grants and 500 records through the vault, against the bare library doing the same number of calls. */
const row: BenchRow = {
  name: 'opening 500 grants and 500 records',
  ratioOf: 'the vault to the bare library',
  bar: { atMost: 2 },
  async run({ smoke }) {
    const rounds = smoke ? 5 : 40;
    const pair = newBoxPair();
    const place = (at: number) => ({
      table: 'case_header',
      row: String(at),
      column: 'sealed',
      caseId: String(at),
      compartment: 'core',
      epoch: 1,
    });
    const sealed = Array.from({ length: many }, (_, at) => {
      const key = newKey();
      return {
        wrapped: wrapKey(pair.boxPublic, `grant|${at}`, key),
        document: sealDocument(key, place(at), { nameToUse: 'Naam', languages: ['ti', 'en'], text: 'x'.repeat(120) }),
      };
    });
    const ours = await timesOf(rounds, async () => {
      sealed.forEach(({ wrapped, document }, at) => {
        const key = unwrapKey(pair, `grant|${at}`, wrapped);
        openDocument(key, place(at), document);
        forget(key);
      });
    });
    const bare = await timesOf(rounds, async () => bareLibrary(pair));
    return {
      figures: { 'vault, median ms': quantile(ours, 0.5), 'bare library, median ms': quantile(bare, 0.5) },
      ratio: quantile(ours, 0.5) / quantile(bare, 0.5),
    };
  },
};
export default row;

let prepared: { sandboxes: Buffer[]; texts: { nonce: Buffer; cipher: Buffer }[]; key: Buffer } | undefined;

function bareLibrary(pair: { boxPublic: Buffer; boxSecret: Buffer }): void {
  prepared ??= prepare(pair);
  const opened = Buffer.alloc(66);
  const text = Buffer.alloc(256);
  for (const sandbox of prepared.sandboxes)
    sodium.crypto_box_seal_open(opened, sandbox, pair.boxPublic, pair.boxSecret);
  for (const { nonce, cipher } of prepared.texts)
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(text, null, cipher, null, nonce, prepared.key);
}

function prepare(pair: { boxPublic: Buffer }) {
  const key = Buffer.alloc(32, 7);
  const sandboxes = Array.from({ length: many }, () => {
    const sandbox = Buffer.alloc(66 + sodium.crypto_box_SEALBYTES);
    sodium.crypto_box_seal(sandbox, Buffer.alloc(66, 1), pair.boxPublic);
    return sandbox;
  });
  const texts = Array.from({ length: many }, (_, at) => {
    const nonce = Buffer.alloc(24, at % 251);
    const cipher = Buffer.alloc(256 + 16);
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(cipher, Buffer.alloc(256, 2), null, null, nonce, key);
    return { nonce, cipher };
  });
  return { sandboxes, texts, key };
}
