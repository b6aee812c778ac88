import type { Hono } from 'hono';
import { accessPolicy, type Policy } from '#app/platform/access/visit/index.ts';
import {
  type Desk,
  type PublicDesk,
  publicApp,
  type Route,
  sessionCookieName,
  staffApp,
} from '#app/platform/routing/index.ts';
import { newId, newSessionCookie, readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken } from '#app/platform/web/index.ts';
import type { TestPerson, TestWorld } from '../../../test/support/test-world.ts';
import { keepDraft } from './draft.store.ts';
import { newDraft, type RegistrationDraft } from './draft.ts';
import { draftCookieName } from './draft-cookie.ts';
import { intakeRoutes, publicIntakeRoutes } from './index.ts';
import type { Registration } from './intake.ts';
import { keptFormKey, openedMark } from './receipt.ts';

/**
 * Both sides of the installation for tests, entered as a browser would: by request, with host, origin, cookie and
 * token.
 */

const origins = { public: 'http://127.0.0.1:3000', staff: 'http://localhost:3001' };

export function publicDesk(world: TestWorld): PublicDesk {
  const installation = world.test.installation('public');
  return {
    scoped: (work) => installation.scoped({ kind: 'public' }, work),
    root: world.pins.root,
    receiptKey: world.test.receiptKey,
    staffOrigin: origins.staff,
    demo: false,
  };
}

export type PostedFields = Readonly<Record<string, string | readonly string[]>>;

interface PublicSide {
  get(path: string, from?: string, cookie?: string, headers?: Record<string, string>): Promise<Response>;
  post(
    path: string,
    fields: PostedFields,
    from?: string,
    cookie?: string,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

/** The public process. `from` is the visitor's address, `cookie` what that browser sends. */
export function publicSide(desk: PublicDesk, proxies: readonly string[] = []): PublicSide {
  const app = publicApp({
    routes: publicIntakeRoutes(desk),
    origin: origins.public,
    redirected: [],
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: false,
    proxies,
    report: failLoudly,
  });
  const ask = (path: string, from: string, cookie = '', init: RequestInit = {}) =>
    request(app, origins.public, path, { ...init, headers: { ...init.headers, cookie } }, from);
  return {
    get: (path, from = '192.0.2.1', cookie = '', headers = {}) => ask(path, from, cookie, { headers }),
    post: (path, fields, from = '192.0.2.1', cookie = '', headers = {}) =>
      ask(path, from, cookie, { method: 'POST', body: bodyOf(fields), headers }),
  };
}

/** A visitor at a browser which stores the cookies it is given. */
export function browserOf(side: PublicSide, from = '192.0.2.1', headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>();
  const sent = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookie: sent,
    get: async (path: string) => keep(await side.get(path, from, sent(), headers)),
    post: async (path: string, fields: PostedFields) => keep(await side.post(path, fields, from, sent(), headers)),
  };
}

/** A form that was begun a minute ago, with these answers; gives the cookie that opens it, and its key. */
export async function unfinished(
  desk: PublicDesk,
  change: Partial<RegistrationDraft> = {},
): Promise<{ cookie: string; key: string }> {
  const cookie = newSessionCookie();
  const draft = { ...newDraft('her', Date.now() - 60_000), at: '/start/form/check', ...change };
  if (!(await desk.scoped((db) => keepDraft(db, cookie, draft)))) throw new Error('No room for a draft.');
  return { cookie: `${draftCookieName}=${cookie.value}`, key: draft.key };
}

/** The visitor's answers as the questions store them; a number or address stands for its way. */
export function answeredValues(change: PostedFields = {}): RegistrationDraft['values'] {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(ownFields(change)))
    fields[name] = typeof value === 'string' ? value : [...value];
  const { withCode, ...values } = fields;
  const has = (name: string) => (values[name] ?? '') !== '';
  const ways = [
    ...(has('telephone') ? ['telephone'] : []),
    ...(has('mail') ? ['mail'] : []),
    ...(has('someone') || has('someoneTelephone') ? ['through-someone'] : []),
    ...(withCode === 'yes' ? ['with-code'] : []),
  ];
  return { ...values, ways };
}

export interface StaffSide {
  get(person: TestPerson, path: string): Promise<Response>;
  post(person: TestPerson, path: string, fields: PostedFields): Promise<Response>;
}

/** The staff process with the routes of one module. */
export function staffSide(world: TestWorld, routes: Route[], policy: Policy = accessPolicy): StaffSide {
  const app = staffApp({
    installation: world.installation,
    policy,
    routes,
    origin: origins.staff,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: false,
    navigation: () => [],
    report: failLoudly,
  });
  const cookies = new Map<string, string>();
  const cookieOf = async (person: TestPerson) => {
    const value = cookies.get(person.id) ?? (await world.signedIn(person));
    cookies.set(person.id, value);
    return value;
  };
  const ask = async (person: TestPerson, path: string, init: RequestInit = {}) =>
    request(app, origins.staff, path, {
      ...init,
      headers: { cookie: `${sessionCookieName}=${await cookieOf(person)}` },
    });
  return {
    get: (person, path) => ask(person, path),
    async post(person, path, fields) {
      const key = readSessionCookie(await cookieOf(person))?.key;
      if (key === undefined) throw new Error('No session.');
      return ask(person, path, { method: 'POST', body: bodyOf({ ...fields, _csrf: csrfToken(key) }) });
    },
  };
}

