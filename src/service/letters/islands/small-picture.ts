import { make } from '#app/platform/browser/index.ts';

/** A small picture of a file, made here: the page may show none that does not come from the server. */
export async function showSmall(file: File, place: HTMLElement): Promise<void> {
  place.textContent = file.name.split('.').at(-1)?.slice(0, 4) ?? '';
  try {
    const small = await createImageBitmap(file, { resizeWidth: 96, resizeQuality: 'medium' });
    const canvas = make('canvas', { width: small.width, height: small.height, 'aria-hidden': 'true' });
    canvas.getContext('2d')?.drawImage(small, 0, 0);
    small.close();
    place.replaceChildren(canvas);
  } catch {
    // No picture, or of a kind that this browser cannot draw: its ending says what it is.
  }
}
