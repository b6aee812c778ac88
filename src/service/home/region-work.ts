import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { knownOfClients, lapsingDays, messagesOfFirstPage, ownDrafts, quietDays } from '#app/service/cases/index.ts';
import { listRegistrations, stopWishes } from '#app/service/intake/index.ts';
import { lettersWaiting } from '#app/service/letters/index.ts';
import { colleaguesInTeam } from '#app/service/people/index.ts';
import {
  type DaysToCome,
  type DueLine,
  type DueNotice,
  daysToCome,
  listAsked,
  type NewsLine,
  newsOf,
  noticesOf,
  plannedContacts,
  urgentDue,
} from '#app/service/procedures/index.ts';
import { countOpenReferrals } from '#app/service/referrals/index.ts';
import { countTransfers } from '#app/service/transfers/index.ts';
import { countUndelivered, undeliveredPlace } from '#app/service/undelivered/index.ts';
import { type DaysInShort, daysInShort } from '#app/service/volunteers/index.ts';
import { type PeopleWaiting, peopleWaiting } from './people-waiting.ts';

/** A number on the coordinator's first page. It opens the list that the same query makes. */
export interface WorkCount {
  code:
    | 'late'
    | 'authorities'
    | 'worries'
    | 'second'
    | 'doubles'
    | 'stops'
    | 'week'
    | 'letters'
    | 'arrivals'
    | 'transfers'
    | 'handOver'
    | 'answer'
    | 'quiet'
    | 'without'
    | 'lapsing'
    | 'mail';
  number: number;
  tone: 'late' | 'soon' | 'info' | 'plain';
  href: string;
  /** Days in the rule that the number counts by, where it has one. */
  days?: number;
}

/** A coordinator's work, in the order of the harm that waiting does. */
export interface RegionWork {
  counts: readonly WorkCount[];
  people: PeopleWaiting;
  /** Volunteers of the region whose training day is lacking or over. */
  days: DaysInShort;
  drafts: ReadonlySet<string>;
  notices: readonly DueNotice[];
  /** What is new about limits that are not among the next days. */
  news: readonly NewsLine[];
  first: readonly DueLine[];
  /** Appointments whose day is still to come. */
  toCome: DaysToCome;
  /** What volunteers wrote and nobody answered yet. */
  messages: Awaited<ReturnType<typeof messagesOfFirstPage>>;
  /** Has this region anybody yet? */
  hasClients: boolean;
  /** Who else sees this same work: nothing waits for one coordinator alone. */
  others: readonly string[];
}

type KnownNumbers = Awaited<ReturnType<typeof knownOfClients>>['numbers']['numbers'];

/** So much news is told. */
const newsShown = 8;

/** Gathers a coordinator's work with the same functions that the lists behind its numbers use. */
export async function regionWork(visit: Visit, lacking: readonly string[]): Promise<RegionWork> {
  const due = await urgentDue(visit);
  const first = due.first.filter(({ day }) => day !== null);
  const { numbers: clients } = (await knownOfClients(visit)).numbers;
  const notices = await noticesOf(visit);
  const others = notices.filter(({ limitId }) => !first.some(({ limit }) => limit?.id === limitId));
  return {
    counts: await workCounts(visit, due, clients),
    people: await peopleWaiting(visit),
    days: await daysInShort(visit, lacking),
    drafts: new Set((await ownDrafts(visit)).map(({ reference }) => reference)),
    notices,
    news: await newsOf(visit, others.slice(0, newsShown)),
    first,
    toCome: due.toCome === 0 ? { lines: [], more: false } : await daysToCome(visit),
    messages: await messagesOfFirstPage(visit),
    hasClients: clients.open > 0,
    others: (await colleaguesInTeam(visit)).map(({ name }) => name),
  };
}

async function workCounts(
  visit: Visit,
  due: { late: number; week: number },
  clients: KnownNumbers,
): Promise<WorkCount[]> {
  const seesArrivals = may(visit, 'arrival.list');
  // Asked together: each way to the database and back costs as much as the question.
  const [letters, { waiting, pairs }, stops, arrivals, authorities, referrals, transfers] = await Promise.all([
    lettersWaiting(visit),
    listAsked(visit),
    seesArrivals ? stopWishes(visit) : [],
    seesArrivals ? listRegistrations(visit, 'region', ['placed']) : [],
    plannedContacts(visit),
    countOpenReferrals(visit),
    countTransfers(visit),
  ]);
  const second = waiting.filter(({ isMine }) => !isMine).length;
  return [
    { code: 'late', number: due.late, tone: 'late', href: '/limits?show=late' },
    { code: 'authorities', number: authorities.length, tone: 'late', href: '/limits/authorities' },
    { code: 'worries', number: clients.worry, tone: 'late', href: '/clients?worry=open' },
    { code: 'second', number: second, tone: 'soon', href: '/limits/waiting' },
    { code: 'doubles', number: pairs.length, tone: 'soon', href: '/limits/waiting#pairs' },
    { code: 'stops', number: stops.length, tone: 'soon', href: '/arrivals#stops' },
    { code: 'week', number: due.week, tone: 'soon', href: '/limits?show=week' },
    { code: 'letters', number: letters.length, tone: 'soon', href: '/letters/waiting' },
    { code: 'arrivals', number: arrivals.length, tone: 'info', href: '/arrivals' },
    { code: 'transfers', number: transfers, tone: 'soon', href: '/transfers' },
    { code: 'handOver', number: referrals.draft, tone: 'soon', href: '/referrals?show=draft' },
    { code: 'answer', number: referrals.answer, tone: 'info', href: '/referrals' },
    {
      code: 'quiet',
      number: clients.quiet,
      tone: 'info',
      href: '/clients?contact=none',
      days: quietDays,
    },
    {
      code: 'without',
      number: clients.without,
      tone: 'info',
      href: '/clients?volunteer=none',
    },
    {
      code: 'lapsing',
      number: clients.lapsing,
      tone: 'plain',
      href: '/clients?access=lapsing',
      days: lapsingDays,
    },
    { code: 'mail', number: await countUndelivered(visit), tone: 'late', href: undeliveredPlace },
  ];
}
