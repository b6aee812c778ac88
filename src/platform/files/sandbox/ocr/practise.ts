import type { Tesseract } from './tesseract.ts';

const WIDTH = 900;
const HEIGHT = 420;

/**
 * Reads a page of dashes and dots, so that the compiler has seen the paths that the first real page takes. It happens
 * while the picture is still being cleaned, on the other processor.
 */
export function practise(tesseract: Tesseract): void {
  const samples = new Uint8Array(WIDTH * HEIGHT).fill(255);
  let state = 1;
  for (let line = 0; line < 9; line++) {
    for (let letter = 0; letter < 60; letter++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      if (letter % 7 === 6) continue;
      drawLetter(samples, 20 + letter * 14, 24 + line * 42, state >>> 24);
    }
  }
  tesseract.use(['nld']);
  tesseract.read({ width: WIDTH, height: HEIGHT, samples }, 200);
}

/** Strokes up, across and at the foot, as the bits say. */
function drawLetter(samples: Uint8Array, x: number, y: number, bits: number): void {
  const fill = (left: number, top: number, width: number, height: number) => {
    for (let row = y + top; row < y + top + height; row++)
      samples.fill(0, row * WIDTH + x + left, row * WIDTH + x + left + width);
  };
  fill(0, bits & 1 ? 0 : 7, 3, bits & 1 ? 22 : 15);
  if (bits & 2) fill(0, 7, 10, 3);
  if (bits & 4) fill(0, 19, 10, 3);
  if (bits & 8) fill(8, 7, 3, 15);
  if (bits & 16) fill(0, 13, 10, 2);
}
