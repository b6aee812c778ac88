import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };
import { commands, runCommand } from './run.ts';

async function naast(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    stdin: Readable.from([]),
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
  };
  return { code: await runCommand(args, io), ...said };
}

const flagsIn = (text: string): string[] => [...new Set(text.match(/--[a-z-]+/g))].sort();

describe.each(Object.keys(commands))('naast %s --help', (name) => {
  it.each(['--help', '-h'])(
    'says how it is written and what each option is, and does nothing else: %s',
    async (flag) => {
      const { code, out, err } = await naast(name, '--to', 'nowhere', flag);
      expect([code, err]).toEqual([0, []]);
      const empty = out.indexOf('');
      const [use, told] = [out.slice(0, empty), out.slice(empty + 1)];
      expect(use[0]).toMatch(new RegExp(`^naast ${name} `));
      expect(told.length).toBeGreaterThan(0);
      const options = told.filter((line) => /^ {2}\S+( \S+)? {2,}\S/.test(line)).map((line) => line.slice(2));
      for (const one of flagsIn(use.join(' '))) {
        // What prints a schema or reads a batch stands in a line of its own above.
        const isExplained =
          options.some((line) => line.startsWith(one)) || use.some((line) => line.includes(`${one}  `));
        expect(isExplained, `${name} ${one}`).toBe(true);
      }
      expect(out.filter((line) => line.length > 160)).toEqual([]);
    },
  );

  it('leaves out no option that its own sentence about wrong use names', async () => {
    const wrong = await naast(name, '--no-such-option');
    expect([wrong.code, wrong.out, wrong.err.length]).toEqual([2, [], 1]);
    const { out } = await naast(name, '--help');
    const own = flagsIn(wrong.err[0] ?? '').filter((flag) => !['--no-such-option', '--help'].includes(flag));
    expect(
      own.filter((flag) => !flagsIn(out.join(' ')).includes(flag) && !(name === 'demo' && flag === '--demo')),
    ).toEqual([]);
  });
});

describe('naast', () => {
  it('says which version it is', async () => {
    expect(await naast('--version')).toEqual({ code: 0, out: [`naast ${packageFile.version}`], err: [] });
  });

  it('lists its commands, and says in one sentence that there is no other', async () => {
    const { code, out } = await naast('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(commands))
      expect(
        out.some((line) => line.startsWith(`  ${name} `)),
        name,
      ).toBe(true);
    expect(await naast('srve', '--help')).toEqual({
      ...{ code: 2, out: [] },
      err: ['There is no command “srve”. Try: naast --help'],
    });
  });
});
