import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { freePorts } from '#test/people-at-work.ts';

const port = await freePorts();

/** Definitions as a hasty hand would leave them: one turns in a circle, one names a term that nobody knows. */
const broken: Readonly<Record<string, (stages: Stage[]) => void>> = {
  'reflection-period.json': (stages) => {
    const [first, last] = [stages[1], stages.at(-1)];
    if (first && last) Object.assign(last, { ends: false, leadsTo: [first.id] });
  },
  'schadefonds.json': (stages) => {
    Object.assign(stages[0] ?? {}, { limits: [{ term: 'TM99', from: 'granted' }] });
  },
};
interface Stage {
  id: string;
}

describe('a program whose procedures are broken', () => {
  let program: string;
  beforeAll(async () => {
    program = await mkdtemp(join(tmpdir(), 'naast-broken-'));
    await buildBroken(program);
  });
  afterAll(() => rm(program, { recursive: true, force: true }));

  const serve = async (flags: string[]) => {
    const data = join(program, 'data');
    const cli = join(program, 'dist/cli.js');
    const service = spawn(process.execPath, [cli, 'serve', '--port', String(port), '--data', data, ...flags], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const patience = setTimeout(() => service.kill('SIGTERM'), 90_000);
    let said = '';
    for (const stream of [service.stdout, service.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    const ended = once(service, 'exit');
    const opened = await portsOpenedUntil(ended);
    const [code] = await ended;
    clearTimeout(patience);
    return { code, said, opened, hasData: existsSync(data) };
  };

  it.each([
    ['the whole service', []],
    ['the made-up world', ['--demo', '--world', 'small']],
    ['one more staff process', ['--only', 'staff']],
  ])('does not start %s: it says which file and where, and opens no port', async (_, flags) => {
    const { code, said, opened, hasData } = await serve(flags);
    expect(code).toBe(1);
    expect(said).toMatch(/reflection-period\.json: stages: a circle: (P1\.\w+) → .*\1/);
    expect(said).toMatch(/schadefonds\.json: stages\.P\d+\.\w+\.limits: unknown term: TM99/);
    expect(said).not.toMatch(/\bat .*\.js:\d+/);
    expect(opened).toEqual([]);
    // Nothing was begun: no database, no keys.
    expect(hasData).toBe(false);
  });

  it('leaves what needs no procedures alone: a term is still counted', async () => {
    const args = ['term', '--law', 'statute', '--start', '2026-01-05', '--term', 'P6W'];
    const term = spawn(process.execPath, [join(program, 'dist/cli.js'), ...args], { stdio: 'ignore' });
    expect((await once(term, 'exit'))[0]).toBe(0);
  });
});

/** The program as it is, but for those definitions, in a folder of its own. */
async function buildBroken(program: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    root: programFolder,
    configFile: join(programFolder, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(program, 'dist'), emptyOutDir: true },
    plugins: [
      {
        name: 'a hasty hand',
        enforce: 'pre',
        async load(id) {
          const path = id.split('?')[0] ?? '';
          const breakIt = path.includes('/content/procedures/') ? broken[path.replace(/^.*\//, '')] : undefined;
          if (breakIt === undefined) return null;
          const definition = JSON.parse(await readFile(path, 'utf8'));
          breakIt(definition.stages);
          return JSON.stringify(definition);
        },
      },
    ],
  });
  await copyFile(join(programFolder, 'package.json'), join(program, 'package.json'));
  await symlink(join(programFolder, 'node_modules'), join(program, 'node_modules'));
}

/** Which of its two ports answered at any moment before it ended. */
async function portsOpenedUntil(ended: Promise<unknown>): Promise<number[]> {
  const opened = new Set<number>();
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const one of [port, port + 1]) if (await answers(one)) opened.add(one);
    await pause(5);
  }
  return [...opened];
}

function answers(one: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(one, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
