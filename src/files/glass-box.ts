/**
 * What runs inside the glass box: one process, one file, then the end. It is started with no rights but reading
 * its own program (`box-command.ts`), takes the file on standard input and answers on standard output.
 * It must import nothing of the house but what lies in `box/`.
 */
import { disarm } from './box/disarm.ts';
import { showPages } from './box/pages.ts';
import { type LoadedPdfium, loadPdfium } from './box/pdfium.ts';
import { type BoxRefusal, FRAME, frame, pageFrame } from './box/protocol.ts';
import { readRequest } from './box/request.ts';
import { warmUp } from './box/warm-up.ts';

async function main(): Promise<void> {
  disarm();
  const loaded = await loadPdfium();
  warmUp(loaded);
  process.stdout.write(frame(FRAME.ready));
  const file = await readRequest();
  if (!file) return;
  const refusal = show(loaded, file);
  process.stdout.write(refusal ? frame(FRAME.refused, Buffer.from(refusal)) : frame(FRAME.done));
}

/** What PDFium stumbles over (a trap in the WebAssembly, a failed assertion) is a broken file; nothing else is said. */
function show(loaded: LoadedPdfium, file: Buffer): BoxRefusal | null {
  try {
    return showPages(loaded, file, (page, rows) => process.stdout.write(pageFrame(page, rows)));
  } catch {
    return loaded.ranOut() ? 'too-much-memory' : 'broken';
  }
}

await main();
