import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '#app/operations/config.ts';
import { loginRoles } from '#app/platform/database/index.ts';
import type { Children } from './children.ts';
import { handOverToUnits } from './hand-over.ts';
import { pinsFile } from './keys.ts';
import { raiseMark } from './last-seen.ts';
import { lineFromSocket, type ManagerLine } from './manager-line.ts';
import type { Premises } from './start-messages.ts';

const group = process.getgid?.() ?? 0;
const groups = { public: group, staff: group };
const key = (word: string) => Buffer.from(word.padEnd(32, '.'));
const ofRoles = <T>(make: (role: string) => T) =>
  Object.fromEntries(loginRoles.map((role) => [role, make(role)])) as Record<(typeof loginRoles)[number], T>;
const pins = { root: key('root').toString('base64'), recovery: key('recovery').toString('base64'), endings: null };

/** Each side connects as a unit does; the accounts of the machine are tried with the package. */
describe.skipIf(process.platform === 'win32')('the manager and the units of the two sides', () => {
  let units: string;
  let premises: Premises;
  let running: Children | null;
  const said: string[] = [];
  const lines: ManagerLine[] = [];
  beforeEach(async () => {
    units = await mkdtemp(join(tmpdir(), 'naast-units-'));
    for (const side of ['public', 'staff']) await mkdir(join(units, side)).then(() => chmod(join(units, side), 0o2710));
    await mkdir(join(units, 'keys'), { mode: 0o700 });
    const flags = ['--data', join(units, 'data'), '--keys', join(units, 'keys'), '--units', units];
    const read = readSettings(flags, {});
    premises = {
      settings: read.ok ? read.settings : expect.unreachable(read.reason),
      installation: {
        id: '0',
        ownServer: null,
        prefix: 'naast_x',
        keys: {
          pepper: key('pepper'),
          receiptKey: key('receipt'),
          contextKeys: ofRoles((role) => key(`context of ${role}`)),
          passwords: ofRoles((role) => `password of ${role}`),
          superuserPassword: 'password of the superuser',
          endingsKey: key('endings'),
        },
      },
      database: { host: join(units, 'db'), port: 5432 },
      setUpTokenMac: key('token'),
      demoPeople: [],
      publicWalls: null,
    };
    said.length = 0;
    running = null;
  });
  afterEach(async () => {
    await running?.stop();
    await rm(units, { recursive: true, force: true });
  });

  async function start(): Promise<string | null> {
    running = await handOverToUnits(premises, units, { err: (line) => said.push(line) }, groups);
    return running.started;
  }
  async function comeAs(side: string) {
    const { line, first } = await lineFromSocket(join(units, side, 'start.sock'));
    const news: unknown[] = [];
    let isOver = false;
    line.hear((message) => news.push(message));
    line.ended(() => {
      isOver = true;
    });
    lines.push(line);
    return { line, first, news, isOver: () => isOver };
  }

  it('hands each its own, also to one that came first and waited', async () => {
    const early = comeAs('public');
    expect(await start()).toBeNull();
    const [visitors, staff] = [await early, await comeAs('staff')];
    expect(visitors.first).toMatchObject({ kind: 'public', database: { password: 'password of public' } });
    expect(JSON.stringify(visitors.first)).not.toContain(key('pepper').toString('base64'));
    expect(staff.first).toMatchObject({ kind: 'staff', pinsFile: null, pins: null, filesShared: true });
    await raiseMark(premises.settings.keysFolder, 'region.x', 7);
    await vi.waitFor(() => expect(visitors.news).toMatchObject([{ seen: { marks: { 'region.x': 7 } } }]), 10_000);
  });

  it('pins the root for the staff side while this start may be claimed, and has the public side begin anew', async () => {
    await start();
    const [visitors, staff] = [await comeAs('public'), await comeAs('staff')];
    visitors.line.send({ tell: 'pin', pins: { ...pins, root: key('other').toString('base64') } });
    staff.line.send({ tell: 'pin', pins });
    await vi.waitFor(() => expect(staff.news).toEqual([{ pins }]));
    const { root } = JSON.parse(await readFile(pinsFile(premises.settings.keysFolder), 'utf8'));
    expect(root).toBe(pins.root);
    await vi.waitFor(() => expect(visitors.isOver()).toBe(true), 10_000);
    expect(staff.isOver()).toBe(false);
    expect((await comeAs('public')).first).toMatchObject({ rootPublic: pins.root });
  });

  it('pins nothing once there is nothing to claim', async () => {
    premises.setUpTokenMac = null;
    await start();
    const staff = await comeAs('staff');
    staff.line.send({ tell: 'pin', pins });
    await vi.waitFor(() => expect(staff.isOver()).toBe(true));
    await expect(readFile(pinsFile(premises.settings.keysFolder))).rejects.toThrow();
  });

  it('refuses to start where another account may enter the folder of a side', async () => {
    for (const mode of [0o2711, 0o2750, 0o710, 0o2770]) {
      await chmod(join(units, 'staff'), mode);
      expect(await start()).toContain('is not open to the account naast-staff alone');
    }
    await chmod(join(units, 'staff'), 0o2710);
    const other = await handOverToUnits(premises, units, { err: () => undefined }, { ...groups, public: group + 1 });
    expect(await other.started).toContain('is not open to the account naast-public alone');
  });

  it('says when a side answers elsewhere than its settings say, and hangs up on whoever talks nonsense', async () => {
    await start();
    const staff = await comeAs('staff');
    staff.line.send({ tell: 'ready', port: 4001 });
    await vi.waitFor(() => expect(said.join()).toContain('NAAST_PORT goes with naast-staff.socket'));
    expect(staff.isOver()).toBe(false);
    await running?.stop();
    running = null;
    expect(staff.isOver()).toBe(true);
  });
});
