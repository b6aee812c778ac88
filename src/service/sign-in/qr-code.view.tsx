import qrcode from 'qrcode';

/** White space around the code, in modules, without which many cameras see nothing. */
const quiet = 4;

/**
 * A QR code drawn from its modules: no image file, no data: address, no raw markup. Black on white whatever the theme,
 * for cameras do not read it the other way round.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const edge = modules.size + 2 * quiet;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${edge} ${edge}`} width="232" height="232">
      <rect width={String(edge)} height={String(edge)} fill="white" />
      <path fill="black" shape-rendering="crispEdges" d={pathOf(modules.data, modules.size)} />
    </svg>
  );
}

/** One short stroke for each run of dark modules in a row. */
function pathOf(dark: Uint8Array, size: number): string {
  const strokes: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && dark[y * size + x]) x += 1;
      if (x > start) strokes.push(`M${start + quiet} ${y + quiet}h${x - start}v1h${start - x}z`);
    }
  }
  return strokes.join('');
}
