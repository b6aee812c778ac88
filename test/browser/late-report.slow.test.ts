import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessPolicy } from '#app/platform/access/visit/index.ts';
import { type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import { peopleRoutes } from '#app/service/people/index.ts';
import { axe, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { bringSession, listenFor } from '../support/in-browser.ts';

let desk: ReadingDesk;
let browser: TestBrowser;
let origin: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ origin, stop } = await listenFor(() => desk.app));
  desk = await readingDesk(accessPolicy, origin, (made) => ({ routes: [...peopleRoutes(made)], panels: [] }));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stop?.();
  await desk?.close();
});

it('what is typed after the session ended is hers whole, and the page says at the field that it ended', async () => {
  const { bram } = desk.world.people;
  const { reference } = await desk.newCase();
  const page = await browser.newPage({ width: 360, height: 740 });
  page.setDefaultTimeout(30_000);
  await bringSession(page.context(), await desk.world.signedIn(bram));
  await page.goto(`${origin}/clients/${reference}/notes/new`);
  await page.locator('label', { hasText: 'een half uur' }).first().click();
  const field = page.getByLabel('In het kort');
  await field.fill('Eerste deel.');
  await page.getByText('Concept bewaard.').waitFor();

  const administrator = await desk.world.test.administrator();
  await administrator.query('update naast.session set ended_at = now(), secret_sealed = null where person_id = $1', [
    bram.id,
  ]);
  await field.fill('Eerste deel. Tweede deel.');
  const told = page.getByText('Je bent uitgelogd. Je tekst is bewaard.');
  await told.waitFor();
  // At the field that she types in, and without leaving it.
  expect(await page.locator('.field', { has: field }).locator('[role=status]').textContent()).toContain('uitgelogd');
  expect(await page.evaluate('document.activeElement?.getAttribute("name")')).toBe('said');
  expect(await axe(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  if (process.env.NAAST_SCREENSHOTS !== undefined)
    await page.screenshot({ path: `${process.env.NAAST_SCREENSHOTS}/late-report.png` });
  await field.fill('Eerste deel. Tweede deel. Derde deel, tien minuten later.');
  const kept = page.waitForRequest(/\/sign-in\/kept$/);
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click({ noWaitAfter: true });
  await kept;

  await bringSession(page.context(), await desk.world.signedIn(bram));
  await page.goto(`${origin}/profile`);
  expect(await page.getByText('Derde deel, tien minuten later.').count()).toBe(1);
  await page.getByRole('button', { name: 'Zet het terug in het verslag' }).click();
  const taken = await page.getByLabel('In het kort').inputValue();
  expect(taken).toBe('Eerste deel. Tweede deel. Derde deel, tien minuten later.');
  await page.context().close();
});
