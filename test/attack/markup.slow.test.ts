import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { crawl, isPage } from '../support/attack-crawl.ts';
import { publicForms, staffForms, type ValidForm } from '../support/attack-forms.ts';
import { freshCase } from '../support/attack-fresh.ts';
import { quietPdf } from '../support/attack-letter.ts';
import { endedSession, seedRegistration } from '../support/attack-seeds.ts';
import { type Answer, AttackVisitor, type Fields } from '../support/attack-visitor.ts';
import { type AttackWorld, attackWorld, origins, type Someone } from '../support/attack-world.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';

/** Every payload says this word, so that a page on which it stands can be found. */
const mark = 'kwaad';
const payloads = [
  `<script>alert('${mark}')</script>`,
  `"><img src=x onerror=alert('${mark}')>`,
  `'><svg/onload=alert('${mark}')>`,
  `</title></textarea></script><script>alert('${mark}')</script>`,
  `<a href="javascript:alert('${mark}')">x</a>`,
  `&lt;script&gt;alert(&#39;${mark}&#39;)&lt;/script&gt;`,
  `<iframe srcdoc="<script>parent.alert('${mark}')</script>">`,
  `<meta http-equiv=refresh content="0;url=//evil.example/${mark}">`,
  `<base href=//evil.example/${mark}/>`,
  `<link rel=stylesheet href=//evil.example/${mark}.css>`,
  `<form action=//evil.example/${mark}><button>x`,
  `--><img src=//evil.example/${mark}.png><!--`,
  `\${alert('${mark}')}{{constructor.constructor("alert('${mark}')")()}}`,
  `\u003cscript\u003ealert('${mark}')\u003c/script\u003e`,
];
const payload = (turn: number) => payloads[turn % payloads.length] ?? mark;

let attack: AttackWorld;
let browser: TestBrowser;
/** Answers to forms that came back with what was typed. */
const echoed: { who: Someone | 'public'; path: string; answer: Answer }[] = [];

beforeAll(async () => {
  attack = await attackWorld();
  browser = await openBrowser();
  await poison();
  // Every form there is, each with a case of its own.
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await attack?.close();
});

/** Puts markup into every text that can be typed anywhere. */
async function poison(): Promise<void> {
  let turn = 0;
  const next = () => {
    turn += 1;
    return payload(turn);
  };
  for (const make of Object.values(staffForms)) {
    const form = await make(attack);
    if (form.path === '/sign-out' || form.path === '/join') continue;
    const visitor = await attack.visitor(form.who);
    await typeInto(form, form.who, next, (fields) =>
      form.file ? visitor.upload(form.path, fields, form.file) : visitor.post(form.path, fields),
    );
  }
  for (const make of Object.values(publicForms)) {
    const form = await make(attack);
    await typeInto(form, 'public', next, (fields) => attack.publicVisitor().post(form.path, fields));
  }
  await poisonOneClient(next);
}

