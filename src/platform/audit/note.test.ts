import { describe, expect, it } from 'vitest';
import { keyOf } from '#app/platform/vault/index.ts';
import {
  checkpointText,
  noteKeyOf,
  readAddCheckpoint,
  readCheckpoint,
  readNoteKey,
  readSignatures,
  readSignedNote,
  signatureLine,
  signaturesOfKey,
  signedAt,
  writeAddCheckpoint,
  writeNoteKey,
} from './index.ts';

const seed = () => keyOf(Buffer.alloc(32, 7));
const text = checkpointText({ origin: 'example.com/behind-the-sofa', size: 20_852_163, root: Buffer.alloc(32, 3) });

describe('S5 what is shown to a witness (C2SP)', () => {
  it('reads the published key of a published note, and that this key signed it', () => {
    // From the documentation of the Go package that the format comes from.
    const key = readNoteKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const note =
      'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
        '’',
        "'",
      ) +
      '\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    const read = readSignedNote(note);
    if (key === null || read === null) return expect.unreachable('It was not read.');
    expect(key).toMatchObject({ name: 'PeterNeumann', kind: 'note' });
    const [signature] = signaturesOfKey(read.signatures, key);
    if (signature === undefined) return expect.unreachable('There is no signature of this key.');
    expect(signedAt(signature, key, read.text)).toBe(0);
    expect(signedAt(signature, key, `${read.text} `)).toBeNull();
  });

  it('takes a key for what its line says, and none whose id is another’s', () => {
    const key = noteKeyOf(seed(), 'witness.example/w1', 'cosignature');
    const line = writeNoteKey(key);
    expect(readNoteKey(line)).toEqual(key);
    expect(readNoteKey(line.replace('w1', 'w2'))).toBeNull();
    expect(readNoteKey('')).toBeNull();
  });

  it('signs as a witness with the time, and no other time, text or key fits', () => {
    const key = noteKeyOf(seed(), 'witness.example/w1', 'cosignature');
    const [signature] = readSignatures(signatureLine(seed(), key, text, 1_679_315_147)) ?? [];
    if (signature === undefined) return expect.unreachable('It was not read.');
    expect(signedAt(signature, key, text)).toBe(1_679_315_147);
    expect(signedAt(signature, key, text.replace('3\n', '4\n'))).toBeNull();
    const other = noteKeyOf(keyOf(Buffer.alloc(32, 8)), 'witness.example/w1', 'cosignature');
    expect([signaturesOfKey([signature], other), signedAt(signature, other, text)]).toEqual([[], null]);
    const later = { ...signature, bytes: Buffer.from(signature.bytes) };
    later.bytes.writeBigUInt64BE(1_679_315_148n);
    expect(signedAt(later, key, text)).toBeNull();
  });

  it('writes and reads a request, and refuses what is not in the form', () => {
    const asked = { old: 12, proof: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)], note: `${text}\n— a bbbbbb==\n` };
    expect(readAddCheckpoint(writeAddCheckpoint(asked))).toEqual(asked);
    for (const wrong of ['', 'old 1', 'old 01\n\nx', 'old -1\n\nx', 'old 1\nabc\n\nx', 'new 1\n\nx'])
      expect(readAddCheckpoint(wrong), wrong).toBeNull();
    expect(readCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
    for (const wrong of ['', 'a\n01\nx\n', `a\n1\n${'A'.repeat(44)}\n`, '\n1\n'])
      expect(readCheckpoint(wrong), wrong).toBeNull();
  });
});
