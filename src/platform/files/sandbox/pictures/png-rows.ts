/** Undoes the filters of rows of a PNG (a filter byte, then samples), in place; null for a filter that PNG lacks. */
export function unfilter(rows: Uint8Array, stride: number, step: number): Uint8Array | null {
  const height = rows.byteLength / (stride + 1);
  const samples = new Uint8Array(rows.buffer, rows.byteOffset, stride * height);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const to = y * stride;
    const filter = rows[from] ?? 0;
    if (filter > 4) return null;
    // Samples move to the front by the filter bytes before them; a row is moved before it is undone.
    rows.copyWithin(to, from + 1, from + 1 + stride);
    undo(samples, filter, to, stride, step);
  }
  return samples;
}

function undo(samples: Uint8Array, filter: number, start: number, stride: number, step: number): void {
  if (filter === 0) return;
  for (let x = 0; x < stride; x++) {
    const at = start + x;
    const left = x >= step ? (samples[at - step] ?? 0) : 0;
    const up = start > 0 ? (samples[at - stride] ?? 0) : 0;
    const corner = x >= step && start > 0 ? (samples[at - stride - step] ?? 0) : 0;
    samples[at] = (samples[at] ?? 0) + guessed(filter, left, up, corner);
  }
}

function guessed(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [byLeft, byUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const byCorner = Math.abs(left + up - 2 * corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
