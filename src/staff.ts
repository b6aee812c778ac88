import { join } from 'node:path';
import {
  askToLookAround,
  dayOfMark,
  onSeen,
  pinPlace,
  portsOfUnit,
  receiveStart,
  serveHttp,
  tellManager,
} from '#app/operations/processes/index.ts';
import { reportFailure } from '#app/operations/processes/report.ts';
import { readAppearance } from '#app/platform/access/public-words/index.ts';
import { learnSeen } from '#app/platform/access/statements/index.ts';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import {
  behindScanner,
  belowPages,
  clamdScanner,
  createSandboxAt,
  createSandboxInWorker,
  createSealedStore,
} from '#app/platform/files/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { staffApp } from '#app/platform/routing/index.ts';
import { lowerPriorityOfPasswords } from '#app/platform/vault/index.ts';
import { freshAppearance } from '#app/platform/web/index.ts';
import { lowerPriorityOfLetters } from '#app/service/letters/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from './staff-routes.ts';

/**
 * The staff process: everything behind sign-in. Holds the pepper and its context key, never a key that opens a case.
 */
const start = await receiveStart('staff');
const built = (entry: string) => join(start.programFolder, 'dist', `${entry}.js`);
lowerPriorityOfPasswords();
lowerPriorityOfLetters(built('letter-reader'));
const pool = openDatabase({ ...start.database, contextKey: start.contextKey });
const reader =
  start.readerSocket !== null
    ? createSandboxAt(start.readerSocket)
    : createSandboxInWorker(built('sandbox-thread'), {
        programFolder: start.programFolder,
        entry: built('sandbox'),
        ...belowPages,
      });
const sandbox = behindScanner(
  reader,
  start.scannerSocket === null ? null : clamdScanner({ socket: start.scannerSocket }),
);
// Its first box is started now, so that nobody waits for it; the manager says on the leader's page what stands around it.
if (start.readerSocket !== null)
  sandbox.walls().then(
    (walls) => tellManager({ tell: 'reader', walls }),
    () => undefined,
  );
/** Of the reader's own unit nobody is asked: one whose sandbox does not hold is a stop of the machine. */
const sandboxWalls = async () =>
  start.readerSocket === null ? sandbox.walls() : ('permission model and bubblewrap' as const);
const place = pinPlace(start);
let pins = await place.read();
let seen = start.seen;
const learn = () => {
  if (pins) learnSeen(pins.root, seen.marks);
};
learn();
onSeen((now) => {
  seen = now;
  learn();
});
const staffInstallation = {
  scoped: pool.scoped,
  ask: pool.ask,
  become: pool.become,
  pepper: start.pepper,
  receiptKey: start.receiptKey,
  pins: () => pins,
  log: () => seen,
  backup: () => seen.backup,
  daysCountFrom: () => dayOfMark(seen.marks),
};
// Another staff process may be the one in which the installation is claimed; until then this one looks now and then.
const looking = setInterval(async () => {
  pins ??= await place.read();
  if (pins) clearInterval(looking);
}, 1_000);
looking.unref();

const looks = freshAppearance(() => pool.scoped({ kind: 'door' }, (db) => readAppearance(db, { pins })));

const app = staffApp({
  installation: staffInstallation,
  policy: accessPolicy,
  routes: staffRoutes({
    installation: staffInstallation,
    demo: start.demo,
    demoPeople: () => start.demoPeople,
    publicOrigin: start.public.origin,
    sandbox,
    store: createSealedStore({ folder: start.filesFolder, shared: start.filesShared }),
    machine: {
      publicWalls: start.publicWalls,
      sandboxWalls,
      report: () => seen.machine,
      sendsMail: start.sendsMail,
    },
    setUpTokenMac: start.setUpTokenMac,
    pin: async (made) => {
      await place.pin(made);
      pins = await place.read();
    },
    lookAround: askToLookAround,
    forgetLooks: looks.forget,
  }),
  modules: staffAssets,
  origin: start.staff.origin,
  exitTo: start.exitTo,
  serviceName: start.serviceName,
  looks: looks.get,
  demo: start.demo,
  proxies: start.proxies,
  navigation: staffNavigation,
  demoPassword: (loginName) => start.demoPeople.find((one) => one.loginName === loginName)?.password,
  report: reportFailure,
});

await serveHttp({
  fetch: app.fetch,
  hosts: start.staff.addresses,
  proxies: start.proxies,
  port: start.staff.port,
  listening: portsOfUnit(),
  afterDrain: async () => {
    await sandbox.close();
    await pool.close();
  },
});
