import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInstallation } from '#app/operations/processes/installation.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { publicCommand, publicWalls } from '#app/operations/processes/public-walls.ts';
import { bubblewrapProgram, type Walls } from '#app/platform/confinement/index.ts';
import { runningPostgres } from '#app/platform/postgres/index.ts';
import { freePorts } from '#test/people-at-work.ts';
import { type AttackPlan, attackWith } from '#test/walled-attack.ts';
import { type StartedService, startService } from './started-service.ts';

const isCi = process.env.CI !== undefined && process.env.CI !== '';
const isRoot = process.getuid?.() === 0;
const kinds: Walls[] = isRoot ? ['account and namespaces', 'account'] : ['namespaces'];
const canTry = process.platform === 'linux' && (isRoot || bubblewrapProgram() !== null);
if (!canTry && !isCi) process.stdout.write('S4 is left out: this machine has no bubblewrap, and we are not root.\n');

/** A real installation as it starts, with code of somebody else in the place of the public process. */
describe.runIf(canTry || isCi)('S4 code in the public process', () => {
  let parent: string;
  let data: string;
  let service: StartedService;
  let plan: AttackPlan;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-walls-'));
    data = join(parent, 'data');
    const port = await freePorts();
    service = await startService({ data, port });
    const { manager, staff, postgres } = await service.processes();
    const keys = `${data}-keys`;
    plan = {
      secrets: [...(await readdir(keys)).map((name) => join(keys, name)), join(data, 'postgres/PG_VERSION')],
      folders: [keys, data, parent, join(programFolder, 'dist'), tmpdir(), '/dev/shm', '/var/tmp'],
      others: [manager, staff, postgres, process.pid],
      addon: otherAddon(),
      ports: [port + 1],
    };
  }, 120_000);
  afterAll(async () => {
    await service?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  /** The words that the process manager puts before the program, by kind of wall; null: without walls. */
  async function wordsBefore(kind: Walls | null, inner: boolean): Promise<string[] | null> {
    const opened = await openInstallation({ demo: false, dataFolder: data, keysFolder: `${data}-keys` });
    const running = await runningPostgres(data);
    if (!opened.ok || running === null) throw new Error('It does not run.');
    const database = { host: running.socketFolder };
    const [node = '', ...flags] = publicCommand().slice(0, -1);
    const words = inner ? [node, ...flags] : [node];
    if (kind === null) return words;
    const walls = await publicWalls(opened.installation.id, database, [kind]);
    const command = walls?.command(words);
    return command === undefined ? null : [command.file, ...command.args];
  }

  it('would do all of it without walls, once it has native code: the attack is one', async () => {
    const { done } = await attackWith((await wordsBefore(null, false)) ?? [], plan);
    expect(done).toEqual(
      expect.arrayContaining([
        `read ${data}-keys/pepper`,
        `read ${data}-keys/context-key-staff`,
        `read ${data}-keys/password-superuser`,
        `write in ${join(programFolder, 'dist')}`,
        ...plan.others.flatMap((pid) => [`signal ${pid}`, `look into ${pid}`]),
        ...['dlopen', 'sqlite', 'child', 'worker', `connect to ${plan.ports[0]}`],
      ]),
    );
    for (const name of leftBehind()) await rm(join(plan.folders[0] ?? '', name));
  });

  describe.each(kinds)('inside %s', (kind) => {
    it.each([
      ['with the product’s own flags', true],
      ['with native code, which no flag of Node stops', false],
    ])('reads, writes, signals, starts and loads nothing, %s', async (_name, inner) => {
      const words = await wordsBefore(kind, inner);
      if (words === null && !isCi && kind !== 'account') return;
      // Where the account cannot even read the program nothing starts as it: no way in either.
      if (words === null && kind === 'account' && isRoot && !readableByOthers()) return;
      const { done, uid, all } = await attackWith(words ?? [], plan);
      // Native code may open an inspector, where nobody outside can reach it. An account alone hides neither network nor files
      // that everybody may read: a clone's other native code loads, and gains nothing. A packed folder has none.
      const harmless = [
        ...(inner ? [] : ['inspector']),
        ...(kind === 'account' ? [`connect to ${plan.ports[0]}`, 'dlopen'] : []),
      ];
      expect([done.filter((name) => !harmless.includes(name)), all]).toEqual([[], all]);
      if (isRoot) expect(uid).toBeGreaterThan(0);
      expect(leftBehind()).toEqual([]);
    });
  });

  it('is what really runs: an account, namespaces, no right of root, no file, no core', async () => {
    const { public: pid } = await service.processes();
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status).toMatch(/^CapEff:\s+0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    if (isRoot) expect(status).not.toMatch(/^Uid:\s+0\s/m);
    expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toMatch(/Max file size +0 +0/);
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/HOME|PATH=|NODE_OPTIONS/);
    if (bubblewrapProgram() === null) return;
    for (const space of ['net', 'pid', 'mnt', 'ipc'])
      expect(await readlink(`/proc/${pid}/ns/${space}`)).not.toBe(await readlink(`/proc/self/ns/${space}`));
    const seen = readdirSync(`/proc/${pid}/root`);
    expect(seen.filter((name) => ['home', 'root', 'proc', 'sys', 'dev', 'var', 'run'].includes(name))).toEqual([]);
    expect((await fetch(service.publicAddress)).status).toBe(200);
  });

  /** What the attack could write, however small, is in one of these folders by this name. */
  function leftBehind(): string[] {
    return plan.folders.flatMap((folder) => readdirSync(folder).filter((name) => name.startsWith('s4')));
  }
});

/** Native code of this platform that is in a development package. */
function otherAddon(): string {
  const scope = join(programFolder, 'node_modules/@myriaddreamin');
  const found = readdirSync(scope).flatMap((name) =>
    readdirSync(join(scope, name))
      .filter((file) => file.endsWith('.node'))
      .map((file) => join(scope, name, file)),
  );
  const [addon] = found.filter((file) => existsSync(file));
  if (addon === undefined) throw new Error('There is no other native code to try with.');
  return addon;
}

function readableByOthers(): boolean {
  const parts = programFolder.split('/');
  return parts.every((_, at) => {
    const folder = parts.slice(0, at + 1).join('/') || '/';
    return (statSync(folder).mode & 0o005) === 0o005;
  });
}
