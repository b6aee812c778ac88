import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { InstalledPackage } from './packages.ts';

export const partsName = 'sbom.cdx.json';

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional(), license: z.string().optional() }),
  ),
});

/**
 * Writes the list of parts of a packed folder (CycloneDX 1.5): the program, each package with the hash by which it was
 * installed, and Node. What is compiled into Node and PostgreSQL is not taken apart. The same bytes for the same parts.
 */
export async function writeParts(
  programFolder: string,
  folder: string,
  { version, packages }: { version: string; packages: readonly InstalledPackage[] },
): Promise<void> {
  const { packages: locked } = lock.parse(JSON.parse(await readFile(join(programFolder, 'package-lock.json'), 'utf8')));
  const parts = packages.map(({ name, path }) => component(name, locked[path] ?? {}));
  const node = { type: 'application', name: 'node', version: process.versions.node, 'bom-ref': 'node' };
  const list = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name: 'naast', version, licenses: licences('EUPL-1.2') } },
    components: [node, ...parts],
  };
  await writeFile(join(folder, partsName), `${JSON.stringify(list, null, 1)}\n`);
}

function component(name: string, { version = '', integrity, license }: z.infer<typeof lock>['packages'][string]) {
  const [algorithm, hash = ''] = integrity?.split('-') ?? [];
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }
      : {}),
    ...(license === undefined ? {} : { licenses: licences(license) }),
  };
}

/** One of SPDX's names, or an expression of them. */
function licences(license: string) {
  return [/ |\(/.test(license) ? { expression: license } : { license: { id: license } }];
}
