import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { crawl, isPage } from '../support/attack-crawl.ts';
import { publicForms, staffForms } from '../support/attack-forms.ts';
import type { Answer } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, type Someone } from '../support/attack-world.ts';

/** Every page as the standard reads it: a screen reader and an old telephone read no other way. */
const judge = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

let attack: AttackWorld;
beforeAll(async () => {
  attack = await attackWorld();
});
afterAll(() => attack?.close());

/** The address as the route has it, so that one page of a kind is judged once for each role. */
const patternOf = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replace(/^\/clients\/[0-9A-Z]{4}-?[0-9A-Z]{4}/, '/clients/:reference')
    .replace(/\/\d+(?=\/|$)/g, '/:number');

/** What is wrong with a page, one line each. */
async function faults(what: string, body: string): Promise<string[]> {
  const { results } = await judge.validateString(body);
  return results.flatMap(({ messages, source }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const near = (source ?? '').split('\n')[line - 1]?.slice(Math.max(0, column - 40), column + 80);
      return `${what} ${ruleId}: ${message} near ${near}`;
    }),
  );
}

const fresh = (html: Map<string, Answer>, seen: Set<string>, who: string) =>
  [...html].filter(([path, answer]) => {
    const key = `${who} ${patternOf(path)} ${answer.status}`;
    if (!isPage(answer) || answer.body === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });

describe('valid pages', () => {
  it('is a rule that a page can break', async () => {
    expect(
      await faults(
        '',
        '<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body><p><div></div></p><img alt=""></body></html>',
      ),
    ).not.toEqual([]);
  });

  it.each<[Someone | 'public', string[], number]>([
    ['public', ['/', '/en', '/start', '/start/form', '/start/for-someone', '/code', '/nowhere'], 25],
    [
      'nobody',
      ['/begin', '/set-up', '/join', '/sign-in', '/sign-in/kept', '/signed-out', '/gallery', '/welcome', '/nowhere'],
      6,
    ],
    ['bram', ['/', '/nowhere'], 12],
    ['joke', ['/'], 12],
    ['intake', ['/'], 6],
    ['leader', ['/'], 10],
    ['ada', ['/'], 4],
    ['awaiting', ['/'], 1],
  ])('are all pages of %s', async (who, from, least) => {
    const visitor = who === 'public' ? attack.publicVisitor() : await attack.visitor(who);
    const pages = fresh(await crawl(visitor, from, 300), new Set(), who);
    const wrong = await Promise.all(pages.map(([path, { body }]) => faults(`${who} ${patternOf(path)}`, body)));
    expect(pages.length).toBeGreaterThanOrEqual(least);
    expect(wrong.flat()).toEqual([]);
  });

  it('are the answers to every form that is sent empty, and to one that fits nothing', async () => {
    const wrong: string[] = [];
    let pages = 0;
    const look = async (what: string, answer: Answer) => {
      if (!isPage(answer) || answer.body === '') return;
      pages += 1;
      wrong.push(...(await faults(`${what} ${answer.status}`, answer.body)));
    };
    for (const [route, make] of Object.entries(staffForms)) {
      // It takes nothing, and ends the session of whoever sends it.
      if (route === 'POST /sign-out') continue;
      const { who, path, fields, file } = await make(attack);
      const visitor = await attack.visitor(who);
      const empty = Object.fromEntries(Object.keys(fields).map((name) => [name, '']));
      const send = (sent: Record<string, string>) =>
        file ? visitor.upload(path, sent, { name: 'x.pdf', bytes: Buffer.from('x') }) : visitor.post(path, sent);
      await look(`${route} empty`, await send({ ...empty, ...('_key' in fields ? { _key: newId() } : {}) }));
      await look(`${route} unfit`, await send({ unfit: '<b>"\'' }));
    }
    for (const [route, make] of Object.entries(publicForms)) {
      const { path, fields } = await make(attack);
      const empty = Object.fromEntries(Object.keys(fields).map((name) => [name, '']));
      await look(`public ${route} empty`, await attack.publicVisitor().post(path, empty));
      await look(`public ${route} unfit`, await attack.publicVisitor().post(path, { unfit: '<b>"\'' }));
    }
    expect(pages).toBeGreaterThan(60);
    expect([...new Set(wrong)]).toEqual([]);
  }, 90_000);
});
