import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const room = new URL('./index.ts', import.meta.url).href;

/** The flags of the public process; the crypto library wants to know whether it runs on Alpine Linux. */
const flags = [
  '--permission',
  `--allow-fs-read=${root}`,
  '--allow-fs-read=/etc/alpine-release',
  '--allow-net',
  '--allow-addons',
  '--no-warnings',
];

const program = `
  const vault = await import(${JSON.stringify(room)});
  const { readFileSync } = await import('node:fs');
  const group = vault.newBoxPair();
  const key = vault.newKey();
  const place = { table: 'registration', row: '1', column: 'package', epoch: 0 };
  const sealed = vault.sealDocument(key, place, 'call after six');
  const wrapped = vault.wrapKey(group.boxPublic, 'intake', key);
  const opened = vault.openDocument(vault.unwrapKey(group, 'intake', wrapped), place, sealed);
  let outside = 'read';
  try { readFileSync('/etc/passwd') } catch (error) { outside = error.code }
  process.stdout.write(opened + ', ' + outside);
`;

it('seals in the public process, which may read nothing but the program', async () => {
  const run = promisify(execFile)(process.execPath, [...flags, '--input-type=module', '-e', program]);
  expect((await run).stdout).toBe('call after six, ERR_ACCESS_DENIED');
});