/** Sends the form with markup in every field; fields that take none get their own value back. */
async function typeInto(
  form: Omit<ValidForm, 'who'>,
  who: Someone | 'public',
  next: () => string,
  send: (fields: Fields) => Promise<Answer>,
): Promise<void> {
  let own = new Set(Object.keys(form.fields).filter((name) => name.startsWith('_') || name === 'basis'));
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const fields = Object.fromEntries(
      Object.entries(form.fields).map(([name, value]) => [name, own.has(name) ? value : next()]),
    );
    const answer = await send(fields);
    if (answer.body.includes(mark)) echoed.push({ who, path: form.path, answer });
    const wrong = [...answer.body.matchAll(/(?:id="([\w-]+)-error"|href="#([\w-]+)")/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    if (answer.status < 400) return;
    // A choice that is not offered, a date, a number, a telephone: those fields take no text at all.
    const before = own.size;
    own = new Set([
      ...own,
      ...Object.keys(fields).filter((name) => wrong.some((one) => one === name || one.startsWith(`${name}-`))),
    ]);
    if (own.size === before) return;
  }
}

/** One client in whom everything is markup: registration, header, contact, note, worry, draft, letter, kept text. */
async function poisonOneClient(next: () => string): Promise<void> {
  const [joke, bram] = [await attack.visitor('joke'), await attack.visitor('bram')];
  for (let turn = 0; turn < 4; turn += 1) await seedRegistration(attack, turn % 2 === 0 ? 'intake' : 'utrecht', next());
  const accepted = await joke.post(`/arrivals/${await seedRegistration(attack, 'utrecht', next())}/accept`, {
    _key: newId(),
  });
  expect(accepted.location).toMatch(/^\/clients\//);
  const at = `/clients/${await freshCase(attack)}`;
  await bram.post(`${at}/notes`, {
    way: 'visit',
    happenedOn: '1-2-2026',
    said: payloads.join('\n'),
    agreed: next(),
    worries: next(),
    _key: newId(),
  });
  await bram.post(`${at}/draft/note`, { said: payloads.join('\n'), agreed: next() });
  const lines = payloads.map((line) => `Kenmerk: ${line}`);
  const brought = await bram.upload(
    `${at}/letters/new`,
    { _key: newId() },
    { name: `"><img src=x onerror=alert('${mark}')>.pdf`, bytes: quietPdf(lines) },
  );
  expect(brought.status).toBe(303);
  const late = new AttackVisitor(
    attack.staff[0],
    origins.staff,
    await endedSession(attack.world, attack.world.people.bram),
  );
  await late.post(`${at}/notes`, { said: payloads.join('\n'), way: 'visit', _key: newId() });
}

/** What markup that got through would leave in a page. */
const injectedPlaces = [
  '[onerror],[onload],iframe,object,embed,base,meta[http-equiv="refresh"],script:not([src^="/assets/"])',
  'link:not([href^="/assets/"]),a[href^="javascript:"],form[action^="//"],img[src="x"],img[src^="//"]',
].join(',');

interface Seen {
  trouble: string[];
  literal: boolean;
  injected: number;
}

/** Loads an answer in Chromium under its own headers; everything else is asked of the service, and nothing leaves. */
async function look(page: Page, visitor: AttackVisitor, path: string, answer: Answer): Promise<Seen> {
  const trouble: string[] = [];
  const dialogs = (dialog: { message(): string; dismiss(): Promise<void> }) => {
    trouble.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  };
  const spoken = (message: { text(): string }) => {
    if (/Content Security Policy|Refused|violat|TrustedHTML/i.test(message.text()))
      trouble.push(message.text().slice(0, 200));
  };
  page.on('dialog', dialogs);
  page.on('console', spoken);
  const address = visitor.origin + path;
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== visitor.origin) {
      trouble.push(`request to ${url}`);
      return route.abort();
    }
    const given = route.request().isNavigationRequest() ? answer : await visitor.get(url.pathname + url.search);
    return route.fulfill({ status: given.status, headers: Object.fromEntries(given.headers), body: given.bytes });
  });
  await page.goto(address, { waitUntil: 'load' });
  if (page.url() !== address) trouble.push(`led away to ${page.url()}`);
  const { literal, injected } = await page.evaluate<Omit<Seen, 'trouble'>>(`(() => {
    const typed = [...document.querySelectorAll('input, textarea, option')].map((field) => field.value).join(' ');
    const text = document.documentElement.textContent + ' ' + typed;
    return {
      literal: text.includes(${JSON.stringify(mark)}),
      injected: document.querySelectorAll(${JSON.stringify(injectedPlaces)}).length,
    };
  })()`);
  await page.unroute('**/*');
  page.off('dialog', dialogs);
  page.off('console', spoken);
  return { trouble, literal, injected };
}

/** Pages of one kind are drawn by one function: two of each are looked at. */
const shapeOf = (path: string) => path.replace(/\?.*/, '').replace(/[0-9a-f-]{36}|\b[0-9A-Z]{8}\b/g, ':');

async function expectHarmless(visitor: AttackVisitor, pages: readonly (readonly [string, Answer])[]): Promise<void> {
  const page = await browser.newPage();
  for (const [path, answer] of pages) {
    expect([path, await look(page, visitor, path, answer)]).toEqual([
      path,
      { trouble: [], literal: true, injected: 0 },
    ]);
  }
  await page.context().close();
}

describe('markup in every text', () => {
  it.each(['bram', 'joke', 'intake', 'leader', 'ada'] as const)(
    'T46 stays text on every page that %s can see',
    async (who) => {
      const visitor = await attack.visitor(who);
      const marked = [...(await crawl(visitor))].filter(([, answer]) => isPage(answer) && answer.body.includes(mark));
      const pages = [...Map.groupBy(marked, ([path]) => shapeOf(path)).values()].flatMap((alike) => alike.slice(0, 2));
      expect(pages.length).toBeGreaterThan(who === 'ada' ? 0 : 1);
      await expectHarmless(visitor, pages);
    },
    120_000,
  );

  it('T46 stays text on every page that comes back with errors, and on those of the public side', {
    timeout: 120_000,
  }, async () => {
    expect(echoed.length).toBeGreaterThan(15);
    expect(echoed.filter(({ who }) => who === 'public').length).toBeGreaterThan(1);
    for (const { who, path, answer } of echoed) {
      const visitor = who === 'public' ? attack.publicVisitor() : await attack.visitor(who);
      await expectHarmless(visitor, [[path, answer]]);
    }
  });

  it('T46 could be seen here: the same browser runs what a page without a policy lets in', async () => {
    const visitor = attack.publicVisitor();
    const page = await browser.newPage();
    const body = `<p>${mark}<img src=x onerror="alert('${mark}')"><img src="//evil.example/x.png">`;
    const open: Answer = {
      status: 200,
      headers: new Headers({ 'content-type': 'text/html' }),
      body,
      bytes: Buffer.from(body),
      location: null,
    };
    const { trouble, injected } = await look(page, visitor, '/start', open);
    expect(trouble.join()).toContain(`dialog ${mark}`);
    expect(trouble.join()).toContain('request to http://evil.example');
    expect(injected).toBeGreaterThan(0);
    const closed: Answer = {
      ...open,
      headers: new Headers({
        'content-type': 'text/html',
        'content-security-policy': "default-src 'none'; script-src 'none'",
      }),
    };
    expect((await look(page, visitor, '/start', closed)).trouble.join()).toMatch(/Content Security Policy/);
    await page.context().close();
  });
});
