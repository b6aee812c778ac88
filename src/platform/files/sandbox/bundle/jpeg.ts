import { AC_CODES, type Codes, DC_CODES, DIVISORS, HUFFMAN_TABLES, QUANTISERS, ZIGZAG } from './jpeg-tables.ts';

export interface Samples {
  width: number;
  height: number;
  channels: 1 | 3;
  samples: Uint8Array;
}

/** A baseline JPEG of pixels (ITU T.81): grey, or red, green and blue without halving the colours. Nothing but pixels is in it. */
export function jpegOf({ width, height, channels, samples }: Samples): Buffer {
  const bits = new Bits();
  const before = [0, 0, 0];
  const block = new Float32Array(64);
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      for (let component = 0; component < channels; component++) {
        fill(block, { width, height, channels, samples }, x, y, component);
        before[component] = writeBlock(bits, block, component === 0 ? 0 : 1, before[component] ?? 0);
      }
    }
  }
  return Buffer.concat([headerOf(width, height, channels), bits.end(), Buffer.from([0xff, 0xd9])]);
}

/** Eight by eight values of one component, around zero; beyond the edge the last ones go on. */
function fill(block: Float32Array, picture: Samples, left: number, top: number, component: number): void {
  const { width, height, channels, samples } = picture;
  for (let row = 0; row < 8; row++) {
    const y = Math.min(top + row, height - 1) * width;
    for (let column = 0; column < 8; column++) {
      const at = (y + Math.min(left + column, width - 1)) * channels;
      const red = samples[at] ?? 0;
      block[row * 8 + column] =
        channels === 1 ? red - 128 : componentOf(component, red, samples[at + 1] ?? 0, samples[at + 2] ?? 0);
    }
  }
}

function componentOf(component: number, red: number, green: number, blue: number): number {
  if (component === 0) return 0.299 * red + 0.587 * green + 0.114 * blue - 128;
  if (component === 1) return -0.168736 * red - 0.331264 * green + 0.5 * blue;
  return 0.5 * red - 0.418688 * green - 0.081312 * blue;
}

/** Writes a block and gives its mean, from which the next one counts. */
function writeBlock(bits: Bits, block: Float32Array, table: 0 | 1, before: number): number {
  transform(block);
  const divisors = DIVISORS[table];
  const values = new Int16Array(64);
  for (let at = 0; at < 64; at++)
    values[at] = Math.round((block[ZIGZAG[at] ?? 0] ?? 0) * (divisors[ZIGZAG[at] ?? 0] ?? 0));
  const mean = values[0] ?? 0;
  writeValue(bits, DC_CODES[table], 0, mean - before);
  let zeros = 0;
  let last = 63;
  while (last > 0 && values[last] === 0) last--;
  for (let at = 1; at <= last; at++) {
    const value = values[at] ?? 0;
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) bits.code(AC_CODES[table], 0xf0);
    writeValue(bits, AC_CODES[table], zeros, value);
    zeros = 0;
  }
  if (last < 63) bits.code(AC_CODES[table], 0);
  return mean;
}

function writeValue(bits: Bits, codes: Codes, zeros: number, value: number): void {
  const size = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
  bits.code(codes, (zeros << 4) | size);
  if (size > 0) bits.write(value < 0 ? value + (1 << size) - 1 : value, size);
}

/** The cosine transform of Arai, Agui and Nakajima: rows, then columns; its scale is in the divisors. */
function transform(block: Float32Array): void {
  for (let row = 0; row < 64; row += 8) transformLine(block, row, 1);
  for (let column = 0; column < 8; column++) transformLine(block, column, 8);
}

function transformLine(block: Float32Array, from: number, step: number): void {
  const at = (place: number) => block[from + place * step] ?? 0;
  const put = (place: number, value: number) => {
    block[from + place * step] = value;
  };
  const [s07, d07] = [at(0) + at(7), at(0) - at(7)];
  const [s16, d16] = [at(1) + at(6), at(1) - at(6)];
  const [s25, d25] = [at(2) + at(5), at(2) - at(5)];
  const [s34, d34] = [at(3) + at(4), at(3) - at(4)];
  const [even0, even3] = [s07 + s34, s07 - s34];
  const [even1, even2] = [s16 + s25, s16 - s25];
  const turn = (even2 + even3) * Math.SQRT1_2;
  put(0, even0 + even1);
  put(4, even0 - even1);
  put(2, even3 + turn);
  put(6, even3 - turn);
  const [odd0, odd1, odd2] = [d34 + d25, d25 + d16, d16 + d07];
  const fifth = (odd0 - odd2) * 0.382683433;
  const second = 0.5411961 * odd0 + fifth;
  const fourth = 1.306562965 * odd2 + fifth;
  const third = odd1 * Math.SQRT1_2;
  const [plus, minus] = [d07 + third, d07 - third];
  put(5, minus + second);
  put(3, minus - second);
  put(1, plus + fourth);
  put(7, plus - fourth);
}

/** Bits in a row; after a byte of ones comes an empty one, so that no marker appears by chance. */
class Bits {
  #bytes = Buffer.alloc(256 * 1024);
  #size = 0;
  #held = 0;
  #count = 0;

  code(codes: Codes, symbol: number): void {
    const [code, length] = codes[symbol] ?? [0, 0];
    this.write(code, length);
  }

  write(value: number, length: number): void {
    this.#held = (this.#held << length) | value;
    this.#count += length;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#push((this.#held >>> this.#count) & 0xff);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  end(): Buffer {
    if (this.#count > 0) this.write((1 << (8 - this.#count)) - 1, 8 - this.#count);
    return Buffer.from(this.#bytes.subarray(0, this.#size));
  }

  #push(byte: number): void {
    if (this.#size + 2 > this.#bytes.byteLength) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#size)]);
    this.#bytes[this.#size++] = byte;
    if (byte === 0xff) this.#bytes[this.#size++] = 0;
  }
}

function headerOf(width: number, height: number, channels: 1 | 3): Buffer {
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, channels];
  const scan: number[] = [channels];
  for (let component = 1; component <= channels; component++) {
    const table = component === 1 ? 0 : 1;
    frame.push(component, 0x11, table);
    scan.push(component, table * 0x11);
  }
  const quantisers = QUANTISERS.flatMap((table, number) => [number, ...ZIGZAG.map((place) => table[place] ?? 1)]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, quantisers),
    segment(0xc0, frame),
    segment(0xc4, HUFFMAN_TABLES),
    segment(0xda, [...scan, 0, 63, 0]),
  ]);
}

function segment(marker: number, content: readonly number[]): Buffer {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...content]);
}
