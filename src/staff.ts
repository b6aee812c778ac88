import { join } from 'node:path';
import {
  askToLookAround,
  pinKeys,
  readPins,
  readSecretsFromDescriptor,
  serveHttp,
} from '#app/operations/processes/index.ts';
import { reportFailure } from '#app/operations/processes/report.ts';
import { housePolicy } from '#app/platform/access/visit/index.ts';
import { openHouse } from '#app/platform/database/pool.ts';
import {
  behindScanner,
  besidePages,
  clamdScanner,
  createGlassBoxApart,
  createSealedStore,
} from '#app/platform/files/index.ts';
import { letPasswordsGiveWay } from '#app/platform/vault/index.ts';
import { staffApp } from '#app/platform/web/routes/index.ts';
import { letLettersGiveWay } from '#app/service/letters/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from './staff-routes.ts';

/** The staff process: everything behind sign-in. Holds the pepper and its context key, never a key that opens a case. */
const start = readSecretsFromDescriptor('staff');
const built = (entry: string) => join(start.programFolder, 'dist', `${entry}.js`);
letPasswordsGiveWay();
letLettersGiveWay(built('letter-reader'));
const house = openHouse({ ...start.database, contextKey: start.contextKey });
const box = behindScanner(
  createGlassBoxApart(built('box-thread'), {
    programFolder: start.programFolder,
    entry: built('glass-box'),
    ...besidePages,
  }),
  start.scannerSocket === null ? null : clamdScanner({ socket: start.scannerSocket }),
);
let pins = await readPins(start.pinsFile);
const staffHouse = {
  scoped: house.scoped,
  ask: house.ask,
  become: house.become,
  pepper: start.pepper,
  receiptKey: start.receiptKey,
  pins: () => pins,
};
// Another staff process may be the one in which the house is claimed; until then this one looks now and then.
const looking = setInterval(async () => {
  pins ??= await readPins(start.pinsFile);
  if (pins) clearInterval(looking);
}, 1_000);
looking.unref();

const app = staffApp({
  house: staffHouse,
  policy: housePolicy,
  routes: staffRoutes({
    house: staffHouse,
    madeUp: start.madeUp,
    madeUpPeople: () => start.madeUpPeople,
    publicOrigin: start.public.origin,
    box,
    store: createSealedStore({ folder: start.filesFolder }),
    setUpTokenMac: start.setUpTokenMac,
    pin: async (made) => {
      await pinKeys(start.pinsFile, made);
      pins = made;
    },
    lookAround: askToLookAround,
  }),
  modules: staffAssets,
  origin: start.staff.origin,
  exitTo: start.exitTo,
  serviceName: start.serviceName,
  madeUp: start.madeUp,
  navigation: staffNavigation,
  madeUpPassword: (loginName) => start.madeUpPeople.find((one) => one.loginName === loginName)?.password,
  report: reportFailure,
});

await serveHttp({
  fetch: app.fetch,
  hosts: start.staff.addresses,
  proxies: start.proxies,
  port: start.staff.port,
  afterDrain: async () => {
    await box.close();
    await house.close();
  },
});
