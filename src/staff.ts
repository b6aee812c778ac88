import { join } from 'node:path';
import { housePolicy } from './access/index.ts';
import { openHouse } from './database/pool.ts';
import { behindScanner, besidePages, clamdScanner, createGlassBoxApart, createSealedStore } from './files/index.ts';
import { letLettersGiveWay } from './letters/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from './staff-routes.ts';
import { askToLookAround, pinKeys, readPins, readSecretsFromDescriptor, serveHttp } from './supervisor/index.ts';
import { reportFailure } from './supervisor/report.ts';
import { letPasswordsGiveWay } from './vault/index.ts';
import { staffApp } from './web/routes/index.ts';

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
