import { namesOf } from '#app/platform/access/teams/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type BookInShort, bookInShort } from '#app/service/audit-log/index.ts';
import { type GlassTold, glassTold } from '#app/service/emergency-access/index.ts';
import { listRegistrations } from '#app/service/intake/index.ts';
import {
  type FirstHourStep,
  firstHour,
  firstHourSteps,
  hasHeldText,
  type UnsignedEndings,
  unsignedEndings,
} from '#app/service/people/index.ts';
import { type Figures, readFigures } from '#app/service/reporting/index.ts';
import { type Absence, ownAbsence } from '#app/service/volunteers/index.ts';
import { type OwnClients, ownClients } from './own-clients.ts';
import { type PeopleWaiting, peopleWaiting } from './people-waiting.ts';
import { type RegionWork, regionWork } from './region-work.ts';

/** What the start page of this person holds; a part that this person may not see is null. */
export interface Start {
  name: string;
  hasHeldText: boolean;
  /** Cases of the coordinator that somebody opened in an emergency. */
  glass: readonly GlassTold[];
  clients: OwnClients | null;
  /** Days on which the volunteer is away, now or later: the reminders are the coordinator's then. */
  absence: Absence | null;
  region: RegionWork | null;
  queue: QueueCounts | null;
  installation: FiguresInShort | null;
  /** For whoever has no other work than the audit log. */
  book: BookInShort | null;
}

export interface QueueCounts {
  new: number;
  check: number;
  waiting: number;
}

export interface FiguresInShort {
  figures: Figures;
  /** The next step of the first hour; null when it is over. */
  nextStep: FirstHourStep | null;
  people: PeopleWaiting;
  /** What ended without a signature, for the leader to sign once. */
  endings: UnsignedEndings;
}

/** Gathers the start page with the same functions that the lists behind its numbers use. */
export async function readStart(visit: Visit): Promise<Start> {
  const names = await namesOf(visit.db, visit.keys, [visit.person.id]);
  const coordinates = may(visit, 'case.grant');
  const isVolunteer = may(visit, 'case.list') && !coordinates;
  const start = {
    name: names.get(visit.person.id) ?? visit.person.loginName,
    hasHeldText: await hasHeldText(visit.db, visit.person.id),
    glass: coordinates ? await glassTold(visit) : [],
    clients: isVolunteer ? await ownClients(visit) : null,
    absence: isVolunteer ? await ownAbsence(visit, today().toString()) : null,
    region: coordinates ? await regionWork(visit) : null,
    queue: may(visit, 'registration.list') ? await queueCounts(visit) : null,
    installation: may(visit, 'figures.read') ? await figuresInShort(visit) : null,
  };
  const { clients, region, queue, installation } = start;
  const hasOtherWork = [clients, region, queue, installation].some((part) => part !== null);
  return { ...start, book: may(visit, 'access-book.read') && !hasOtherWork ? await bookInShort(visit) : null };
}

async function queueCounts(visit: Visit): Promise<QueueCounts> {
  const rows = await listRegistrations(visit, 'intake', ['new', 'check', 'waiting']);
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  return { new: count('new'), check: count('check'), waiting: count('waiting') };
}

async function figuresInShort(visit: Visit): Promise<FiguresInShort> {
  const done = await firstHour(visit.db);
  return {
    figures: await readFigures(visit),
    nextStep: firstHourSteps.find((step) => !done[step]) ?? null,
    people: await peopleWaiting(visit),
    endings: await unsignedEndings(visit),
  };
}
