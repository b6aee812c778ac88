import { printPages } from '#app/platform/files/testing/print.ts';
import { jpegOf } from './jpeg.ts';
import { photograph } from './photograph.ts';
import { type Scene, sceneOf } from './scene.ts';

export { type Scene, sceneOf } from './scene.ts';

/** Sharper than any phone will show the sheet. */
const PRINT_DPI = 260;

/** Photographs of the pages of a PDF, one a page, as JPEG. The same for the same seed. */
export async function photosOf(pdf: Uint8Array, seed: string, change: Partial<Scene> = {}): Promise<Buffer[]> {
  const sheets = await printPages(pdf, PRINT_DPI);
  const photos: Buffer[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const scene = { ...sceneOf(`${seed} ${index}`), ...change };
    photos.push(await jpegOf(photograph(sheet, scene), scene));
  }
  return photos;
}
