import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessPolicy, type Policy } from '#app/platform/access/visit/index.ts';
import { createSandbox, createSealedStore, type Sandbox, type SealedStore } from '#app/platform/files/index.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { type Desk, type Route, sessionCookieName, staffApp } from '#app/platform/routing/index.ts';
import { newId, readSessionCookie } from '#app/platform/vault/index.ts';
import { csrfToken, moduleAssets, type NavItem } from '#app/platform/web/index.ts';
import { type CasePanel, caseRoutes, caseStyles, openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { limitRoutes, limitsPanel, procedureStyles } from '#app/service/procedures/index.ts';
import { type TestPerson, type TestWorld, testWorld } from '../../../../test/support/test-world.ts';
import { letterScripts, letterStyles } from '../assets.ts';
import { lettersPanel } from '../letter-panel.view.tsx';
import { letterRoutes } from '../letters.pages.tsx';
import { listLetters } from '../letters.store.ts';

export const readerOrigin = 'http://localhost:3001';

/** A paper of every client: what was filed is closed with it. */
export const receiptDocument = 'document:0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1c';

interface ReaderAnswer {
  status: number;
  headers: Headers;
  location: string;
  bytes: Buffer;
  text: string;
}

interface UploadChange {
  name?: string;
  fields?: Record<string, string>;
  more?: [name: string, bytes: Uint8Array][];
}

/** A colleague at a browser without script. */
export interface Reader {
  get(path: string): Promise<ReaderAnswer>;
  post(path: string, fields: Record<string, string>): Promise<ReaderAnswer>;
  /** Sends a file with the form at this path; `change` replaces fields of the form and adds more files. */
  upload(path: string, file: Uint8Array, change?: UploadChange): Promise<ReaderAnswer>;
  /** The first file of the letter at this address as it came, with a reason and the password; `change` replaces these. */
  original(at: string, change?: Record<string, string>): Promise<ReaderAnswer>;
  /** The token of the colleague's session, for bodies that a test makes itself. */
  csrf: string;
  send(path: string, request: RequestInit): Promise<ReaderAnswer>;
}

/** A claimed installation with letters, limits, a real sandbox and a real sealed store. */
export interface ReadingDesk {
  world: TestWorld;
  store: SealedStore;
  sandbox: Sandbox;
  app: ReturnType<typeof staffApp>;
  /** Where the store keeps its files. */
  folder: string;
  /** How many files are in the store. */
  files(): Promise<number>;
  rows(query: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** A new case of Utrecht with Bram as the volunteer; its reference. */
  newCase(): Promise<{ reference: string; caseId: string }>;
  reader(person: TestPerson): Promise<Reader>;
  close(): Promise<void>;
}

/** `more` gives the routes and panels of modules that are on this one. */
export async function readingDesk(
  policy: Policy = accessPolicy,
  at = readerOrigin,
  more?: (desk: Desk) => { routes: Route[]; panels: CasePanel[]; places?: NavItem[]; styles?: string[] },
): Promise<ReadingDesk> {
  const world = await testWorld();
  const built = await buildSandbox();
  const folder = await mkdtemp(join(tmpdir(), 'naast-files-'));
  const sandbox = createSandbox({ programFolder: built.programFolder, entry: built.entry, waiting: 1 });
  const store = createSealedStore({ folder });
  const failures: Error[] = [];
  const desk = { installation: world.installation, demo: true, sandbox, store } as Desk;
  const others = more?.(desk);
  const app = staffApp({
    installation: world.installation,
    policy,
    routes: [
      ...letterRoutes(desk),
      ...limitRoutes(desk, async (open) => [
        { value: receiptDocument, label: 'Een ontvangstbewijs' },
        ...(await listLetters(open)).map(({ id }) => ({ value: `letter:${id}`, label: 'Een brief' })),
      ]),
      ...caseRoutes(desk, [lettersPanel, limitsPanel, ...(others?.panels ?? [])]),
      ...(others?.routes ?? []),
    ],
    modules: moduleAssets([caseStyles, letterStyles, ...(others?.styles ?? []), ...procedureStyles], letterScripts),
    origin: at,
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: true,
    navigation: () => others?.places ?? [],
    report: (_reference, error) => failures.push(error),
  });
  const administrator = await world.test.administrator();
  const forgetTries = () => administrator.query('delete from naast.throttle');
  return {
    world,
    store,
    sandbox,
    app,
    folder,
    files: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).length;
    },
    rows: async (query, values = []) => (await administrator.query(query, values)).rows,
    newCase: () =>
      world.as(world.people.joke, async (visit) => {
        const made = await openNewCase(visit, ordinaryCase());
        await assignVolunteerTo(visit, made.reference, world.people.bram.id);
        return made;
      }),
    reader: (person) => readerOf({ world, app, failures, at, forgetTries }, person),
    async close() {
      await sandbox.close();
      await built.remove();
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Surroundings {
  world: TestWorld;
  app: ReadingDesk['app'];
  failures: Error[];
  at: string;
  forgetTries(): Promise<unknown>;
}

async function readerOf({ world, app, failures, at, forgetTries }: Surroundings, person: TestPerson): Promise<Reader> {
  const cookie = await world.signedIn(person);
  const key = readSessionCookie(cookie)?.key;
  if (!key) throw new Error('No session.');
  const csrf = csrfToken(key);
  const headers = { host: new URL(at).host, cookie: `${sessionCookieName}=${cookie}`, origin: at };
  const send = async (path: string, request: RequestInit): Promise<ReaderAnswer> => {
    const response = await app.request(`${at}${path}`, {
      ...request,
      headers: { ...headers, ...(request.headers as Record<string, string>) },
    });
    const failure = failures.pop();
    if (failure) throw failure;
    const bytes = Buffer.from(await response.arrayBuffer());
    const location = response.headers.get('location') ?? '';
    return { status: response.status, headers: response.headers, location, bytes, text: bytes.toString('utf8') };
  };
  const post = (path: string, fields: Record<string, string>) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    });
  return {
    csrf,
    send,
    get: (path) => send(path, {}),
    post,
    original: async (at, change) => {
      // Passwords are counted; here it is not about guessing.
      await forgetTries();
      return post(`${at}/originals/1`, { reason: 'check-paper', password: person.password, ...change });
    },
    upload: (path, file, { name = 'brief.pdf', fields = {}, more = [] } = {}) => {
      const form = new FormData();
      for (const [field, value] of Object.entries({ _csrf: csrf, _key: newId(), ...fields })) form.append(field, value);
      for (const [each, bytes] of [[name, file] as const, ...more])
        form.append('file', new Blob([new Uint8Array(bytes)]), each);
      return send(path, { method: 'POST', body: form });
    },
  };
}

/** The hidden fields and chosen values of a form on a page, as a browser without script would send them. */
export function formOn(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const hidden = [
    ...(form.split('</form>')[0]?.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g) ?? []),
  ];
  return Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
}

/** Brings a letter in and gives its address; `evidence` keeps the file as it came. */
export async function bring(reader: Reader, reference: string, pdf: Uint8Array, evidence = false): Promise<string> {
  const fields: Record<string, string> = evidence ? { evidence: 'yes' } : {};
  const answer = await reader.upload(`/clients/${reference}/letters/new`, pdf, { fields });
  if (answer.status !== 303) throw new Error(`The letter was not taken: ${answer.status}.`);
  return answer.location;
}

/** Confirms a letter as it was found, with the one button of its page. */
export async function confirmAtOnce(reader: Reader, at: string): Promise<ReaderAnswer> {
  const page = await reader.get(at);
  return reader.post(`${at}/confirm`, formOn(page.text, `${at}/confirm`));
}
