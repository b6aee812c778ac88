const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY = 0x02014b50;
const MAX_COMMENT = 65_535;
const MAX_ENTRIES = 4_000;

/** Names in the directory of a zip; null when it has none that can be read. Nothing is unpacked. */
export function zipNames(file: Buffer): string[] | null {
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end < file.byteLength - MAX_COMMENT - 22 || end + 22 > file.byteLength) return null;
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) return null;
  const names: string[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > file.byteLength || file.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = file.readUInt16LE(at + 28);
    names.push(file.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names;
}

/** A Word document without macros; one with macros is no more than a zip to us. */
export function isWordDocument(file: Buffer): boolean {
  const names = zipNames(file) ?? [];
  const hasMacros = names.some((name) => /vbaProject|\.bin$/i.test(name));
  return !hasMacros && names.includes('[Content_Types].xml') && names.includes('word/document.xml');
}
