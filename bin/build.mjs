import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, run } from './run.mjs';

const sources = ['content', 'src'];
const singleSources = ['package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const stamp = 'built-from';

/** Builds `dist` when a source has changed since. It is made beside and swapped in, so that a half build never runs. */
export async function buildIfChanged(node) {
  const hash = hashOfSources();
  const built = await readFile(inProject(`dist/${stamp}`), 'utf8').catch(() => null);
  if (built === hash) {
    return;
  }
  const fresh = inProject(`node_modules/.naast-fresh-${process.pid}`);
  const vite = inProject('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'];
  try {
    if ((await run(node, args, { quiet: true, cwd: inProject('.') })) !== 0) {
      throw new Error('The build failed; see above.');
    }
    await writeFile(join(fresh, stamp), hash);
    await swapIn(fresh, inProject('dist'));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function swapIn(fresh, place) {
  const old = inProject(`node_modules/.naast-old-${process.pid}`);
  await rename(place, old).catch(() => undefined);
  await rename(fresh, place);
  await rm(old, { recursive: true, force: true });
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const path of [...singleSources, ...sources.flatMap((folder) => filesBelow(folder))]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(inProject(path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(inProject(folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        return filesBelow(path);
      }
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
    });
}
