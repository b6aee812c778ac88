import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { declareForm, field, plainShell, show, withError, withWhole } from '#app/platform/web/index.ts';
import { formRoutes } from './form-routes.ts';

const shell = plainShell({ name: 'naast', home: '/', demo: false });
const optional = true;
const form = declareForm({
  stays: field.lines('cases.contact.staysAt', { optional, max: 20 }),
  mail: field.mail('cases.contact.mail'),
  password: field.password(),
});

type Does = 'create' | 'change' | 'replace' | 'act';
const kept = { stays: 'Zeist', version: 1 };
let handed: Record<string, unknown>[];
let proof: { ok: true } | { ok: false; reason: 'wrong' };

beforeEach(() => {
  Object.assign(kept, { stays: 'Zeist', version: 1 });
  handed = [];
  proof = { ok: true };
});

/** A form that keeps one word, as a colleague's browser meets it. */
function visitorOf(does: Does, { asks = false, there = true }: { asks?: boolean; there?: boolean } = {}) {
  const app = new Hono();
  const routes = formRoutes({
    form,
    page: '/edit',
    to: '/kept',
    needs: 'account.change',
    ...(asks ? { asksPassword: true as const } : {}),
    does,
    open: async () => (there ? { ...kept } : null),
    start: ({ stays, version }) => ({ values: { stays }, version }),
    async save({ version: now }, { values, form: sent, version }) {
      handed.push(values);
      if (values.stays === 'closed') return { refused: 'cases.closed.cannotWrite' };
      if (values.stays === 'whole') return withWhole(sent, 'cases.closed.cannotWrite');
      if (values.stays === 'nowhere') return withError(sent, 'stays', 'web.form.required');
      return does !== 'create' && does !== 'act' && version !== now ? 'stale' : '/done';
    },
    show: (c, _opened, shown, status) =>
      show(c, { title: '' }, <form.Form {...shown} action="/kept" save="Bewaar" />, status),
  });
  for (const { method, path, handle } of routes)
    app.on(method, path, (c) => {
      c.set('web', shell);
      c.set('stepUp', proof as never);
      return handle(c, {} as Visit);
    });
  const ask = async (path: string, fields?: Record<string, string>) => {
    const sent = fields && { method: 'POST', body: new URLSearchParams(fields) };
    const answer = await app.request(path, sent);
    return { status: answer.status, body: await answer.text(), location: answer.headers.get('location') };
  };
  return { page: () => ask('/edit'), send: (fields: Record<string, string>) => ask('/kept', fields) };
}

describe('the routes of a form', () => {
  it('show what there is, with the version or the key that its kind carries', async () => {
    for (const [does, key, version] of [
      ['create', true, false],
      ['change', false, true],
      ['replace', true, true],
    ] as const) {
      const { body } = await visitorOf(does).page();
      expect([does, body.includes('name="_key"'), body.includes('name="_version"')]).toEqual([does, key, version]);
      expect(body).toContain('Zeist');
    }
  });

  it('refuse a form without its key or version, whatever else it holds', async () => {
    const whole = { stays: 'Utrecht', _key: newId(), _version: '1' };
    const { _key, ...noKey } = whole;
    const { _version, ...noVersion } = whole;
    expect((await visitorOf('create').send(noKey)).status).toBe(400);
    expect((await visitorOf('replace').send(noKey)).status).toBe(400);
    expect((await visitorOf('change').send(noVersion)).status).toBe(400);
    expect((await visitorOf('replace').send(noVersion)).status).toBe(400);
    expect(handed).toEqual([]);
    expect((await visitorOf('replace').send(whole)).location).toBe('/done');
  });

  it('give back what was typed where a field is wrong, and save nothing', async () => {
    const { status, body } = await visitorOf('change').send({ stays: 'x'.repeat(21), mail: 'a@b.nl', _version: '1' });
    expect(status).toBe(422);
    for (const typed of ['x'.repeat(21), 'a@b.nl', 'id="stays-error"', 'href="#stays"']) expect(body).toContain(typed);
    expect(handed).toEqual([]);
  });

  it('tell apart what is typed wrong from what cannot be done', async () => {
    const { send } = visitorOf('change');
    for (const [stays, status] of [
      ['nowhere', 422],
      ['whole', 409],
      ['closed', 409],
    ] as const) {
      const answer = await send({ stays, _version: '1' });
      expect([stays, answer.status]).toEqual([stays, status]);
      expect(answer.body).toContain(stays);
    }
  });

  it('show both versions after somebody else, what was typed in its field, and the key of before no more', async () => {
    const used = newId();
    Object.assign(kept, { stays: 'Amersfoort', version: 2 });
    const { status, body } = await visitorOf('replace').send({ stays: 'Utrecht', _key: used, _version: '1' });
    expect(status).toBe(409);
    expect(body).toContain('id="conflict"');
    for (const words of ['Utrecht', 'Amersfoort', 'name="_version" value="2"']) expect(body).toContain(words);
    expect(body).not.toContain(used);
  });

  it('ask who it is before anything is saved, and hand the password on to nobody', async () => {
    const typed = { stays: 'Utrecht', _version: '1', password: 'correct horse battery' };
    proof = { ok: false, reason: 'wrong' };
    const wrong = await visitorOf('change', { asks: true }).send(typed);
    expect([wrong.status, handed]).toEqual([422, []]);
    expect(wrong.body).toContain('Utrecht');
    expect(wrong.body).not.toContain(typed.password);
    proof = { ok: true };
    expect((await visitorOf('change', { asks: true }).send(typed)).location).toBe('/done');
    expect(handed).toEqual([{ stays: 'Utrecht', mail: null, password: '' }]);
  });

  it('are not found where there is nothing for this person, read and written alike', async () => {
    const { page, send } = visitorOf('change', { there: false });
    expect([(await page()).status, (await send({ stays: 'x', _version: '1' })).status]).toEqual([404, 404]);
    expect(handed).toEqual([]);
  });
});
