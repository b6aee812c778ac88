import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { type StartedService, startService } from '../launch/started-service.ts';
import { quietPorts } from '../support/killable-staff.ts';
import { rounds } from '../support/seed.ts';
import { ServiceVisitor } from '../support/service-visitor.ts';

const kills = rounds(20, 60);
const writers = 3;

let parent: string;
let data: string;
let service: StartedService;
const port = quietPorts();
const start = () => startService({ data, port, flags: ['--demo', '--world', 'small'] });

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'naast-killed-'));
  data = join(parent, 'data');
  service = await start();
}, 400_000);
afterAll(async () => {
  await service?.stop();
  await rm(parent, { recursive: true, force: true });
});

it('T115 kill -9 of the database, again and again under write load: what was answered is there, once, and the chain is whole', async () => {
  const bram = new ServiceVisitor(service.staffAddress, 'bram');
  await bram.enter();
  const list = await bram.get('/clients');
  const at = /href="(\/clients\/[0-9A-Z]{8})"/.exec(list?.body ?? '')?.[1] ?? expect.unreachable('Bram has a client.');
  const fields = await bram.form(`${at}/notes/new`, `${at}/notes`);

  let isOver = false;
  let inRound = 0;
  const odd: string[] = [];
  const written: string[] = [];
  let again = 0;
  const writing = Array.from({ length: writers }, async () => {
    while (!isOver) {
      const said = `Gezegd ${crypto.randomUUID()}.`;
      const form = { ...fields, _key: crypto.randomUUID(), said };
      for (const end = Date.now() + 240_000; ; await pause(100)) {
        const answer = await bram.post(`${at}/notes`, form);
        if (answer?.status === 303) break;
        again += 1;
        // Nobody there, or the sentence that the storage is away; never a sign-out, never an unforeseen failure.
        if (answer && answer.status !== 503) odd.push(`${answer.status} ${answer.location}`);
        if (Date.now() > end) throw new Error(`Nobody took the note: ${odd.slice(-3)}`);
      }
      written.push(said);
      inRound += 1;
      while (inRound > 8 && !isOver) await pause(20);
    }
  });

  let starts = 0;
  for (let round = 0; round < kills; round += 1) {
    inRound = 0;
    for (const end = Date.now() + 120_000; inRound < 3; await pause(20)) {
      // A database that keeps ending is not started for ever: whoever runs the machine (systemd) starts the service
      // again.
      if (service.launcher.exitCode !== null) {
        expect(service.said()).toContain('The database keeps ending');
        service = await start();
        starts += 1;
      }
      if (Date.now() > end) throw new Error(`Nothing is written in round ${round}: ${service.said().slice(-500)}`);
    }
    await pause((round * 37) % 101);
    await killOne(round % 2 === 0);
  }
  inRound = 0;
  for (const end = Date.now() + 120_000; inRound < 3 && Date.now() < end; ) await pause(50);
  isOver = true;
  await Promise.all(writing);

  process.stdout.write(
    `T115: ${kills} kills, ${written.length} notes answered, ${again} sent again, ${starts} starts\n`,
  );
  expect(odd).toEqual([]);
  expect(again).toBeGreaterThan(kills / 2);
  expect(await seen(bram, at)).toEqual(new Map(written.map((said) => [said, 1])));
  expect(await verify()).toMatchObject({ ok: true, firstBad: null });
}, 600_000);

/**
 * By turns the server itself and one of the processes in it, which makes it cut all the others. One may end of itself
 * just before.
 */
async function killOne(server: boolean): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) {
    const { postgres } = await service.processes();
    const inside = server ? null : await childOf(postgres);
    try {
      process.kill(inside ?? postgres, 'SIGKILL');
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  throw new Error('There was no process of the database to kill.');
}

/** How often each of our notes is on the pages of the case. */
async function seen(reader: ServiceVisitor, at: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let page = 1; page < 200; page += 1) {
    const answer = await reader.get(`${at}?page=${page}`);
    expect(answer?.status).toBe(200);
    const here = answer?.body.match(/Gezegd [0-9a-f-]{36}\./g) ?? [];
    for (const said of here) found.set(said, (found.get(said) ?? 0) + 1);
    if (!answer?.body.includes(`page=${page + 1}`)) break;
  }
  return found;
}

/** One of the processes that serve a connection: the newest child of the server. */
async function childOf(parentPid: number): Promise<number | null> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const children: number[] = [];
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    if (status.includes(`\nPPid:\t${parentPid}\n`)) children.push(pid);
  }
  return children.length === 0 ? null : Math.max(...children);
}

function verify(): Promise<unknown> {
  const args = [join(programFolder, 'dist/cli.js'), 'verify', '--demo', '--json', '--data', data];
  return new Promise((done) => {
    execFile(process.execPath, args, (_error, out) => done(JSON.parse(out)));
  });
}
