import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isThere = spawnSync('qpdf', ['--version']).status === 0;
/** In CI nothing may be left out: there a missing `qpdf` makes tests fail (design question 37). */
const isCi = process.env.CI !== undefined && process.env.CI !== '';
/** Tests that ask `qpdf` are left out when this is true, and say so in one line. */
export const leavesQpdfOut = !isThere && !isCi;
if (leavesQpdfOut) process.stderr.write('qpdf is not installed: what it says about our PDFs is not checked here.\n');

/** What `qpdf` says about a PDF: its exit code and its words. `{}` in the arguments stands for the file. */
export function qpdf(pdf: Uint8Array, ...args: string[]): { code: number | null; said: string; bytes: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'naast-qpdf-'));
  try {
    const file = join(folder, 'bundle.pdf');
    writeFileSync(file, pdf);
    const { status, stdout, stderr } = spawnSync(
      'qpdf',
      args.includes('{}') ? args.map((arg) => (arg === '{}' ? file : arg)) : [...args, file],
      { maxBuffer: 256 * 1024 * 1024 },
    );
    return { code: status, said: `${stdout.toString('latin1')}${stderr.toString()}`, bytes: stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
