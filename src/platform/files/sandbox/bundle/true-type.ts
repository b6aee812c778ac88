/** A TrueType font: which glyph a character has, how wide it is, and the font with only some of its glyphs. */
export class TrueType {
  readonly #bytes: Buffer;
  readonly #tables = new Map<string, Buffer>();
  readonly #offsets: number[];
  readonly #glyphs = new Map<number, number>();

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let table = 0; table < this.#bytes.readUInt16BE(4); table++) {
      const at = 12 + table * 16;
      const start = this.#bytes.readUInt32BE(at + 8);
      const name = this.#bytes.toString('latin1', at, at + 4);
      this.#tables.set(name, this.#bytes.subarray(start, start + this.#bytes.readUInt32BE(at + 12)));
    }
    this.#offsets = this.#readOffsets();
    this.#readCharacters();
  }

  /** Units in an em. */
  get unitsPerEm(): number {
    return this.#table('head').readUInt16BE(18);
  }
  get ascent(): number {
    return this.#table('hhea').readInt16BE(4);
  }
  get descent(): number {
    return this.#table('hhea').readInt16BE(6);
  }
  /** Left, bottom, right and top of everything in the font. */
  get bounds(): [number, number, number, number] {
    const head = this.#table('head');
    return [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)];
  }

  /** The glyph of a character; undefined when the font has none. */
  glyphOf(character: string): number | undefined {
    return this.#glyphs.get(character.codePointAt(0) ?? 0);
  }

  /** In units of the em. */
  widthOf(glyph: number): number {
    const measured = this.#table('hhea').readUInt16BE(34);
    return this.#table('hmtx').readUInt16BE(Math.min(glyph, measured - 1) * 4);
  }

  /** The font with these glyphs alone; they keep their numbers, the others become empty. */
  subset(wanted: Iterable<number>): Buffer {
    const kept = this.#withParts(new Set([0, ...wanted]));
    const glyf: Buffer[] = [];
    const loca = Buffer.alloc((this.#offsets.length - 1 + 1) * 4);
    let at = 0;
    for (let glyph = 0; glyph < this.#offsets.length - 1; glyph++) {
      loca.writeUInt32BE(at, glyph * 4);
      if (!kept.has(glyph)) continue;
      const outline = this.#outline(glyph);
      const padded = Buffer.alloc((outline.byteLength + 3) & ~3);
      outline.copy(padded);
      glyf.push(padded);
      at += padded.byteLength;
    }
    loca.writeUInt32BE(at, (this.#offsets.length - 1) * 4);
    const head = Buffer.from(this.#table('head'));
    head.writeInt16BE(1, 50); // long offsets
    const same = ['cvt ', 'fpgm', 'prep', 'hhea', 'hmtx', 'maxp'].flatMap((name) => {
      const table = this.#tables.get(name);
      return table ? [[name, table] as const] : [];
    });
    return fontFile([...same, ['head', head], ['loca', loca], ['glyf', Buffer.concat(glyf)]]);
  }

  #table(name: string): Buffer {
    const table = this.#tables.get(name);
    if (!table) throw new Error(`The font has no table ${name}`);
    return table;
  }

  #readOffsets(): number[] {
    const count = this.#table('maxp').readUInt16BE(4) + 1;
    const loca = this.#table('loca');
    const isLong = this.#table('head').readInt16BE(50) === 1;
    return Array.from({ length: count }, (_, at) =>
      isLong ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2,
    );
  }

  /** The table of the whole of Unicode (12) where there is one, else that of its first plane (4). */
  #readCharacters(): void {
    const cmap = this.#table('cmap');
    const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) =>
      cmap.subarray(cmap.readUInt32BE(8 + at * 8)),
    );
    const whole = tables.find((table) => table.readUInt16BE(0) === 12);
    const plane = tables.find((table) => table.readUInt16BE(0) === 4);
    if (whole) this.#readGroups(whole);
    else if (plane) this.#readSegments(plane);
  }

  #readGroups(table: Buffer): void {
    for (let group = 0; group < table.readUInt32BE(12); group++) {
      const at = 16 + group * 12;
      const [from, to, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
      for (let code = from; code <= to; code++) this.#glyphs.set(code, glyph + code - from);
    }
  }

  #readSegments(table: Buffer): void {
    const size = table.readUInt16BE(6);
    for (let at = 0; at < size; at += 2) {
      const to = table.readUInt16BE(14 + at);
      const from = table.readUInt16BE(16 + size + at);
      const delta = table.readUInt16BE(16 + size * 2 + at);
      const place = 16 + size * 3 + at;
      const range = table.readUInt16BE(place);
      for (let code = from; code <= to && code < 0xffff; code++) {
        const listed = range === 0 ? code : table.readUInt16BE(place + range + (code - from) * 2);
        const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
        if (glyph > 0) this.#glyphs.set(code, glyph);
      }
    }
  }

  #outline(glyph: number): Buffer {
    return this.#table('glyf').subarray(this.#offsets[glyph] ?? 0, this.#offsets[glyph + 1] ?? 0);
  }

  /** A letter with an accent may be drawn from a letter and an accent: those come along. */
  #withParts(glyphs: Set<number>): Set<number> {
    for (const glyph of glyphs) {
      const outline = this.#outline(glyph);
      if (outline.byteLength < 10 || outline.readInt16BE(0) >= 0) continue;
      for (let at = 10, more = true; more; ) {
        const flags = outline.readUInt16BE(at);
        glyphs.add(outline.readUInt16BE(at + 2));
        more = (flags & 0x20) !== 0;
        at += 4 + (flags & 1 ? 4 : 2) + (flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
      }
    }
    return glyphs;
  }
}

function fontFile(tables: (readonly [name: string, table: Buffer])[]): Buffer {
  const sorted = tables.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  const head = Buffer.alloc(12 + sorted.length * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(sorted.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((sorted.length - power) * 16, 10);
  const parts = [head];
  let at = head.byteLength;
  for (const [index, [name, table]] of sorted.entries()) {
    const padded = Buffer.alloc((table.byteLength + 3) & ~3);
    table.copy(padded);
    head.write(name, 12 + index * 16, 'latin1');
    head.writeUInt32BE(checksum(padded), 16 + index * 16);
    head.writeUInt32BE(at, 20 + index * 16);
    head.writeUInt32BE(table.byteLength, 24 + index * 16);
    parts.push(padded);
    at += padded.byteLength;
  }
  return Buffer.concat(parts);
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.byteLength; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}
