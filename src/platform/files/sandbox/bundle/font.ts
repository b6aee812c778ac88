import type { PdfFile, Ref } from './pdf-file.ts';
import { romanised } from './romanise.ts';
import type { TrueType } from './true-type.ts';

/** A font of the bundle: measures and writes text, and remembers which glyphs it needed. */
export class Font {
  readonly #used = new Map<number, string>();

  readonly name: string;
  readonly face: TrueType;

  constructor(name: string, face: TrueType) {
    this.name = name;
    this.face = face;
  }

  /** The text as it can be drawn with this font. */
  drawable(text: string): string {
    return romanised(text, (character) => this.face.glyphOf(character) !== undefined);
  }

  /** Width in points of text that can be drawn. */
  width(text: string, size: number): number {
    let units = 0;
    for (const character of text) units += this.face.widthOf(this.face.glyphOf(character) ?? 0);
    return (units * size) / this.face.unitsPerEm;
  }

  /** The text as glyph numbers in hexadecimals, ready for `Tj`. */
  glyphs(text: string): string {
    let written = '';
    for (const character of text) {
      const glyph = this.face.glyphOf(character) ?? 0;
      this.#used.set(glyph, character);
      written += glyph.toString(16).padStart(4, '0');
    }
    return `<${written}>`;
  }

  /** Puts the font into the file, with the glyphs that were used alone. */
  embed(file: PdfFile): Ref {
    const used = [...this.#used].sort(([a], [b]) => a - b);
    const scale = 1000 / this.face.unitsPerEm;
    const subset = this.face.subset(used.map(([glyph]) => glyph));
    const program = file.addStream(subset, `/Length1 ${subset.byteLength}`);
    const box = this.face.bounds.map((value) => Math.round(value * scale)).join(' ');
    const [up, down] = [this.face.ascent, this.face.descent].map((value) => Math.round((value ?? 0) * scale));
    const descriptor = file.add(
      `<</Type /FontDescriptor /FontName /${this.name} /Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${up} ` +
        `/Descent ${down} /CapHeight 714 /StemV 80 /FontFile2 ${program} 0 R>>`,
    );
    const widths = used.map(([glyph]) => `${glyph} [${Math.round(this.face.widthOf(glyph) * scale)}]`).join(' ');
    const descendant = file.add(
      `<</Type /Font /Subtype /CIDFontType2 /BaseFont /${this.name} /CIDToGIDMap /Identity ` +
        `/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> ` +
        `/FontDescriptor ${descriptor} 0 R /DW 600 /W [${widths}]>>`,
    );
    const unicode = file.addStream(Buffer.from(toUnicode(used), 'latin1'), '');
    return file.add(
      `<</Type /Font /Subtype /Type0 /BaseFont /${this.name} /Encoding /Identity-H ` +
        `/DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R>>`,
    );
  }
}

/** From glyphs back to characters, so that a reader can search and copy. */
function toUnicode(used: [glyph: number, character: string][]): string {
  const hex = (character: string) => Buffer.from(character, 'utf16le').swap16().toString('hex');
  const rows = used.map(([glyph, character]) => `<${glyph.toString(16).padStart(4, '0')}> <${hex(character)}>`);
  const blocks: string[] = [];
  for (let from = 0; from < rows.length; from += 100) {
    const block = rows.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
