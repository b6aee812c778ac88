import { readFile } from 'node:fs/promises';
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

/** As packages of ten years ago say it: a list, which npm does not take over into the lock file. */
const oldLicence = z
  .object({ licenses: z.array(z.object({ type: z.string() })).optional() })
  .transform(({ licenses }) => licenses?.[0]?.type);

const about = z.object({ version: z.string(), license: z.string() });

/**
 * The list of parts of a packed folder (CycloneDX 1.5): the program, each package with the hash by which it is installed,
 * and Node. What is compiled into Node and PostgreSQL is not taken apart. The same bytes for the same parts.
 */
export async function partsList(programFolder: string, packages: readonly InstalledPackage[]): Promise<string> {
  const read = async (name: string) => JSON.parse(await readFile(join(programFolder, name), 'utf8')) as unknown;
  const { version, license } = about.parse(await read('package.json'));
  const { packages: locked } = lock.parse(await read('package-lock.json'));
  const parts = packages.map(async ({ name, path }) => {
    const entry = locked[path] ?? {};
    return component(name, {
      ...entry,
      license: entry.license ?? oldLicence.parse(await read(join(path, 'package.json'))),
    });
  });
  const node = { type: 'application', 'bom-ref': 'node', name: 'node', version: process.versions.node };
  const list = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name: 'naast', version, licenses: licences(license) } },
    components: [node, ...(await Promise.all(parts))],
  };
  return `${JSON.stringify(list, null, 1)}\n`;
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
