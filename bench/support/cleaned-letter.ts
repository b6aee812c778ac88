import type { Plane, Raster } from '#app/platform/files/sandbox/cleaning/plane.ts';
import { type PageToRead, readingFrame } from '#app/platform/files/sandbox/ocr/reading.ts';
import { scanned } from '#app/platform/files/sandbox/pages/scan.ts';
import { photographed, rotatedBy } from '#app/platform/files/testing/photographer.ts';
import { drawn } from '#app/platform/files/testing/print.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';

/** What follows on most letters, so that the page is full as theirs are. */
const rest = `

# Hebt u vragen?
Op onze website leest u meer over bezwaar maken en over uw rechten. U kunt ons ook bellen, op werkdagen
van 09.00 tot 17.00 uur. Houd uw V-nummer bij de hand, dan kunnen wij u sneller helpen. Het gesprek
is kosteloos. Spreekt u geen Nederlands, dan belt er een tolk met ons mee. Vraag daar gerust om.

# Uw gegevens
Wij bewaren uw gegevens zolang de wet dat vraagt. U mag zien wat er over u in staat en fouten laten
verbeteren. Lees daarover meer in onze folder. Wij sturen u die folder op als u daarom vraagt.
Stuur bij elk verzoek een kopie van deze brief mee en schrijf uw V-nummer boven aan de bladzijde.`;

/** A photo of twelve megapixels of a letter of one full page that lies a little askew. */
export async function greyPhotoOfLetter(): Promise<Plane> {
  const sheet = await drawn(await letterPdf(refusalOf('27 november 2026') + rest), 2000);
  const light = (x: number, y: number) => 0.9 - 0.4 * x * y;
  return photographed(sheet, { width: 3000, height: 4000, corners: rotatedBy(3), light, blur: 1 });
}

/** The same as it was decoded, with its colours. */
export async function photoOfLetter(): Promise<Raster> {
  const photo = await greyPhotoOfLetter();
  const pixels = new Uint8Array(photo.samples.length * 4);
  for (const [at, value] of photo.samples.entries()) pixels.fill(value, at * 4, at * 4 + 3);
  return { width: photo.width, height: photo.height, channels: 4, pixels };
}

export const cleaned = (photo: Raster): PageToRead => scanned(photo, 1, 56 * 1024 * 1024);

/** The page as the reading box is handed it: a frame without its head. */
export const handedOver = (page: PageToRead): Buffer => readingFrame(page).subarray(5);