/** Both sides of one installation, with what tests of them ask again and again. */
export interface IntakeInstallation {
  world: TestWorld;
  open: PublicSide;
  staff: StaffSide;
  /** A client, or a referrer, sends the form; gives the id of the registration and the receipt code. */
  registered(change?: PostedFields, who?: RegistrationDraft['who']): Promise<{ id: string; code: string }>;
  /** The intake worker places the client. */
  place(id: string, region: string, change?: PostedFields): Promise<Response>;
  placedInUtrecht(change?: PostedFields): Promise<{ id: string; code: string }>;
  /** What the receipt code tells, as the page says it. */
  standing(code: string): Promise<string>;
  /** The row as no role of ours sees it. */
  rowOf(id: string): Promise<Record<string, unknown>>;
  actionsOn(id: string): Promise<string[]>;
  query: Query;
}

type Query = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** An installation whose regions have room; every visitor comes from another network. */
export async function intakeInstallation(world: TestWorld): Promise<IntakeInstallation> {
  const desk = publicDesk(world);
  const [open, administrator] = [publicSide(desk), await world.test.administrator()];
  // The intake pages use nothing of the desk but the installation.
  const staff = staffSide(world, intakeRoutes({ installation: world.installation } as Desk));
  const query: Query = async (text, values) => (await administrator.query(text, values)).rows;
  await query("update naast.region set places = 500, languages = '{ti}'");
  let visitors = 0;
  const network = () => {
    visitors += 1;
    return `10.1.${visitors}.1`;
  };
  const registered = async (change: PostedFields = {}, who: RegistrationDraft['who'] = 'her') => {
    const values =
      who === 'her'
        ? answeredValues(change)
        : (Object.fromEntries(Object.entries(ownFields(change))) as RegistrationDraft['values']);
    const { cookie, key } = await unfinished(desk, { who, values });
    const path = who === 'her' ? '/start/form/check' : '/start/for-someone/check';
    const page = await (await open.post(path, { _key: key }, network(), cookie)).text();
    const kept = keptFormKey(desk.receiptKey, key);
    const [row] = await query('select id from naast.registration where form_key = $1', [kept]);
    return { id: String(row?.id), code: /\d{4}(-\d{4}){3}/.exec(page)?.[0] ?? '' };
  };
  const place = (id: string, region: string, change: PostedFields = {}) =>
    staff.post(world.people.intake, `/queue/${id}/place`, {
      _key: newId(),
      _version: '1',
      region,
      note: '',
      ...change,
    });
  return {
    world,
    open,
    staff,
    registered,
    place,
    async placedInUtrecht(change) {
      const her = await registered(change);
      await place(her.id, world.regions.utrecht);
      return her;
    },
    standing: async (code) => (await open.post('/code', { code }, network())).text(),
    rowOf: async (id) => (await query('select * from naast.registration where id = $1', [id]))[0] ?? {},
    async actionsOn(id) {
      const rows = await query('select action from naast.audit_entry where body like $1 order by seq', [`%${id}%`]);
      return rows.map((row) => String(row.action));
    },
    query,
  };
}

/** Key and mark of a form that was opened a minute ago. */
export function marksOf(desk: PublicDesk): PostedFields {
  const key = newId();
  return { _key: key, opened: openedMark(desk.receiptKey, key, Date.now() - 60_000) };
}

/** What a client answers, or a referrer. */
export function ownFields(change: PostedFields = {}): PostedFields {
  return {
    telephone: '06 1234 5678',
    nameToUse: 'Selam',
    spoken: 'ti',
    place: 'Zeist',
    needs: ['letter', 'passport'],
    ...change,
  };
}

/** What such a form becomes, for tests that begin later. */
export function ordinaryRegistration(change: Partial<Registration> = {}): Registration {
  return {
    by: 'herself',
    nameToUse: 'Selam',
    languages: ['ti'],
    languageElse: null,
    reads: null,
    interpreter: 'needed',
    when: null,
    askFor: null,
    leaveMessage: 'no',
    mustNotKnow: null,
    ways: [{ kind: 'telephone', value: '06 1234 5678' }],
    placeAnswer: 'said',
    place: 'Zeist',
    needs: ['letter'],
    question: null,
    unsaid: [],
    referrer: null,
    writtenIn: 'nl',
    doubts: [],
    history: [],
    ...change,
  };
}

function request(app: Hono, origin: string, path: string, init: RequestInit, from = '192.0.2.1'): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('host', new URL(origin).host);
  headers.set('accept-language', 'nl');
  if (init.method === 'POST') headers.set('origin', origin);
  const environment = { incoming: { socket: { remoteAddress: from } } };
  return Promise.resolve(app.request(`${origin}${path}`, { ...init, headers }, environment));
}

function bodyOf(fields: PostedFields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one));
  return body;
}

function failLoudly(_reference: string, error: Error): never {
  throw error;
}
