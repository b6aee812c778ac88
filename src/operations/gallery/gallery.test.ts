import { Hono } from 'hono';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { shell } from '#app/platform/web/index.ts';
import { galleryPage } from './index.ts';

test('the gallery is valid HTML, with every part and every state on it', async () => {
  const app = new Hono();
  app.use(shell({ name: 'naast', home: '/', demo: true }));
  app.get('/gallery', galleryPage);
  const page = await (await app.request('/gallery')).text();
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(page);
  const faults = report.results.flatMap((result) => result.messages.map((one) => `${one.ruleId}: ${one.message}`));
  expect([...new Set(faults)]).toEqual([]);
});
