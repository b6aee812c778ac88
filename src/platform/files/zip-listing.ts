import { zipDirectory } from './sandbox/typed/zip.ts';

/** A Word document without macros; one with macros is no more than a zip to us, and one without its end is torn. */
export function zipType(file: Buffer): 'docx' | 'zip' | 'torn' {
  const names = zipDirectory(file)?.map(({ name }) => name);
  if (!names) return 'torn';
  const hasMacros = names.some((name) => /vbaProject|\.bin$/i.test(name));
  return !hasMacros && names.includes('[Content_Types].xml') && names.includes('word/document.xml') ? 'docx' : 'zip';
}
