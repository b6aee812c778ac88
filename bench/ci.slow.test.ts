import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import rows from './ci.json' with { type: 'json' };

let folder: string;
let results: { row: string; fits: boolean; ratio: number }[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-rows-'));
  const out = join(folder, 'rows.json');
  const run = spawn(process.execPath, ['bench/run.ts', '--ci', '--out', out], { cwd: programFolder, stdio: 'inherit' });
  await new Promise((done) => run.once('exit', done));
  results = JSON.parse(await readFile(out, 'utf8'));
}, 900_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the bench: eleven rows in short, each with its bar', () => {
  test.each(rows)('$row, beside $baseline', ({ row, bar }) => {
    const measured = results.find((result) => result.row === row);
    expect({ ratio: measured?.ratio, bar, fits: measured?.fits }).toMatchObject({ fits: true });
  });
});
