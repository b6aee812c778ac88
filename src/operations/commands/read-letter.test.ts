import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SandboxAnswer } from '#app/platform/files/index.ts';
import { pagesOfText } from '#app/service/letter-reader/index.ts';
import { readLetterCommand } from './read-letter.ts';

const refusal = `Immigratie- en Naturalisatiedienst

Mevrouw S. Tesfamariam

Datum            27 november 2026
V-nummer         990 551 0042
Betreft          Afwijzing van uw aanvraag

Geachte mevrouw Tesfamariam,

Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken.`;
const secondPage = 'U moet Nederland binnen vier weken verlaten. Uw BSN is 123456782.';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-letter-'));
  await writeFile(join(folder, 'one.pdf'), refusal);
  await writeFile(join(folder, 'two.pdf'), secondPage);
});
afterAll(() => rm(folder, { recursive: true }));

/** A box that takes the file for text: what a PDF looks like inside is tested with the sandbox. */
const open = async (bytes: Uint8Array): Promise<SandboxAnswer> => {
  const text = Buffer.from(bytes).toString();
  const pages = pagesOfText(text).map((page) => ({
    ...page,
    lines: [...page.lines].map((line) => ({ text: line.text, box: [...line.box] as [number, number, number, number] })),
    png: Buffer.alloc(0),
    readBy: 'layer' as const,
    notes: [],
    certainty: null,
  }));
  return { ok: true, pages };
};
const refusing = async (): Promise<SandboxAnswer> => ({ ok: false, reason: 'encrypted' });

async function readLetter(args: string[], answer: typeof open = open) {
  const out: string[] = [];
  const err: string[] = [];
  const closes: number[] = [];
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const box = () => ({ open: answer, close: async () => void closes.push(1) });
  const code = await readLetterCommand(args, io, box);
  return { code, out: out.join('\n'), err, closed: closes.length };
}

const file = (name: string): string => join(folder, name);

describe('naast read-letter', () => {
  test('says in words what the letter is, what to mind and by when', async () => {
    const { code, out } = await readLetter([file('one.pdf')]);
    expect(code).toBe(0);
    expect(out).toContain('IND: the application is refused');
    expect(out).toContain('The lawyer must see this letter today.');
    expect(out).toMatch(/objection or appeal in aliens cases \(TM08\): at the latest Monday, 28 December 2026/);
    expect(out).toContain('Someone has to confirm this before it counts.');
  });

  test('speaks Dutch when asked', async () => {
    const { out } = await readLetter([file('one.pdf'), '--lang', 'nl']);
    expect(out).toContain('bezwaar of beroep in vreemdelingenzaken (TM08): uiterlijk maandag 28 december 2026');
  });

  test('writes JSON that its own schema accepts, several files being pages of one letter', async () => {
    const { code, out, closed } = await readLetter([file('one.pdf'), file('two.pdf'), '--json']);
    const schema = z.fromJSONSchema(JSON.parse((await readLetter(['--schema'])).out));
    const reading = JSON.parse(out);
    expect([code, closed]).toEqual([0, 1]);
    expect(schema.safeParse(reading).success).toBe(true);
    expect(schema.safeParse({ ...reading, kind: 'else' }).success).toBe(false);
    expect(Object.keys(reading)).toEqual(
      'kind sender language letterDate sentDate references deadlines appointments amounts tasks statements actionNeeded confidence warnings evidence'.split(
        ' ',
      ),
    );
    expect(reading.deadlines.map((each: { what: string }) => each.what)).toEqual(['TM08', 'TM15']);
    expect(reading.evidence.some((each: { page: number }) => each.page === 2)).toBe(true);
  });

  test('warns of a citizen number and never prints it', async () => {
    const { out } = await readLetter([file('two.pdf'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ kind: 'unknown', actionNeeded: true });
    expect(JSON.parse(out).warnings).toContainEqual(expect.objectContaining({ code: 'bsn' }));
    expect(out).not.toContain('123456782');
  });

  test('refuses wrong input with one plain sentence and code 2', async () => {
    expect(await readLetter([])).toMatchObject({ code: 2, err: ['Name the file of the letter; --help shows how.'] });
    expect(await readLetter(['--jsno'])).toMatchObject({ code: 2 });
    expect(await readLetter(['--lang', 'fr', file('one.pdf')])).toMatchObject({
      code: 2,
      err: ['--lang is nl or en.'],
    });
    expect(await readLetter([file('none.pdf')])).toMatchObject({ code: 2, err: ['"none.pdf" cannot be read.'] });
    expect(await readLetter([folder])).toMatchObject({ code: 2 });
    expect(await readLetter([file('one.pdf')], refusing)).toMatchObject({
      code: 2,
      err: ['"one.pdf" has a password.'],
      closed: 1,
    });
  });
});
