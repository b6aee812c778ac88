import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type StartedService, startService } from '../test/launch/started-service.ts';
import { freePorts } from '../test/support/people-at-work.ts';
import { ServiceVisitor } from '../test/support/service-visitor.ts';
import type { BenchRow } from './support/row.ts';

/** Twice what docs/operating.md says; with letters beside it (400 MB a box) that is still under the 4 GB of a start. */
const MOST_MB = 1_500;
const users = 20;
const askEvery = 2_000;
const people = ['joke', 'bram', 'petra', 'ilse', 'ada'];

/**
 * Resident memory of everything that runs, boxes that wait for a letter included: at rest, and while twenty colleagues
 * ask for a page every two seconds. What processes share is counted once.
 */
const row: BenchRow = {
  name: 'the whole service: memory at rest and with twenty colleagues',
  ratioOf: `with twenty colleagues to ${MOST_MB} MB`,
  bar: { atMost: 1 },
  async run({ smoke }) {
    if (process.platform !== 'linux') return { figures: {}, ratio: 0, notMeasured: 'only Linux tells' };
    const folder = await mkdtemp(join(tmpdir(), 'naast-bench-memory-'));
    const options = { data: join(folder, 'data'), port: await freePorts(), flags: ['--demo', '--world', 'small'] };
    // A manager that just made the demo is larger than one that found it.
    await (await startService(options)).stop();
    const service = await startService(options);
    try {
      await pause(smoke ? 5_000 : 60_000);
      const rest = await memoryOf(service);
      const visitors = Array.from({ length: users }, (_, at) => {
        return new ServiceVisitor(service.staffAddress, people[at % people.length] ?? 'joke');
      });
      for (const visitor of visitors) await visitor.enter();
      const end = Date.now() + (smoke ? 20_000 : 180_000);
      const times: number[] = [];
      const working = Promise.all(visitors.map((visitor, at) => work(visitor, at, end, times)));
      const seen: Memory[] = [];
      while (Date.now() < end - 1_000) {
        await pause(1_000);
        seen.push(await memoryOf(service));
      }
      await working;
      const most = seen.reduce((one, other) => (other.all > one.all ? other : one), rest);
      return {
        figures: {
          'at rest, MB': rest.all,
          'of which PostgreSQL, MB': rest.postgres,
          'with twenty colleagues, MB': most.all,
          'of which PostgreSQL, MB (twenty)': most.postgres,
          'pages answered': times.length,
        },
        ratio: most.all / MOST_MB,
      };
    } finally {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
export default row;

const paths = ['/', '/clients', '/limits', '/directory', '/profile'];

async function work(visitor: ServiceVisitor, nth: number, end: number, times: number[]): Promise<void> {
  const links = new Set(paths);
  await pause((askEvery / users) * nth);
  for (let turn = nth; Date.now() < end; turn += 1) {
    const path = [...links][turn % links.size] ?? '/';
    const began = performance.now();
    const answer = await visitor.get(path);
    if (answer === null || answer.status >= 500) throw new Error(`A page was not answered: ${answer?.status}.`);
    times.push(performance.now() - began);
    if (path === '/clients')
      for (const [, client = ''] of [...answer.body.matchAll(/href="(\/clients\/[0-9A-Z]{8})"/g)].slice(0, 5))
        links.add(client);
    await pause(Math.max(0, askEvery - (performance.now() - began)));
  }
}

interface Memory {
  all: number;
  postgres: number;
}

/** Of the process manager and all below it, in megabytes. */
async function memoryOf(service: StartedService): Promise<Memory> {
  const { manager } = await service.processes();
  const all = await parents();
  const below = (pid: number): number[] => [pid, ...(all.get(pid) ?? []).flatMap(below)];
  const memory = { all: 0, postgres: 0 };
  for (const pid of below(manager)) {
    const megabytes = await residentOf(pid);
    memory.all += megabytes;
    if ((await read(pid, 'comm')).startsWith('postgres')) memory.postgres += megabytes;
  }
  return memory;
}

/** What a process shares with others counts for its part; where that is not told, it counts whole. */
async function residentOf(pid: number): Promise<number> {
  const [, shared] = /^Pss:\s+(\d+)/m.exec(await read(pid, 'smaps_rollup')) ?? [];
  const [, whole = '0'] = /^VmRSS:\s+(\d+)/m.exec(await read(pid, 'status')) ?? [];
  return (Number(shared ?? whole) * 1024) / 1e6;
}

async function parents(): Promise<Map<number, number[]>> {
  const children = new Map<number, number[]>();
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(await read(Number(name), 'status'))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

const read = (pid: number, name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
