import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';

export interface BuiltSandbox {
  programFolder: string;
  entry: string;
  remove(): Promise<void>;
}

const PROGRAM_FOLDER = folderOfProgram(import.meta.dirname);

/**
 * Builds the box as the real build does, for tests and benches: into a folder of its own inside the program folder,
 * so that libraries are found. `source` and `readingSource` are other entries to run behind the same walls.
 */
export async function buildSandbox(
  source = 'src/platform/files/sandbox.ts',
  readingSource = 'src/platform/files/sandbox/ocr-sandbox.ts',
): Promise<BuiltSandbox> {
  const cache = join(PROGRAM_FOLDER, 'node_modules', '.cache', 'naast');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'box-'));
  await build({
    root: PROGRAM_FOLDER,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rollupOptions: {
        input: {
          box: source,
          'bundle-sandbox': 'src/platform/files/sandbox/bundle-sandbox.ts',
          'ocr-sandbox': readingSource,
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return {
    programFolder: PROGRAM_FOLDER,
    entry: join(folder, 'box.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Upwards to `package.json`: a bench runs this file from the folder it was built into. */
function folderOfProgram(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : folderOfProgram(dirname(from));
}
