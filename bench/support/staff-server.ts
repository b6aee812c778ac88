import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { belowPages, createSandboxInWorker, createSealedStore } from '#app/platform/files/index.ts';
import { openDatabase, type PoolSettings } from '#app/platform/pool/index.ts';
import { staffApp } from '#app/platform/routing/index.ts';
import { lowerPriorityOfPasswords } from '#app/platform/vault/index.ts';
import { lowerPriorityOfLetters } from '#app/service/letters/index.ts';
import { staffAssets, staffNavigation, staffRoutes } from '#app/staff-routes.ts';
import { endWithTheRun } from './broken-off.ts';

interface Given {
  pool: Omit<PoolSettings, 'contextKey'> & { contextKey: string };
  pepper: string;
  receiptKey: string;
  root: string;
  recovery: string;
  /** The built sandbox, and where letters are kept; left out, no file is opened. */
  files?: { programFolder: string; entry: string; folder: string };
}

endWithTheRun();

/**
 * One staff process for the bench: everything as in src/staff.ts but the supervisor, and the sandbox only where it is
 * asked for.
 */
process.once('message', (given: Given) => {
  lowerPriorityOfPasswords();
  if (given.files) lowerPriorityOfLetters(join(import.meta.dirname, 'letter-reader.js'));
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const pool = openDatabase({ ...given.pool, contextKey: bytes(given.pool.contextKey) });
  const pins = { root: bytes(given.root), recovery: bytes(given.recovery) };
  const installation = {
    scoped: pool.scoped,
    ask: pool.ask,
    become: pool.become,
    pepper: bytes(given.pepper),
    receiptKey: bytes(given.receiptKey),
    pins: () => pins,
  };
  const never = () => Promise.reject(new Error('not in the bench'));
  const desk = {
    installation,
    demo: true,
    publicOrigin: 'http://127.0.0.1:1',
    setUpTokenMac: null,
    pin: never,
    lookAround: () => undefined,
    sandbox: given.files
      ? createSandboxInWorker(join(import.meta.dirname, 'sandbox-thread.js'), { ...given.files, ...belowPages })
      : { open: never, bind: never, walls: never, close: async () => undefined },
    store: given.files ? createSealedStore(given.files) : { put: never, get: never, remove: never, sweep: never },
  };
  const server = createAdaptorServer({ fetch: (request, environment) => app.fetch(request, environment) });
  let app = staffApp({
    installation,
    policy: accessPolicy,
    routes: [],
    origin: 'http://localhost',
    exitTo: '/',
    serviceName: 'Naast',
    demo: true,
    modules: staffAssets,
    navigation: staffNavigation,
    report: () => undefined,
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    app = staffApp({
      installation,
      policy: accessPolicy,
      routes: staffRoutes(desk),
      origin: `http://localhost:${port}`,
      exitTo: '/',
      serviceName: 'Naast',
      demo: true,
      modules: staffAssets,
      navigation: staffNavigation,
      report: (reference, error) =>
        process.stderr.write(`failure ${reference} ${error.constructor.name}\n${error.stack}\n`),
    });
    process.send?.({ port });
  });
  process.on('SIGTERM', () =>
    server.close(() => void Promise.all([pool.close(), desk.sandbox.close()]).then(() => process.exit(0))),
  );
});
