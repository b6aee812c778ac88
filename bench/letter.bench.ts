import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { createSandbox, createSealedStore } from '#app/platform/files/index.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { type Desk, sessionCookieName, staffApp } from '#app/platform/routing/index.ts';
import { newId, readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { staffAssets, staffRoutes } from '#app/staff-routes.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

const origin = 'http://localhost:3001';
/** Long enough for a spare box to start and warm up, as between two people who upload. */
const betweenMs = 500;

/** A letter's PDF from the upload to "what is it" on the screen, and on to its first picture. */
const row: BenchRow = {
  name: 'a letter: upload to "what is it" on the screen',
  ratioOf: 'median of the whole way to the glass box alone',
  bar: { atMost: 6 },
  async run({ smoke }) {
    const rounds = smoke ? 8 : 40;
    const bench = await benchInstallation(1);
    const built = await buildSandbox();
    const folder = await mkdtemp(join(tmpdir(), 'naast-bench-files-'));
    const sandbox = createSandbox({ programFolder: built.programFolder, entry: built.entry });
    try {
      const { joke } = bench.world.people;
      const desk = {
        installation: bench.world.installation,
        demo: true,
        sandbox,
        store: createSealedStore({ folder }),
      } as Desk;
      const failures: Error[] = [];
      const app = staffApp({
        installation: bench.world.installation,
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
      const cookie = await bench.world.signedIn(joke);
      const key = readSessionCookie(cookie)?.key;
      const headers = { host: 'localhost:3001', origin, cookie: `${sessionCookieName}=${cookie}` };
      const pdf = await letterPdf(`${refusalOf('27 november 2026')}\f${refusalOf('27 november 2026')}`);
      const ways: number[] = [];
      const pictures: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // A case of its own for each: the same file in one case a second time is only said to be there already.
        const { reference } = await bench.world.as(joke, (visit) => openNewCase(visit, aCase));
        await pause(betweenMs);
        const start = performance.now();
        const form = new FormData();
        form.append('_csrf', key ? csrfToken(key) : '');
        form.append('_key', newId());
        form.append('file', new Blob([new Uint8Array(pdf)]), 'brief.pdf');
        const path = `${origin}/clients/${reference}/letters/new`;
        const sent = await app.request(path, { method: 'POST', headers, body: form });
        const at = sent.headers.get('location') ?? '';
        const page = await (await app.request(`${origin}${at}`, { headers })).text();
        if (!page.includes('De IND heeft nee gezegd')) throw failures[0] ?? new Error(`Answered ${sent.status}.`);
        ways.push(performance.now() - start);
        const seen = performance.now();
        await (await app.request(`${origin}${at}/pages/1`, { headers })).arrayBuffer();
        pictures.push(performance.now() - seen);
      }
      const alone = await timesOf(rounds, async () => {
        await pause(betweenMs);
        return sandbox.open(pdf);
      });
      const sandboxAlone = quantile(alone, 0.5) - betweenMs;
      return {
        figures: {
          'upload to page, median ms': quantile(ways, 0.5),
          'upload to page, p95 ms': quantile(ways, 0.95),
          'picture of a page, median ms': quantile(pictures, 0.5),
          'glass box alone, median ms': sandboxAlone,
        },
        ratio: quantile(ways, 0.5) / sandboxAlone,
      };
    } finally {
      await sandbox.close();
      await built.remove();
      await bench.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
export default row;

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
