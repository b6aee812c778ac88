import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildSandbox } from './testing/build-sandbox.ts';
import { letter } from './testing/pdfs.ts';

/** A program that has nothing else to do (the command line): only the box keeps it running. */
const program = `
import { readFile } from 'node:fs/promises';
import { createSandbox } from ${JSON.stringify(fileURLToPath(new URL('create-sandbox.ts', import.meta.url)))};
const [file, folder, entry] = process.argv.slice(1);
const box = createSandbox({ programFolder: folder, entry, waiting: 0 });
for (let round = 0; round < 2; round++) process.stdout.write(String((await box.open(await readFile(file))).ok));
await box.close();
`;

test('a program that does nothing but wait for a box gets its answer', { timeout: 30_000 }, async () => {
  const [built, folder] = await Promise.all([buildSandbox(), mkdtemp(join(tmpdir(), 'naast-'))]);
  try {
    await writeFile(join(folder, 'letter.pdf'), await letter(1));
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', program, join(folder, 'letter.pdf'), built.programFolder, built.entry],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const said: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => said.push(part));
    await once(child, 'close');
    expect(Buffer.concat(said).toString()).toBe('truetrue');
    expect(child.exitCode).toBe(0);
  } finally {
    await Promise.all([built.remove(), rm(folder, { recursive: true, force: true })]);
  }
});
