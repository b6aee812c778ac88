import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where `package.json` lies; a bench runs these files from the folder it was built into. */
export const programFolder = upwards(import.meta.dirname);

function upwards(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : upwards(dirname(from));
}
