import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { createSandbox, createSealedStore, type Sandbox } from '#app/platform/files/index.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { type Desk, sessionCookieName, staffApp } from '#app/platform/routing/index.ts';
import { newId, readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { staffAssets, staffRoutes } from '#app/staff-routes.ts';
import type { BenchInstallation } from './bench-installation.ts';

const origin = 'http://localhost:3001';

/** The coordinator at a browser, with letters to bring. */
export interface LetterDesk {
  sandbox: Sandbox;
  /** Where the sealed files are. */
  folder: string;
  /** The address of a client of her own. */
  newCase(): Promise<string>;
  /** Brings a file of that client; gives the address of the letter. */
  bring(client: string, pdf: Uint8Array): Promise<string>;
  get(path: string): Promise<Response>;
  close(): Promise<void>;
}

/** The staff side in this process, with a sandbox and a store for sealed files. */
export async function letterDesk(bench: BenchInstallation): Promise<LetterDesk> {
  const built = await buildSandbox();
  const folder = await mkdtemp(join(tmpdir(), 'naast-bench-files-'));
  const sandbox = createSandbox({ programFolder: built.programFolder, entry: built.entry });
  const { installation, people } = bench.world;
  const desk = { installation, demo: true, sandbox, store: createSealedStore({ folder }) } as Desk;
  const failures: Error[] = [];
  const app = staffApp({
    installation,
    policy: accessPolicy,
    routes: staffRoutes(desk),
    origin,
    exitTo: '/',
    serviceName: 'Naast',
    demo: true,
    modules: staffAssets,
    navigation: () => [],
    report: (_, error) => failures.push(error),
  });
  const cookie = await bench.world.signedIn(people.joke);
  const key = readSessionCookie(cookie)?.key;
  const headers = { host: 'localhost:3001', origin, cookie: `${sessionCookieName}=${cookie}` };
  return {
    sandbox,
    folder,
    async newCase() {
      const { reference } = await bench.world.as(people.joke, (visit) => openNewCase(visit, aCase));
      return `/clients/${reference}`;
    },
    async bring(client, pdf) {
      const body = new FormData();
      body.append('_csrf', key ? csrfToken(key) : '');
      body.append('_key', newId());
      body.append('file', new Blob([new Uint8Array(pdf)]), 'brief.pdf');
      const sent = await app.request(`${origin}${client}/letters/new`, { method: 'POST', headers, body });
      if (sent.status !== 303) throw failures[0] ?? new Error(`Answered ${sent.status}.`);
      return sent.headers.get('location') ?? '';
    },
    get: async (path) => app.request(`${origin}${path}`, { headers }),
    async close() {
      await sandbox.close();
      await built.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const aCase: Parameters<typeof openNewCase>[1] = {
  header: {
    nameToUse: 'Selam',
    languages: ['ti'],
    reads: 'en',
    interpreter: 'needed',
    contactRules: { when: null, askFor: null, leaveMessage: 'no', mustNotKnow: null },
  },
  contact: { ways: [{ kind: 'telephone', value: '06 00 00 00 00' }], staysAt: null },
  registration: { needs: ['letters'] },
};
