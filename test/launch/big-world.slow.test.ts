import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allColleagueKeys, contentsOf } from '#app/operations/demo/index.ts';
import { type DemoHouse, demoHouse } from '../support/demo-installation.ts';

const today = Temporal.Now.plainDateISO('Europe/Amsterdam');

describe('the big made-up world', () => {
  let installation: DemoHouse;
  beforeAll(async () => {
    installation = await demoHouse(today, 'big');
  }, 240_000);
  afterAll(() => installation?.close());

  it('gives everybody a start page with something on it', async () => {
    for (const key of allColleagueKeys) {
      const { body, status } = await installation.page(key, '/');
      expect(status, key).toBe(key === 'roos' ? 404 : 200);
      if (key !== 'roos') expect(body, key).toMatch(/class="(sheet|due)/);
    }
  });

  it('shows every client to her coordinator with the last that was written about her', async () => {
    const { clients, notes } = contentsOf('big', today);
    for (const { key, coordinator, name } of clients) {
      const { body, status } = await installation.page(
        coordinator,
        `/clients/${installation.world.references[key]}?what=contacts`,
      );
      expect([key, status]).toEqual([key, 200]);
      expect(body, key).toContain(name);
      const last = (notes[key] ?? []).toSorted((one, other) => one.daysAgo - other.daysAgo)[0]?.said;
      if (last) expect(body, key).toContain(last.slice(0, 20));
    }
  });

  it('lets whoever takes over read what was written before, and whoever handed over nothing', async () => {
    const at = `/clients/${installation.world.references.tsehay}`;
    const pages = [1, 2, 3, 4].map((page) => installation.page('bram', `${at}?what=contacts&page=${page}`));
    expect((await Promise.all(pages)).map(({ body }) => body).join()).toContain('Alle papieren op tafel');
    expect((await installation.page('ingrid', at)).status).toBe(404);
  });

  it('shows where clients were passed on to', async () => {
    const { references } = installation.world;
    expect((await installation.page('joke', `/clients/${references.mercy}`)).body).toContain('Juridisch Loket');
    expect((await installation.page('tineke', `/clients/${references.yonas}`)).body).toContain('Zorgcoördinator');
  });
});
