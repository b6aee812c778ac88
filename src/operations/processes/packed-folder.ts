import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName, verifyFolder } from '#app/operations/packing/manifest.ts';
import { programFolder } from './program.ts';
import type { Objection } from './self-check.ts';

const shown = 3;

/**
 * What is no longer as it was packed, byte by byte; nothing for a clone, which has no manifest. It stops a start with a
 * broken or half-replaced program. Whoever may write the folder may write its manifest and this check too: against that
 * person another copy of the program looks (`naast package DIR --verify`).
 */
export async function checkPackedFolder(folder = programFolder): Promise<Objection[]> {
  if (!existsSync(join(folder, manifestName))) return [];
  const verdict = await verifyFolder(folder);
  if (verdict.ok) return [];
  const paths = verdict.noManifest ? [manifestName] : [...verdict.changed, ...verdict.missing, ...verdict.added];
  const more = paths.length > shown ? ` and ${paths.length - shown} more` : '';
  return [
    {
      check: 'program changed',
      sentence:
        `The program in ${folder} is not as it was packed: ${paths.slice(0, shown).join(', ')}${more}. ` +
        'Do not start it; pack it anew. Nothing was changed.',
    },
  ];
}
