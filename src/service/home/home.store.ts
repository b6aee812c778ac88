import { sql } from 'kysely';
import { askedLists } from '#app/platform/access/grants/index.ts';
import { type AccessNotices, accessNotices } from '#app/platform/access/notices/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { approvalsWaiting } from '#app/service/approval-desk/index.ts';
import { type LogInShort, logInShort, refusalsInNumbers } from '#app/service/audit-log/index.ts';
import { type EmergencyAccessTold, emergencyAccessTold } from '#app/service/emergency-access/index.ts';
import { listRegistrations } from '#app/service/intake/index.ts';
import {
  type FirstHourStep,
  firstHour,
  firstHourSteps,
  knownOfSteps,
  openingSteps,
  saidDone,
  type UnsignedEndings,
  unsignedEndings,
} from '#app/service/people/index.ts';
import { type Figures, readFigures } from '#app/service/reporting/index.ts';
import { signaturesWaiting } from '#app/service/signatures/index.ts';
import { countUndelivered } from '#app/service/undelivered/index.ts';
import {
  type Absence,
  type DaysInShort,
  daysInShort,
  type OwnSuspension,
  ownAbsence,
  ownSuspension,
  type WhomToAsk,
  whomToAsk,
} from '#app/service/volunteers/index.ts';
import { type OwnClients, ownClients } from './own-clients.ts';
import { type PeopleWaiting, peopleWaiting } from './people-waiting.ts';
import { type RegionWork, regionWork } from './region-work.ts';

/** What the start page of this person holds; a part that this person may not see is null. */
export interface Start {
  name: string;
  hasHeldText: boolean;
  /** Cases of the coordinator that somebody opened in an emergency. */
  glass: readonly EmergencyAccessTold[];
  clients: OwnClients | null;
  /** Days on which the volunteer is away, now or later: the reminders are the coordinator's then. */
  absence: Absence | null;
  /** Set for a volunteer who is suspended, with whom to ring. */
  suspension: OwnSuspension | null;
  /** Clients got and lost; null where nothing is to be told, and for a suspended volunteer, who is shown no client. */
  told: (AccessNotices & { ask: WhomToAsk }) | null;
  region: RegionWork | null;
  queue: QueueInShort | null;
  installation: FiguresInShort | null;
  /** For whoever has no other work than the audit log. */
  book: LogInShort | null;
}

export interface QueueCounts {
  new: number;
  check: number;
  waiting: number;
}

/** The numbers of the intake team, and who has waited longest of those that nobody has placed. */
export interface QueueInShort extends QueueCounts {
  longest: readonly { id: string; day: string }[];
}

export interface FiguresInShort {
  figures: Figures;
  /** The next step until somebody can be helped; null when that is so. */
  nextStep: FirstHourStep | null;
  /** How many steps of setting up are left in all. */
  toArrange: number;
  /** When the leader said last that a backup was put back elsewhere. */
  restoreTried: Date | null;
  people: PeopleWaiting;
  /** What ended without a signature, for the leader to sign once. */
  endings: UnsignedEndings;
  /** What visitors read and that waits for the leader's signature. */
  signatures: number;
  /** Files that do not open, for which a coordinator asks a new list. */
  lists: number;
  /** Mail to the intake team and to regions that does not arrive. */
  mail: number;
  /** Texts that a lawyer has to look at, and how many of them changed since one did. */
  approvals: { waiting: number; changed: number };
  days: DaysInShort;
  /** Refusals that came in numbers, for the leader to look at in the audit log. */
  refusals: number;
}

/** Gathers the start page with the same functions that the lists behind its numbers use. */
export async function readHome(visit: Visit, desk: Desk): Promise<Start> {
  const names = await namesOf(visit.db, visit.keys, [visit.person.id]);
  const coordinates = may(visit, 'case.grant');
  const isVolunteer = may(visit, 'case.list') && !coordinates;
  const { held, told, lacking } = await atOnce(visit);
  const start = {
    name: names.get(visit.person.id) ?? visit.person.loginName,
    hasHeldText: held,
    glass: coordinates ? await emergencyAccessTold(visit) : [],
    clients: isVolunteer ? await ownClients(visit) : null,
    absence: isVolunteer ? await ownAbsence(visit, today().toString()) : null,
    suspension: await ownSuspension(visit),
    told: told && !visit.person.suspended ? { ...(await accessNotices(visit)), ask: await whomToAsk(visit) } : null,
    region: coordinates ? await regionWork(visit, lacking) : null,
    queue: may(visit, 'registration.list') ? await queueCounts(visit) : null,
    installation: may(visit, 'figures.read') ? await figuresInShort(visit, desk, lacking) : null,
  };
  const { clients, region, queue, installation } = start;
  const hasOtherWork = [clients, region, queue, installation].some((part) => part !== null);
  return { ...start, book: may(visit, 'access-book.read') && !hasOtherWork ? await logInShort(visit) : null };
}

/**
 * What every role asks, in one way to the database: is text kept for me, am I told of a client got or lost, and whose
 * training day is lacking?
 */
async function atOnce(visit: Visit): Promise<{ held: boolean; told: boolean; lacking: readonly string[] }> {
  const { rows } = await sql<{ held: boolean; told: boolean; lacking: string[] }>`
    select exists (select 1 from naast.held_text where person_id = ${visit.person.id}) as held,
      exists (select 1 from naast.access_notice where person_id = ${visit.person.id}) as told,
      array(select person_id from naast.days_to_sign(0)) as lacking`.execute(visit.db);
  return rows[0] ?? { held: false, told: false, lacking: [] };
}

/** As many as one begins with; the others stand in the list. */
const longestShown = 3;

async function queueCounts(visit: Visit): Promise<QueueInShort> {
  const rows = await listRegistrations(visit, 'intake', ['new', 'check', 'waiting']);
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  const longest = rows
    .filter(({ status }) => status === 'new')
    .slice(0, longestShown)
    .map(({ id, received_day: day }) => ({ id, day }));
  return { new: count('new'), check: count('check'), waiting: count('waiting'), longest };
}

async function figuresInShort(visit: Visit, desk: Desk, lacking: readonly string[]): Promise<FiguresInShort> {
  const approvals = await approvalsWaiting(visit);
  const said = await saidDone(visit.db);
  const done = await firstHour(visit, await knownOfSteps(visit, desk, approvals.waiting), said);
  return {
    figures: await readFigures(visit),
    nextStep: openingSteps.find((step) => !done[step]) ?? null,
    toArrange: firstHourSteps.filter((step) => !done[step]).length,
    restoreTried: said.get('restore-tried') ?? null,
    people: await peopleWaiting(visit),
    endings: await unsignedEndings(visit),
    signatures: await signaturesWaiting(visit),
    lists: (await askedLists(visit)).length,
    mail: await countUndelivered(visit),
    approvals,
    days: await daysInShort(visit, lacking),
    refusals: await refusalsInNumbers(visit),
  };
}
