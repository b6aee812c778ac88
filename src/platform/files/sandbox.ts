/**
 * What runs inside the sandbox: one process, one file, then the end. It is started with no rights but reading
 * its own program (`sandbox-command.ts`), takes the file on standard input and answers on standard output.
 * It must import nothing of the installation but what is in `sandbox/`.
 */

import { type PageToRead, readingFrame } from './sandbox/ocr/reading.ts';
import { showPages } from './sandbox/pages/pages.ts';
import { showPicture } from './sandbox/pages/show-picture.ts';
import { warmUp } from './sandbox/pages/warm-up.ts';
import { type LoadedPdfium, loadPdfium } from './sandbox/pdfium/pdfium.ts';
import { isPictureKind } from './sandbox/pictures/picture-kind.ts';
import { showTyped } from './sandbox/typed/index.ts';
import { disarm } from './sandbox/wall/disarm.ts';
import { FRAME, frame, type PageDescription, pageFrame, type SandboxRefusal } from './sandbox/wall/protocol.ts';
import { readRequest, type SandboxKind, unpackFile } from './sandbox/wall/request.ts';

async function main(): Promise<void> {
  disarm();
  const loaded = await loadPdfium();
  warmUp(loaded);
  process.stdout.write(frame(FRAME.ready));
  const request = await readRequest();
  if (!request) return;
  const { kind, file } = unpackFile(request);
  const refusal = await show(loaded, kind, file);
  process.stdout.write(refusal ? frame(FRAME.refused, Buffer.from(refusal)) : frame(FRAME.done));
}

/** What PDFium stumbles over (a trap in the WebAssembly, a failed assertion) is a broken file; nothing else is said. */
async function show(loaded: LoadedPdfium, kind: SandboxKind, file: Buffer): Promise<SandboxRefusal | null> {
  const shown = (page: PageDescription, rows: Buffer) => process.stdout.write(pageFrame(page, rows));
  const toBeRead = (page: PageToRead) => process.stdout.write(readingFrame(page));
  try {
    if (isPictureKind(kind)) return await showPicture(loaded.pdfium, kind, file, toBeRead);
    return kind === 'pdf' ? showPages(loaded, file, shown, toBeRead) : showTyped(loaded, kind, file, shown, toBeRead);
  } catch {
    return loaded.ranOut() ? 'too-much-memory' : 'broken';
  }
}

await main();
