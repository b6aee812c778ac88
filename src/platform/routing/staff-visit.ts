import type { Context } from 'hono';
import type { Site, StepUp } from '#app/platform/access/authentication/index.ts';
import { AccessEnded, ListShut, writeLists } from '#app/platform/access/grants/index.ts';
import { suspensionOf } from '#app/platform/access/suspension/index.ts';
import {
  type Action,
  type Duty,
  findSession,
  Journal,
  Keyring,
  type Policy,
  reachOf,
  type SessionRow,
  type StaffInstallation,
  type Visit,
  worksInSafeMode,
} from '#app/platform/access/visit/index.ts';
import { type AuditEntry, appendEntries } from '#app/platform/audit/index.ts';
import { isForTwoAtOnce, isRefusedByPolicy, type ScopedDb } from '#app/platform/database/index.ts';
import { readUpload } from '#app/platform/files/index.ts';
import {
  forgetPerson,
  type Key,
  newId,
  openSession,
  type PersonSecret,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import {
  type Appearance,
  type ModuleAssets,
  type NavItem,
  notFound,
  refuseInSafeMode,
  refuseShutList,
} from '#app/platform/web/index.ts';
import { askPassword } from './ask-password.ts';
import { keptEntries } from './kept-entries.ts';
import { keepLateText, keepText } from './late-text.view.tsx';
import type { Route, StaffRoute } from './route.ts';
import { readSession, takeSession } from './session-cookie.ts';

declare module 'hono' {
  interface ContextVariableMap {
    sessionKey: Key | null;
    /** What an upload route was sent; read before its transaction begins, so that a slow phone holds no connection. */
    upload: Awaited<ReturnType<typeof readUpload>>;
    /** Did the signed-in person type the own password? Set on routes that ask for it. */
    stepUp: StepUp;
    /** Our own address, to which passkeys are bound. */
    site: Site;
  }
}

export interface StaffAppOptions {
  installation: StaffInstallation;
  policy: Policy;
  routes: readonly Route[];
  /** Styles and scripts of the modules whose routes these are. */
  modules?: ModuleAssets;
  origin: string;
  /** Where the way out leads: a neutral page of another site, chosen by the service. */
  exitTo: string;
  serviceName: string;
  /** Name and colour as a leader signed them; left out: the program's own. */
  looks?: () => Promise<Appearance>;
  demo: boolean;
  /** Addresses of our own proxies, whose word about a visitor's address is believed. */
  proxies?: readonly string[];
  navigation: (visit: Visit, c: Context) => NavItem[];
  /** In the demo: the password of somebody, which nobody knows. */
  demoPassword?: (loginName: string) => string | undefined;
  /** A failure that nobody foresaw: its reference and a name without content, for the log. */
  report: (reference: string, error: Error) => void;
}

/**
 * What is no page of ours, asked for by somebody with a cookie: it goes the way of every page of that person, so that
 * it is refused with the same words, in the same time, and in the audit log, as what is somebody else's.
 */
export const nowhere: StaffRoute = { method: 'GET', path: '/', needs: 'profile.read', handle: notFound };

/** Carries an answer out of a transaction that must not be committed. */
class Undone extends Error {
  readonly answer: Response;
  readonly entries: AuditEntry[];

  constructor(answer: Response, entries: AuditEntry[]) {
    super('undone');
    this.answer = answer;
    this.entries = entries;
  }
}

/** The answer of a route to the person whose session comes with the request: in one transaction, as this person. */
export async function visitOf(c: Context, options: StaffAppOptions, route: StaffRoute): Promise<Response> {
  const session = readSession(c);
  if (!session) return toSignIn(c);
  const { installation, policy } = options;
  const find = (): Promise<SessionRow | null> => findSession(installation, session.lookup);
  let row = await find();
  // Nobody makes us hold a file for a page that they may not even open.
  if (row?.secret_sealed && route.upload !== undefined && policy.reach(row.roles, route.needs) !== null) {
    c.set('upload', await readUpload(c.req.raw, route.upload));
    await route.prepare?.(c);
    // A letter can take half a minute on a phone: whoever signed out meanwhile is out (T12).
    row = await find();
  }
  // A text that comes too late is kept; an act that is proved each time is not, nor what was sent to no page of ours.
  const isText = c.req.method === 'POST' && route.asksPassword !== true && route !== nowhere;
  if (row?.secret_sealed && row.duty !== null && route.discharges !== row.duty)
    return isText ? keepLateText(c, installation, session) : c.redirect(dutyPages[row.duty], 303);
  if (!row?.secret_sealed) return isText ? keepLateText(c, installation, session) : toSignIn(c);
  if (route.asksPassword !== undefined && policy.reach(row.roles, route.needs) !== null)
    await askPassword(c, installation, row, route.asksPassword);
  const context = { kind: 'person', person: row.person_id, session: row.id } as const;
  const secret = secretIn(row, session.key);
  if (!secret) {
    // The lookup and the key come out of one cookie, so it is the row that somebody changed (T39).
    await installation.scoped(context, (db) => appendEntries(db, [{ action: 'alarm.sealed', object: 'session' }]));
    return toSignIn(c);
  }
  const requestId = newId();
  let journal = new Journal(requestId);
  let keys: Keyring | undefined;
  let isSuspended = false;
  const work = async (db: ScopedDb): Promise<Response> => {
    const pins = requirePins(installation);
    keys = new Keyring(db, row.person_id, secret, pins);
    const suspended = await suspensionOf(
      db,
      { id: row.person_id, roles: row.roles },
      { pins, known: installation.daysCountFrom?.() ?? null },
    );
    isSuspended = suspended !== null;
    const visit: Visit = {
      db,
      requestId,
      policy: options.policy,
      keys,
      journal,
      inSafeMode: inSafeMode(options),
      act: `${c.req.method} ${c.req.path}`,
      person: {
        id: row.person_id,
        loginName: row.login_name,
        roles: row.roles,
        regionId: row.region_id,
        status: row.status,
        teams: row.teams,
        suspended,
      },
      session: {
        id: row.id,
        level: row.level,
        steppedUpAt: row.stepped_up_at,
        absoluteUntil: row.absolute_until,
        duty: row.duty,
        fresh: row.fresh,
      },
    };
    const answer = await answerOf(c, options, route, visit);
    if (answer.status >= 400) throw new Undone(answer, [...keptEntries(journal), refusal(route, answer.status)]);
    await writeLists(visit).catch(async (error: unknown) => {
      if (!(error instanceof AccessEnded)) throw error;
      throw new Undone(await notFound(c), [...keptEntries(journal), refusal(route, 404)]);
    });
    return answer;
  };
  try {
    const attempt = () => installation.scoped(context, work, () => journal.statement());
    return await attempt().catch((error: unknown) => {
      // Two wrote in one case at the same moment, and this one was undone. What was uploaded is read only once.
      if (!isForTwoAtOnce(error) || route.upload !== undefined) throw error;
      keys?.forget();
      journal = new Journal(requestId);
      return attempt();
    });
  } catch (error) {
    const keep = (entries: readonly AuditEntry[]) =>
      installation.scoped(context, (db) =>
        appendEntries(
          db,
          entries.map((entry) => ({ request: requestId, ...entry })),
        ),
      );
    if (error instanceof Undone) {
      await keep(error.entries);
      // What a volunteer was writing when the own day was over is kept as the text of an ended session is.
      const isOfCase = policy.reach(row.roles, route.needs) === 'granted' && route.path.includes('/:reference/');
      if (isSuspended && isText && isOfCase && (await keepText(c, installation, session))) return c.redirect('/', 303);
      return error.answer;
    }
    // Also when something failed that nobody foresaw: what was opened before, and every alarm. If it is the audit log
    // that cannot be written, the first failure says so.
    const kept = keptEntries(journal);
    if (kept.length > 0) await keep(kept).catch(() => undefined);
    throw error;
  } finally {
    keys?.forget();
    // There is no keyring yet when the transaction could not begin.
    forgetPerson(secret);
  }
}

const inSafeMode = ({ installation }: StaffAppOptions): boolean => (installation.log?.().alarm ?? null) !== null;

function secretIn(row: SessionRow, key: Key): PersonSecret | null {
  try {
    return openSession(key, { sessionId: row.id, personId: row.person_id }, row.secret_sealed ?? Buffer.alloc(0));
  } catch (error) {
    if (error instanceof VaultRefusal) return null;
    throw error;
  }
}

async function answerOf(c: Context, options: StaffAppOptions, route: StaffRoute, visit: Visit): Promise<Response> {
  const web = c.get('web');
  const isLetIn = visit.person.status === 'active';
  c.set('web', {
    ...web,
    person: visit.person.loginName,
    nav: isLetIn && visit.session.duty === null ? options.navigation(visit, c) : [],
    hasPasskey: visit.session.level !== 'password+totp',
    isFresh: visit.session.fresh,
    demoPassword: options.demoPassword?.(visit.person.loginName) ?? null,
    inSafeMode: inSafeMode(options),
    // Whoever waits to be let in has one page, and every way back leads there.
    home: isLetIn ? web.home : '/profile',
  });
  if (reachOf(visit, route.needs) === null) return notFound(c);
  if (inSafeMode(options) && !worksInSafeMode(route)) return refuseInSafeMode(c);
  try {
    return await route.handle(c, visit);
  } catch (error) {
    // A grant that ended while its holder was writing: the row is refused, and what one may not see is not found (T12).
    if (isRefusedByPolicy(error)) return notFound(c);
    if (!(error instanceof VaultRefusal)) throw error;
    // What does not open is nobody's page. Either its grant raised the alarm already, or something sealed was moved or
    // changed in the database, for we seal nothing that we cannot open (T86, T88).
    const isTold = visit.journal.entries().some(({ action }) => action.startsWith('alarm.'));
    if (!isTold) visit.journal.note({ action: 'alarm.sealed', object: codeOf(route.needs) });
    // It is thrown only once the key of the case was in hand: whoever holds no grant is told what everybody is told.
    if (error instanceof ListShut) return refuseShutList(c, error.reference, reachOf(visit, 'case.grant') !== null);
    return notFound(c);
  }
}

const codeOf = (action: Action) => action.replaceAll('.', '-');

const refusal = (route: StaffRoute, status: number): AuditEntry => ({
  action: 'request.refused',
  outcome: 'refused',
  object: route === nowhere ? 'no-page' : codeOf(route.needs),
  reason: `status-${status}`,
});

/** The one thing that the person must do first; a form that was just sent is stored for afterwards (T40). */
const dutyPages = {
  'change-password': '/profile/password',
  'add-passkey': '/profile/passkeys',
} as const satisfies Record<Duty, string>;

function requirePins(installation: StaffInstallation) {
  const pins = installation.pins();
  if (!pins) throw new Error('Somebody is signed in, yet nothing is pinned.');
  return pins;
}

function toSignIn(c: Context): Response {
  takeSession(c);
  return c.redirect('/sign-in', 303);
}
