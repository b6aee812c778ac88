import { zipDirectory } from './box/typed/zip.ts';

/** A Word document without macros; one with macros is no more than a zip to us. */
export function isWordDocument(file: Buffer): boolean {
  const names = zipDirectory(file)?.map(({ name }) => name) ?? [];
  const hasMacros = names.some((name) => /vbaProject|\.bin$/i.test(name));
  return !hasMacros && names.includes('[Content_Types].xml') && names.includes('word/document.xml');
}
