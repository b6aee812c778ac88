export interface Frame {
  kind: number;
  body: Buffer;
}

const HEAD = 5;

/** Cuts what comes out of a box into frames; null as soon as it is more than `limit` bytes in all. */
export class FrameReader {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #held = 0;
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes what arrived and gives the frames that are now complete. */
  push(part: Buffer): Frame[] | null {
    this.#total += part.byteLength;
    if (this.#total > this.#limit) return null;
    this.#parts.push(part);
    this.#held += part.byteLength;
    const frames: Frame[] = [];
    for (let length = this.#length(); length !== null && this.#held >= HEAD + length; length = this.#length()) {
      frames.push(this.#take(length));
    }
    return frames;
  }

  /** Length of the body of the frame in front, once its head is there. */
  #length(): number | null {
    if (this.#held < HEAD) return null;
    return this.#front(HEAD).readUInt32BE(1);
  }

  #take(length: number): Frame {
    const whole = this.#front(HEAD + length);
    const body = Buffer.from(whole.subarray(HEAD, HEAD + length));
    const frame = { kind: whole.readUInt8(0), body };
    const rest = whole.subarray(HEAD + length);
    this.#parts = [rest, ...this.#parts.slice(1)];
    this.#held -= HEAD + length;
    return frame;
  }

  /** Joins only as many parts as are needed, so that many small parts do not cost their square. */
  #front(length: number): Buffer {
    const first = this.#parts[0];
    if (first && first.byteLength >= length) return first;
    const joined = Buffer.concat(this.#parts);
    this.#parts = [joined];
    return joined;
  }
}
