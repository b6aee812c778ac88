import type { RawBuilder } from 'kysely';
import { type AuditEntry, appendEntries, appendingStatement } from '#app/platform/audit/index.ts';
import type { Compartment, PersonStatus, Role, ScopedDb } from '#app/platform/database/index.ts';
import type { Duty } from './door.ts';
import type { Keyring } from './keyring.ts';
import type { Action, Policy, Reach } from './policy.ts';

export interface VisitPerson {
  id: string;
  loginName: string;
  roles: readonly Role[];
  regionId: string | null;
  status: PersonStatus;
  /** Teams of which the person is a live member. */
  teams: readonly string[];
  /** Set while a volunteer opens no case, because a signed date is lacking or over; the keys stay. */
  suspended: Suspension | null;
}

/** Why a volunteer is suspended. */
export interface Suspension {
  /** The last day of the training that somebody signed; null when nobody has. */
  lastDay: string | null;
}

interface VisitSession {
  id: string;
  level: string;
  steppedUpAt: Date;
  absoluteUntil: Date;
  duty: Duty | null;
  /** Did the person sign in during the last five minutes? */
  fresh: boolean;
}

/**
 * One request of one signed-in person: scoped database handle, keys, what the person may do, and the journal of what
 * was opened. Lives as long as the transaction; nothing of it stays.
 */
export interface Visit {
  readonly db: ScopedDb;
  readonly person: VisitPerson;
  readonly session: VisitSession;
  readonly requestId: string;
  readonly policy: Policy;
  readonly keys: Keyring;
  readonly journal: Journal;
  /** Does an alarm of the log stand? Then nothing is certified, by whichever way. */
  readonly inSafeMode?: boolean;
  /** What is asked, by its method and address; none where no request came. */
  readonly act?: string;
}

/** How far this person's reach for an action goes; null = not at all. */
export function reachOf(visit: Pick<Visit, 'policy' | 'person'>, action: Action): Reach | null {
  if (visit.person.status !== 'active') return action === 'profile.read' ? 'own' : null;
  const reach = visit.policy.reach(visit.person.roles, action);
  // What hangs on a grant waits until a suspended volunteer is suspended no more.
  return reach === 'granted' && visit.person.suspended ? null : reach;
}

/** May this person do this at all? (Which rows, the grant says.) */
export function may(visit: Pick<Visit, 'policy' | 'person'>, action: Action): boolean {
  return reachOf(visit, action) !== null;
}

/**
 * Whoever a grant may be made out to so that this person may use it: the person and the person's teams. A volunteer who
 * is suspended is not among them, whatever the columns of the database say (docs/decisions/0071).
 */
export function holdersOf(person: VisitPerson): string[] {
  if (person.status !== 'active') return [];
  return person.suspended ? [...person.teams] : [person.id, ...person.teams];
}

export interface Opening {
  caseId: string;
  reference: string;
  compartment: Compartment;
  grantId: string;
  grantReason: string;
}

/** What is to be written in the audit log: each opening once a request, case and compartment; written last. */
export class Journal {
  readonly #openings = new Map<string, Opening>();
  readonly #listed = new Map<string, string>();
  readonly #entries: AuditEntry[] = [];
  readonly requestId: string;

  constructor(requestId: string) {
    this.requestId = requestId;
  }

  opened(opening: Opening): void {
    this.#openings.set(`${opening.caseId}|${opening.compartment}`, opening);
  }

  /** Headers opened for lists: one entry a request with all ids, each case once. */
  listed(openings: readonly { caseId: string; grantId: string }[]): void {
    for (const { caseId, grantId } of openings) this.#listed.set(caseId, grantId);
  }

  note(entry: AuditEntry): void {
    this.#entries.push(entry);
  }

  entries(): AuditEntry[] {
    const request = this.requestId;
    const reads = [...this.#openings.values()].map(
      ({ caseId, reference, compartment, grantId, grantReason }): AuditEntry => ({
        action: 'case.read',
        case: caseId,
        reference,
        compartment,
        grant: grantId,
        reason: grantReason,
        request,
      }),
    );
    const lists: AuditEntry[] = [];
    const listed = [...this.#listed];
    for (let from = 0; from < listed.length; from += 500) {
      const ids = listed.slice(from, from + 500);
      lists.push({ action: 'case.listed', ids, count: ids.length, request });
    }
    return [...reads, ...lists, ...this.#entries.map((entry) => ({ request, ...entry }))];
  }

  /** The last statement before COMMIT. When it fails, nothing is shown (T122). */
  async write(db: ScopedDb): Promise<void> {
    await appendEntries(db, this.entries());
  }

  /** The same, to be sent together with COMMIT. */
  statement(): RawBuilder<unknown> | null {
    return appendingStatement(this.entries());
  }
}
