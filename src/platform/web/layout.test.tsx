import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  Button,
  document,
  ErrorSummary,
  Field,
  Form,
  freshForm,
  notFound,
  plainShell,
  readForm,
  securityHeaders,
  shell,
  show,
  text,
} from './index.ts';

function smallService() {
  const app = new Hono();
  app.use(securityHeaders(), shell({ name: 'naast', home: '/', demo: true }));
  const schema = z.strictObject({ note: text(20) });
  const page = (form = freshForm()) => (
    <>
      <ErrorSummary form={form} />
      <Form action="/note" form={form}>
        <Field name="note" label="Note" form={form} />
        <Button>Save</Button>
      </Form>
    </>
  );
  app.get('/note', (c) => show(c, { title: 'Note' }, page()));
  app.post('/note', async (c) => {
    const read = await readForm(c.req, schema);
    return read.ok ? c.text(read.values.note) : show(c, { title: 'Note', failed: true }, page(read.form), read.status);
  });
  app.notFound(notFound);
  return app;
}

describe('a page', () => {
  test('has the place where she is take its own room in the one line of a telephone', async () => {
    const places = ['Vandaag', 'Cliënten', 'Termijnen', 'Collega’s', 'Mijn pagina'];
    const lineAt = async (here: string) => {
      const nav = places.map((label) => ({ href: '/', label, current: label === here }));
      const shown = { ...plainShell({ name: 'naast', home: '/', demo: false }), nav };
      const [line = ''] = (await document(shown, { title: 'x' }, '')).split('nav-more');
      return places.filter((label) => line.includes(label));
    };
    expect(await lineAt('Vandaag')).toEqual(['Vandaag', 'Cliënten', 'Termijnen']);
    expect(await lineAt('Mijn pagina')).toEqual(['Vandaag', 'Cliënten']);
  });

  test('of a colleague leads back to its place in the navigation, and from elsewhere to the first page', async () => {
    const app = new Hono();
    app.use(shell({ name: 'naast', home: '/', demo: false }), async (c, next) => {
      const places = ['/', '/people'].map((href) => ({ href, label: `to ${href}` }));
      const nav = places.map((one) => ({ ...one, current: one.href !== '/' && c.req.path.startsWith(one.href) }));
      c.set('web', { ...c.get('web'), nav });
      await next();
    });
    app.get('*', (c) => show(c, { title: 'x' }, ''));
    const back = async (path: string) =>
      /<nav class="way-back"[^>]*><a href="([^"]*)"/.exec(await (await app.request(path)).text())?.[1] ?? null;
    expect(await Promise.all(['/', '/people', '/people/new', '/rules'].map(back))).toEqual([
      null,
      null,
      '/people',
      '/',
    ]);
  });

  test('speaks the language of the browser and carries the band of the made-up world', async () => {
    const answer = await smallService().request('/note', { headers: { 'accept-language': 'en-US,en;q=0.8' } });
    const page = await answer.text();
    expect(page).toMatch(/^<!doctype html><html lang="en" dir="ltr" data-theme="system">/i);
    expect(page).toContain('Nobody in it is real');
    expect(page).toContain('href="/weg"');
  });

  test('comes back with what was typed, escaped, and says what is wrong', async () => {
    const body = new URLSearchParams({ note: '"><script>alert(1)</script> and more than twenty' });
    const answer = await smallService().request('/note', { method: 'POST', body });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('<title>Fout: Note</title>');
    expect(page).toContain('Er passen 20 tekens in');
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; and more than twenty"');
    expect(page).not.toContain('<script>');
  });
});
