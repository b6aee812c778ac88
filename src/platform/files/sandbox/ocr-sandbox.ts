/**
 * What reads pictures of pages: a process of its own behind the same walls as the sandbox, with Tesseract in it. It
 * never sees a file, only cleaned pages out of a sandbox, and gives way to everybody else on the machine.
 */

import { practise } from './ocr/practise.ts';
import { readPage } from './ocr/read-page.ts';
import { unpackReading } from './ocr/reading.ts';
import { Tesseract } from './ocr/tesseract.ts';
import { disarm } from './wall/disarm.ts';
import { FRAME, frame, pageFrame } from './wall/protocol.ts';
import { readRequest } from './wall/request.ts';

async function main(): Promise<void> {
  disarm();
  const tesseract = await Tesseract.load();
  practise(tesseract);
  process.stdout.write(frame(FRAME.ready));
  const request = await readRequest();
  if (!request) return;
  const { languages, pages } = unpackReading(request);
  for (const one of pages) {
    const { page, rows } = readPage(tesseract, one, languages);
    process.stdout.write(pageFrame(page, rows));
  }
  process.stdout.write(frame(FRAME.done));
}

await main();
