import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { keysStamp, readStamp } from '#app/operations/processes/installation.ts';
import { pinsFile, readKeys } from '#app/operations/processes/keys.ts';
import { readPins } from '#app/operations/processes/pins.ts';
import { signIn, totpCode } from '#app/platform/access/authentication/index.ts';
import { accessPolicy, type StaffInstallation } from '#app/platform/access/visit/index.ts';
import { type LogState, verifyLog } from '#app/platform/audit/index.ts';
import { databaseNames, type LoginRole } from '#app/platform/database/index.ts';
import { createSealedStore } from '#app/platform/files/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { startPostgres, superuser } from '#app/platform/postgres/index.ts';
import { publicApp, staffApp } from '#app/platform/routing/index.ts';
import { publicIntakeRoutes } from '#app/service/intake/index.ts';
import { staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { quietSandbox } from './attack-letter.ts';
import { AttackVisitor } from './attack-visitor.ts';

/** What was written down beside the backup of an earlier release when it was made. */
export interface EarlierWorld {
  /** The secret halves, without the word that they begin with: a search for secrets in the repository finds none. */
  identities: { data: string; keys: string };
  people: Record<string, { loginName: string; password: string; totp: string }>;
  sheets: string[];
  /** A page of a colleague, what of the database it opens, and what it then shows. */
  looks: { what: string; who: string; path: string; shows: string }[];
  glass: { reference: string; shows: string };
  secretAddress: string;
  lost: { team: string; coordinator: string };
  drafts: { path: string; code: string; shows: string };
}

export interface RestoredRelease {
  admin: pg.Client;
  /** Where its database is. */
  place: { host: string; port: number; database: string };
  /** Somebody of that world, signed in by the program of today. */
  visitor(who: string): Promise<AttackVisitor>;
  publicVisitor(cookie?: string): AttackVisitor;
  verify(): ReturnType<typeof verifyLog>;
  /** As while the log does not extend what was seen of it. */
  setAlarm(alarm: LogState['alarm']): void;
  close(): Promise<void>;
}

const origins = { public: 'http://127.0.0.1:3000', staff: 'http://localhost:3001' };

/** Opens folders that were put back, with the program of today before them and no jobs: nothing is cleaned up for its age. */
export async function openRestored(dataFolder: string, world: EarlierWorld): Promise<RestoredRelease> {
  const keysFolder = `${dataFolder}-keys`;
  const read = await readKeys(keysFolder);
  const [stamp, pins] = [await readStamp(keysFolder, keysStamp), await readPins(pinsFile(keysFolder))];
  if (!('keys' in read) || stamp === null || pins === null) throw new Error('The keys were not put back.');
  const { keys } = read;
  const server = await startPostgres({ dataFolder, superuserPassword: keys.superuserPassword, durable: false });
  const names = databaseNames(stamp.prefix);
  const place = { host: server.socketFolder, port: server.port, database: names.database };
  const admin = new pg.Client({ ...place, user: superuser, password: keys.superuserPassword });
  await admin.connect();
  const open = (role: LoginRole) =>
    openDatabase({
      ...place,
      user: names[role],
      password: keys.passwords[role],
      contextKey: keys.contextKeys[role],
      connections: 2,
    });
  const [staff, outside, auditor] = [open('staff'), open('public'), open('auditor')];
  const { scoped, ask, become } = staff;
  const { pepper, receiptKey } = keys;
  let alarm: LogState['alarm'] = null;
  const log = () => ({ alarm, witnesses: {} });
  const installation: StaffInstallation = { scoped, ask, become, pepper, receiptKey, pins: () => pins, log };
  const report = (_reference: string, error: Error) => {
    throw error;
  };
  const common = { exitTo: 'https://example.org/', serviceName: 'naast', demo: false, report };
  const inside = staffApp({
    ...common,
    installation,
    policy: accessPolicy,
    routes: staffRoutes({
      installation,
      demo: false,
      publicOrigin: origins.public,
      sandbox: quietSandbox(),
      store: createSealedStore({ folder: join(dataFolder, 'files') }),
      setUpTokenMac: null,
      pin: async () => undefined,
      lookAround: () => undefined,
    }),
    origin: origins.staff,
    navigation: staffNavigation,
  });
  const publicSide = publicApp({
    ...common,
    routes: publicIntakeRoutes({
      scoped: (work) => outside.scoped({ kind: 'public' }, work),
      root: pins.root,
      receiptKey,
      staffOrigin: origins.staff,
      demo: false,
    }),
    origin: origins.public,
    redirected: [],
  });
  const cookies = new Map<string, string>();
  return {
    setAlarm: (now) => {
      alarm = now;
    },
    admin,
    place,
    async visitor(who) {
      const cookie = cookies.get(who) ?? (await cookieOf(installation, world, who));
      cookies.set(who, cookie);
      return new AttackVisitor(inside, origins.staff, cookie);
    },
    publicVisitor: (cookie = '') => new AttackVisitor(publicSide, origins.public, null, '192.0.2.66', cookie),
    verify: () => auditor.scoped({ kind: 'auditor' }, verifyLog),
    async close() {
      await Promise.all([staff.close(), outside.close(), auditor.close()]);
      await admin.end();
      await server.stop();
    },
  };
}

async function cookieOf(installation: StaffInstallation, { people }: EarlierWorld, who: string): Promise<string> {
  const person = people[who];
  if (person === undefined) throw new Error(`Nobody is called ${who}.`);
  const { loginName, password, totp } = person;
  const attempt = { loginName, password, code: totpCode(Buffer.from(totp, 'base64')), address: 'here' };
  const result = await signIn(installation, attempt);
  if (!result.ok) throw new Error(`${who} cannot sign in: ${result.reason}`);
  return result.cookie;
}

/** The world of a fixture in test/fixtures. */
export async function earlierWorld(folder: string): Promise<EarlierWorld> {
  return JSON.parse(await readFile(join(folder, 'world.json'), 'utf8')) as EarlierWorld;
}
