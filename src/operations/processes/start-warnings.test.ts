import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reopenCommand } from '#app/operations/commands/reopen.ts';
import { verifyCommand } from '#app/operations/commands/verify.ts';
import { startWarnings } from './start-warnings.ts';

let keysFolder: string;
beforeAll(async () => {
  keysFolder = await mkdtemp(join(tmpdir(), 'naast-warnings-'));
});
afterAll(() => rm(keysFolder, { recursive: true, force: true }));

const mail = { server: 'smtps://post@mail.example.org', from: 'post@example.org' };

it('says at the start that the password of the mail server is missing, until it is there', async () => {
  const settings = { mail, scannerSocket: null, keysFolder, only: null };
  expect(await startWarnings(settings)).toEqual([expect.stringContaining(join(keysFolder, 'smtp-password'))]);
  expect(await startWarnings({ ...settings, only: 'public' })).toEqual([]);
  expect(await startWarnings({ ...settings, mail: { ...mail, server: 'smtp://127.0.0.1' } })).toEqual([]);
  await writeFile(join(keysFolder, 'smtp-password'), 'geheim');
  expect(await startWarnings(settings)).toEqual([]);
});

it('says at the start that a scanner which is named is not there', async () => {
  const settings = { mail: null, scannerSocket: join(keysFolder, 'clamd.ctl'), keysFolder, only: null };
  expect(await startWarnings(settings)).toEqual([expect.stringContaining('there is no virus scanner')]);
  expect(await startWarnings({ ...settings, scannerSocket: keysFolder })).toEqual([]);
});

it('a command that is given the wrong folder makes no second installation, and asks for the folder', async () => {
  const said: string[] = [];
  const io = { stdin: process.stdin, out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
  const nowhere = join(keysFolder, 'nowhere');
  expect(await verifyCommand(['--data', nowhere], io)).toBe(2);
  expect(await reopenCommand(['--nobody-left', '--data', nowhere], io)).toBe(1);
  const sentence = `There is no installation in ${nowhere}. Yours is elsewhere? Name its folder with --data. Nothing was made.`;
  expect(said).toEqual([sentence, sentence]);
  expect(await startWarnings({ mail: null, scannerSocket: nowhere, keysFolder, only: null })).toHaveLength(1);
});
