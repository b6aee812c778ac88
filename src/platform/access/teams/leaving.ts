import { sql } from 'kysely';
import { currentCertificate, loadChain, signForAct } from '#app/platform/access/statements/index.ts';
import type { Team, Visit } from '#app/platform/access/visit/index.ts';
import { renewCertificate } from './renewal.ts';

/** Why somebody's access ends. The reason stands as a code in the audit log and in each grant that ends. */
export const accessEndReasons = ['left', 'long-away', 'other-work', 'not-safe'] as const;
export type LeavingReason = (typeof accessEndReasons)[number];

export interface BeforeLeaving {
  /** How many clients this colleague has now. */
  clients: number;
  /** Teams whose key nobody else holds. */
  alone: Team['kind'][];
}

/** What will be missing when this colleague is gone; null when it is not the asker's to end, or has ended. */
export async function beforeLeaving(visit: Visit, personId: string): Promise<BeforeLeaving | null> {
  const { rows } = await sql<BeforeLeaving>`select clients, alone from naast.before_leaving(${personId})`.execute(
    visit.db,
  );
  return rows[0] ?? null;
}

export interface Ended {
  grants: number;
  teams: number;
}

/**
 * Ends everything that opens something for a colleague, in this transaction: sessions, ways to unlock, memberships,
 * grants and certificates. Whoever this colleague vouched for is vouched for anew first, so that nobody else loses
 * access. Null when it was not the asker's to end.
 */
export async function endAccess(visit: Visit, personId: string, reason: LeavingReason): Promise<Ended | null> {
  if (!(await beforeLeaving(visit, personId))) return null;
  await renewThoseVouchedForBy(visit, personId);
  const statements = await signedEndingsOf(visit, personId, ['person', 'certificate', 'grant']);
  if (statements === null) return null;
  const { rows } = await sql<{ what: 'team' | 'certificate' | 'grant' }>`
    select what from naast.end_access(${personId}, ${reason}, ${visit.requestId}, ${statements}::jsonb)`.execute(
    visit.db,
  );
  const count = (what: (typeof rows)[number]['what']) => rows.filter((row) => row.what === what).length;
  // What was signed the database writes down with the commit; that a membership ended needs no signature.
  for (let team = 0; team < count('team'); team += 1)
    visit.journal.note({ action: 'team.left', object: 'person', objectId: personId });
  return { grants: count('grant'), teams: count('team') };
}

interface ToEnd {
  what: keyof typeof kindsOfEnding;
  id: string;
  last: number | null;
}

const kindsOfEnding = { person: 'person.ended', certificate: 'certificate.revoked', grant: 'grant.ended' } as const;

/**
 * Everything of these kinds that ends with somebody's access, signed by the one who acts, with the last number of that
 * person that counts. Null when it is not the asker's to end.
 */
export async function signedEndingsOf(
  visit: Visit,
  personId: string,
  kinds: readonly ToEnd['what'][],
): Promise<string | null> {
  const { rows } = await sql<ToEnd>`select what, id, last from naast.ending_of(${personId})`.execute(visit.db);
  const last = rows.find(({ what }) => what === 'person')?.last;
  if (last == null) return null;
  const endings = rows.filter(({ what }) => kinds.includes(what));
  return signForAct(
    visit,
    endings.map(({ what, id: subject }) => ({
      kind: kindsOfEnding[what],
      subject,
      content: what === 'grant' ? {} : { last },
    })),
  );
}

/** Vouches anew for every colleague whose certificate would fall with the leaver's. */
export async function renewThoseVouchedForBy(visit: Visit, personId: string): Promise<void> {
  for (const colleague of await vouchedForBy(visit, personId)) await renewCertificate(visit, colleague);
}

/** Colleagues whose certificate falls with the leaver's, which is part of its chain. */
export async function vouchedForBy(visit: Visit, personId: string): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    with recursive falls as (
      select c.id, c.subject from naast.certificate c where c.subject = ${personId}
      union
      select c.id, c.subject from naast.certificate c join falls on falls.id = c.issuer)
    select distinct falls.subject from falls join naast.person p on p.id = falls.subject and p.status = 'active'
    where falls.subject <> ${personId}`.execute(visit.db);
  const fallen: string[] = [];
  for (const { subject } of rows) {
    const held = await currentCertificate(visit.db, subject, visit.keys.pins);
    const chain = held ? [...(await loadChain(visit.db, visit.keys.pins, [held.id])).values()] : [];
    // The leader's own is on the root.
    if (subject !== visit.person.id && chain.some((one) => one.subject === personId)) fallen.push(subject);
  }
  return fallen;
}
