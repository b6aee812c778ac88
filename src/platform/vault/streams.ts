import { Transform, type TransformCallback } from 'node:stream';
import { HEADER_BYTES, writeHeader } from './envelope.ts';
import { derive } from './hashes.ts';
import { forget, type Key, view } from './memory.ts';
import { contentLength, markEnd, paddedLength } from './padding.ts';
import { type Place, placeLine } from './place.ts';
import { VaultRefusal } from './refusal.ts';
import { CHUNK_EXTRA, OPENING_BYTES, PullState, PushState } from './secretstream.ts';

/*
 * A file: header (12, as an envelope's) | opening of the secretstream (24) | chunks of 64 KiB and 17 bytes.
 *
 * The content is padded to the size classes of the envelope, like every text. 'content' chunks are whole; the chunk
 * in which the content ends is padded and marked 'end'; chunks of zeros follow as needed; the last one is 'last'. So
 * a cut, repeated, swapped or added chunk does not open, and the file does not show its exact length.
 */
const VERSION = 1;
const SUITE_SECRETSTREAM = 1;
const CHUNK = 65_536;
const SEALED_CHUNK = CHUNK + CHUNK_EXTRA;
const START_BYTES = HEADER_BYTES + OPENING_BYTES;

/** Seals a stream of bytes at its place, chunk by chunk. */
export function sealStream(key: Key, place: Place): Transform {
  const seal = new StreamSeal(key, place);
  return chunked(CHUNK, CHUNK, seal);
}

/**
 * Opens what `sealStream` sealed. Every chunk that comes out is authentic, but only the end of the stream says that
 * it was whole: throw away what came out before an error (VaultRefusal).
 */
export function openStream(key: Key, place: Place): Transform {
  return chunked(START_BYTES, SEALED_CHUNK, new StreamOpening(key, place));
}

/** What a stream does with each piece, with the remainder, and when it is torn down. */
interface Work {
  piece(bytes: Buffer, out: (bytes: Buffer) => void): void;
  end(rest: Buffer, out: (bytes: Buffer) => void): void;
  close(): void;
}

class StreamSeal implements Work {
  private readonly header = Buffer.alloc(HEADER_BYTES);
  private readonly push: PushState;
  private started = false;
  private total = 0;

  constructor(key: Key, place: Place) {
    const bound = associated(this.header, key, place);
    const own = derive(key, 'secretstream');
    this.push = new PushState(own, bound);
    forget(own);
  }

  piece(bytes: Buffer, out: (bytes: Buffer) => void): void {
    this.start(out);
    this.total += bytes.length;
    out(this.push.seal(bytes, 'content'));
  }

  end(rest: Buffer, out: (bytes: Buffer) => void): void {
    this.start(out);
    let left = paddedLength(this.total + rest.length) - this.total;
    const ending = Buffer.alloc(Math.min(left, CHUNK));
    ending.set(rest);
    markEnd(ending, rest.length);
    left -= ending.length;
    out(this.push.seal(ending, left > 0 ? 'end' : 'last'));
    ending.fill(0);
    for (; left > 0; left -= CHUNK) out(this.push.seal(ending, left > CHUNK ? 'content' : 'last'));
  }

  close(): void {
    this.push.close();
  }

  private start(out: (bytes: Buffer) => void): void {
    if (this.started) return;
    this.started = true;
    out(Buffer.concat([this.header, this.push.opening]));
  }
}

class StreamOpening implements Work {
  private readonly header = Buffer.alloc(HEADER_BYTES);
  private readonly bound: Buffer;
  private readonly own: Key;
  private pull: PullState | undefined;
  private ended = false;
  private last = false;

  constructor(key: Key, place: Place) {
    this.bound = associated(this.header, key, place);
    this.own = derive(key, 'secretstream');
  }

  piece(bytes: Buffer, out: (bytes: Buffer) => void): void {
    if (this.pull === undefined) {
      if (!bytes.subarray(0, HEADER_BYTES).equals(this.header)) throw new VaultRefusal();
      this.pull = new PullState(this.own, this.bound, bytes.subarray(HEADER_BYTES));
    } else {
      this.take(this.pull, bytes, out);
    }
  }

  end(rest: Buffer, out: (bytes: Buffer) => void): void {
    if (rest.length > 0 && this.pull) this.take(this.pull, rest, out);
    if (!this.last) throw new VaultRefusal();
  }

  close(): void {
    forget(this.own);
    this.pull?.close();
  }

  private take(pull: PullState, sealed: Buffer, out: (bytes: Buffer) => void): void {
    if (this.last) throw new VaultRefusal();
    const { bytes, tag } = pull.open(sealed);
    if (!this.ended) out(tag === 'content' ? bytes : bytes.subarray(0, contentLength(bytes)));
    this.ended ||= tag !== 'content';
    this.last = tag === 'last';
  }
}

function associated(header: Buffer, key: Key, place: Place): Buffer {
  writeHeader(header, VERSION, SUITE_SECRETSTREAM, key, place.epoch);
  return Buffer.concat([header, Buffer.from(placeLine('stream', place))]);
}

/** Cuts what comes in into a first piece and equal pieces after it, and hands them to `work`. */
function chunked(first: number, size: number, work: Work): Transform {
  let pending: Buffer[] = [];
  let held = 0;
  let next = first;

  function feed(stream: Transform): void {
    if (held < next) return;
    let bytes = pending.length === 1 ? (pending[0] as Buffer) : Buffer.concat(pending, held);
    while (bytes.length >= next) {
      work.piece(bytes.subarray(0, next), (out) => stream.push(out));
      bytes = bytes.subarray(next);
      next = size;
    }
    pending = [bytes];
    held = bytes.length;
  }

  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      pending.push(view(chunk));
      held += chunk.length;
      attempt(done, () => feed(this));
    },
    flush(done) {
      attempt(done, () => work.end(Buffer.concat(pending, held), (out) => this.push(out)));
    },
    destroy(error, done) {
      work.close();
      done(error);
    },
  });
}

function attempt(done: TransformCallback, step: () => void): void {
  try {
    step();
    done();
  } catch {
    done(new VaultRefusal());
  }
}
