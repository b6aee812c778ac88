import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomBytes } from '#app/platform/vault/index.ts';
import { newSetUpToken, readSetUpTokenMac, removeSetUpToken, setUpTokenMac } from './set-up-token.ts';

describe('the set-up token', () => {
  const pepper = randomBytes(32);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-token-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('opens however it is typed, and another one does not', async () => {
    const { token, tokenMac } = await newSetUpToken(folder, pepper);
    expect(setUpTokenMac(pepper, ` ${token.toLowerCase().replaceAll('-', ' ')} `)).toEqual(tokenMac);
    const { tokenMac: later } = await newSetUpToken(folder, pepper);
    expect(setUpTokenMac(pepper, token)).not.toEqual(later);
    expect(setUpTokenMac(pepper, 'no token at all')).not.toEqual(later);
  });

  it('is kept only as a MAC, until the claim', async () => {
    const { token, tokenMac } = await newSetUpToken(folder, pepper);
    for (const name of await readdir(folder)) {
      expect(await readFile(join(folder, name), 'utf8')).not.toContain(token);
    }
    expect(await readSetUpTokenMac(folder)).toEqual(tokenMac);
    await removeSetUpToken(folder);
    expect(await readSetUpTokenMac(folder)).toBeNull();
  });
});
