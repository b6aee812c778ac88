import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';

const PROCESSES = 4;
const EACH = 250_000;
const NONCE_BYTES = 24;

const program = `
  const { newKey, sealBytes } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
  const key = newKey();
  const place = { table: 't', row: 'r', column: 'c', epoch: 0 };
  const nothing = Buffer.alloc(0);
  const nonces = Buffer.alloc(${EACH * NONCE_BYTES});
  for (let i = 0; i < ${EACH}; i++) sealBytes(key, place, nothing).copy(nonces, i * ${NONCE_BYTES}, 12, 36);
  process.stdout.write(nonces);
`;

it('T91 a million envelopes made by four processes repeat no nonce', { timeout: 120_000 }, async () => {
  const all = Buffer.concat(await Promise.all(Array.from({ length: PROCESSES }, noncesOfOneProcess)));
  expect(all.length).toBe(PROCESSES * EACH * NONCE_BYTES);
  // Eight of the 24 bytes differing is enough to differ; eight equal bytes among a million pairs are a one in 37 million chance.
  const starts = new BigUint64Array(PROCESSES * EACH);
  for (let i = 0; i < starts.length; i++) starts[i] = all.readBigUInt64LE(i * NONCE_BYTES);
  starts.sort();
  expect(starts.findIndex((start, i) => i > 0 && start === starts[i - 1])).toBe(-1);
});

function noncesOfOneProcess(): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(Buffer.concat(parts)) : reject(new Error(`ended with ${code}`))));
  });
}
