import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameOfText } from '#app/platform/access/public-words/index.ts';
import { allTexts } from '#app/service/approval-desk/texts.ts';
import { beginAnew, keepAlarm, raiseMark, raiseMarks, readLastSeen, seeHead } from './last-seen.ts';

const hash = (n: number) => n.toString(16).padStart(64, '0');
const head = (seq: number, n = seq) => ({ seq, hash: hash(n) });
const alarm = {
  id: '0197f0c0-0000-7000-8000-000000000001',
  cause: 'reworded' as const,
  since: '2026-11-30T10:00:00.000Z',
  seen: head(9),
  found: head(9, 7),
};

describe('what the keys folder says was seen last', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-seen-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('S5 moves forwards only, and keeps the heads before', async () => {
    await seeHead(folder, head(3));
    await seeHead(folder, head(9));
    await seeHead(folder, head(5));
    await seeHead(folder, head(9, 8));
    expect(await readLastSeen(folder)).toMatchObject({ head: head(9), earlier: [head(3)], beginning: 1 });
  });

  it('S5 stands still while an alarm does, and goes on from a new beginning', async () => {
    await seeHead(folder, head(9));
    await keepAlarm(folder, alarm);
    await keepAlarm(folder, { ...alarm, cause: 'tail-lost' });
    await seeHead(folder, head(12));
    expect(await readLastSeen(folder)).toMatchObject({ head: head(9), alarm });
    await beginAnew(folder, head(4), (beginning, before) => `${beginning} after ${before.seq}`);
    expect(await readLastSeen(folder)).toMatchObject({
      head: head(4),
      alarm: null,
      earlier: [],
      beginning: 2,
      beginnings: ['2 after 9'],
    });
  });

  it('S5 keeps the number of a suspension of anything that is approved, and opens again', async () => {
    const names = allTexts().map((text) => `suspension.${nameOfText(text)}`);
    expect(names).toContain('suspension.deadline:TM08');
    await raiseMarks(folder, Object.fromEntries(names.map((name, at) => [name, at])));
    expect(Object.keys((await readLastSeen(folder)).marks).sort()).toEqual(names.sort());
  });

  it('S5 writes nothing that it could not read back', async () => {
    await seeHead(folder, head(3));
    await expect(raiseMark(folder, 'a\u0000b', 1)).rejects.toThrow();
    await expect(raiseMark(folder, 'half', 0.5)).rejects.toThrow();
    expect(await readLastSeen(folder)).toMatchObject({ head: head(3), marks: {} });
    expect((await raiseMark(folder, 'whole', 1)).marks).toEqual({ whole: 1 });
  });

  it('S9 forgets which key of a team was the newest with a new beginning, and nothing else that it counted', async () => {
    await seeHead(folder, head(9));
    await raiseMarks(folder, { 'team-key.4f5c': 3, 'contact.setting.contact': 8 });
    await beginAnew(folder, head(4), () => 'anew');
    expect((await readLastSeen(folder)).marks).toEqual({ 'contact.setting.contact': 8 });
  });

  it('raises numbers, and keeps what a newer program wrote', async () => {
    await writeFile(join(folder, 'last-seen.json'), '{"later":{"a":1}}');
    await raiseMark(folder, 'public-statements', 7);
    await raiseMark(folder, 'public-statements', 5);
    await raiseMark(folder, 'format-2', 0);
    expect(await readLastSeen(folder)).toMatchObject({
      marks: { 'public-statements': 7, 'format-2': 0 },
      later: { a: 1 },
    });
  });

  it('S5 loses nothing when several processes write at once', async () => {
    const module = new URL('./last-seen.ts', import.meta.url).href;
    const program = (n: number) => `const { raiseMark, seeHead } = await import(${JSON.stringify(module)});
      for (let i = 1; i <= 20; i += 1) {
        await raiseMark(${JSON.stringify(folder)}, 'writer-${n}', i);
        await seeHead(${JSON.stringify(folder)}, { seq: i * 10 + ${n}, hash: '${hash(n)}' });
      }`;
    const writers = [1, 2, 3].map((n) =>
      spawn(process.execPath, ['--input-type=module', '-e', program(n)], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    const ends = await Promise.all(writers.map((writer) => once(writer, 'exit')));
    expect(ends.map(([end]) => end)).toEqual([0, 0, 0]);
    const { marks, head: last } = await readLastSeen(folder);
    expect([marks, last]).toEqual([
      { 'writer-1': 20, 'writer-2': 20, 'writer-3': 20 },
      { seq: 203, hash: hash(3) },
    ]);
    expect(await readdir(folder)).toEqual(['last-seen.json']);
  });
});
