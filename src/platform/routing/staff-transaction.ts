import type { Context } from 'hono';
import type { Site, StepUp } from '#app/platform/access/authentication/index.ts';
import { AccessEnded, ListUnreadable, writeLists } from '#app/platform/access/grants/index.ts';
import { suspensionOf } from '#app/platform/access/suspension/index.ts';
import {
  type Action,
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
import type { readUpload } from '#app/platform/files/index.ts';
import {
  forgetPerson,
  type Key,
  newId,
  type PersonSecret,
  type SessionCookie,
  VaultRefusal,
} from '#app/platform/vault/index.ts';
import {
  type Appearance,
  type ModuleAssets,
  type NavItem,
  notFound,
  refuseInSafeMode,
  refuseUnreadableList,
} from '#app/platform/web/index.ts';
import { keptEntries } from './kept-entries.ts';
import { lateWriterOf } from './late-cookie.ts';
import { keepText } from './late-text.ts';
import type { Route, StaffRoute } from './route.ts';

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

/** What somebody with a session asked of us. */
export interface Asked {
  c: Context;
  options: StaffAppOptions;
  route: StaffRoute;
  session: SessionCookie;
}

/** A text that comes too late is kept; an act that is proved each time is not, nor what was sent to no page of ours. */
export const isText = ({ c, route }: Asked): boolean => c.req.method === 'POST' && takesText(route);

/** Does this route take what somebody writes? */
export const takesText = (route: StaffRoute): boolean => route.asksPassword !== true && route !== nowhere;

/** As whom the database is asked. */
export const contextOf = (row: SessionRow) => ({ kind: 'person', person: row.person_id, session: row.id }) as const;

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

/** One request of a signed-in person, done in one transaction; an answer of 400 or more undoes it. */
export class StaffTransaction {
  readonly #asked: Asked;
  readonly #row: SessionRow;
  readonly #secret: PersonSecret;
  readonly #requestId = newId();
  #journal = new Journal(this.#requestId);
  #keys: Keyring | undefined;
  #isSuspended = false;

  constructor(asked: Asked, row: SessionRow, secret: PersonSecret) {
    this.#asked = asked;
    this.#row = row;
    this.#secret = secret;
  }

  /** Forgets the keys whatever becomes of it. */
  async answer(): Promise<Response> {
    try {
      return await this.#attempt().catch((error: unknown) => this.#onceMore(error));
    } catch (error) {
      if (error instanceof Undone) return await this.#undone(error);
      // Also when something failed that nobody foresaw: what was opened before, and every alarm. If it is the audit log
      // that cannot be written, the first failure says so.
      const kept = keptEntries(this.#journal);
      if (kept.length > 0) await this.#keep(kept).catch(() => undefined);
      throw error;
    } finally {
      // There is no keyring yet when the transaction could not begin.
      this.#keys?.forget();
      forgetPerson(this.#secret);
    }
  }

  #attempt(): Promise<Response> {
    const { installation } = this.#asked.options;
    return installation.scoped(
      contextOf(this.#row),
      (db) => this.#work(db),
      () => this.#journal.statement(),
    );
  }

  /** Two wrote in one case at the same moment, and this one was undone. What was uploaded is read only once. */
  #onceMore(error: unknown): Promise<Response> {
    if (!isForTwoAtOnce(error) || this.#asked.route.upload !== undefined) throw error;
    this.#keys?.forget();
    this.#journal = new Journal(this.#requestId);
    return this.#attempt();
  }

  async #work(db: ScopedDb): Promise<Response> {
    const visit = await this.#visit(db);
    const answer = await answerOf(this.#asked, visit);
    if (answer.status >= 400) throw this.#undoing(answer);
    await writeLists(visit).catch(async (error: unknown) => {
      if (!(error instanceof AccessEnded)) throw error;
      throw this.#undoing(await notFound(this.#asked.c));
    });
    return answer;
  }

  async #visit(db: ScopedDb): Promise<Visit> {
    const { c, options } = this.#asked;
    const { installation, policy } = options;
    const row = this.#row;
    const pins = requirePins(installation);
    const keys = new Keyring(db, row.person_id, this.#secret, pins);
    this.#keys = keys;
    const known = installation.daysCountFrom?.() ?? null;
    const suspended = await suspensionOf(db, { id: row.person_id, roles: row.roles }, { pins, known });
    this.#isSuspended = suspended !== null;
    return {
      db,
      requestId: this.#requestId,
      policy,
      keys,
      journal: this.#journal,
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
  }

  #undoing(answer: Response): Undone {
    return new Undone(answer, [...keptEntries(this.#journal), refusal(this.#asked.route, answer.status)]);
  }

  async #undone({ answer, entries }: Undone): Promise<Response> {
    const { c, options, route, session } = this.#asked;
    await this.#keep(entries);
    // What a volunteer was writing when the own day was over is kept as the text of an ended session is.
    const isOfCase =
      options.policy.reach(this.#row.roles, route.needs) === 'granted' && route.path.includes('/:reference/');
    const isKept =
      this.#isSuspended &&
      isText(this.#asked) &&
      isOfCase &&
      (await keepText(c, options.installation, lateWriterOf(session)));
    return isKept ? c.redirect('/', 303) : answer;
  }

  /** Writes what stays of a transaction that was undone. */
  #keep(entries: readonly AuditEntry[]): Promise<void> {
    const told = entries.map((entry) => ({ request: this.#requestId, ...entry }));
    return this.#asked.options.installation.scoped(contextOf(this.#row), (db) => appendEntries(db, told));
  }
}

const inSafeMode = ({ installation }: StaffAppOptions): boolean => (installation.log?.().alarm ?? null) !== null;

async function answerOf({ c, options, route }: Asked, visit: Visit): Promise<Response> {
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
    if (error instanceof ListUnreadable)
      return refuseUnreadableList(c, error.reference, reachOf(visit, 'case.grant') !== null);
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

function requirePins(installation: StaffInstallation) {
  const pins = installation.pins();
  if (!pins) throw new Error('Somebody is signed in, yet nothing is pinned.');
  return pins;
}
