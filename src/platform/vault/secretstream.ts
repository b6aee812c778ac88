import untyped from 'sodium-native';
import { forget, lockedMemory } from './memory.ts';
import { VaultRefusal } from './refusal.ts';

/** The calls as they are in the library; its published types describe an older release. */
interface SecretStream {
  crypto_secretstream_xchacha20poly1305_STATEBYTES: number;
  crypto_secretstream_xchacha20poly1305_init_push(state: Buffer, opening: Buffer, key: Buffer): void;
  crypto_secretstream_xchacha20poly1305_init_pull(state: Buffer, opening: Buffer, key: Buffer): void;
  crypto_secretstream_xchacha20poly1305_push(
    s: Buffer,
    sealed: Buffer,
    plain: Buffer,
    bound: Buffer,
    tag: number,
  ): void;
  crypto_secretstream_xchacha20poly1305_pull(
    s: Buffer,
    plain: Buffer,
    tag: Buffer,
    sealed: Buffer,
    bound: Buffer,
  ): void;
}
const sodium = untyped as unknown as SecretStream;

export const OPENING_BYTES = 24;
export const CHUNK_EXTRA = 17;

// libsodium's TAG_MESSAGE, TAG_PUSH (the end of one set of messages) and TAG_FINAL (the end of the stream).
const TAGS = { content: 0, end: 1, last: 3 } as const;
export type ChunkTag = keyof typeof TAGS;

/** The sealing half of a secretstream; each chunk is bound to the one before it and to `bound`. */
export class PushState {
  readonly opening = Buffer.alloc(OPENING_BYTES);
  private readonly state = lockedMemory(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);

  private readonly bound: Buffer;

  constructor(key: Buffer, bound: Buffer) {
    this.bound = bound;
    sodium.crypto_secretstream_xchacha20poly1305_init_push(this.state, this.opening, key);
  }

  seal(plain: Buffer, tag: ChunkTag): Buffer {
    const sealed = Buffer.allocUnsafeSlow(plain.length + CHUNK_EXTRA);
    sodium.crypto_secretstream_xchacha20poly1305_push(this.state, sealed, plain, this.bound, TAGS[tag]);
    return sealed;
  }

  close(): void {
    forget(this.state);
  }
}

/** The opening half; throws VaultRefusal for a chunk that is not the next one. */
export class PullState {
  private readonly state = lockedMemory(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);
  private readonly tag = Buffer.alloc(1);

  private readonly bound: Buffer;

  constructor(key: Buffer, bound: Buffer, opening: Buffer) {
    this.bound = bound;
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(this.state, opening, key);
  }

  open(sealed: Buffer): { bytes: Buffer; tag: ChunkTag } {
    if (sealed.length <= CHUNK_EXTRA) throw new VaultRefusal();
    const bytes = Buffer.allocUnsafeSlow(sealed.length - CHUNK_EXTRA);
    try {
      sodium.crypto_secretstream_xchacha20poly1305_pull(this.state, bytes, this.tag, sealed, this.bound);
    } catch {
      throw new VaultRefusal();
    }
    return { bytes, tag: tagNamed(this.tag[0]) };
  }

  close(): void {
    forget(this.state);
  }
}

function tagNamed(value: number | undefined): ChunkTag {
  if (value === TAGS.content) return 'content';
  if (value === TAGS.end) return 'end';
  if (value === TAGS.last) return 'last';
  throw new VaultRefusal();
}
