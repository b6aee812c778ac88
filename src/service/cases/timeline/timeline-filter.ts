import type { Context } from 'hono';
import { today } from '#app/platform/language/index.ts';
import { aroundKind } from '../around/index.ts';
import { answersKind } from '../authorities/index.ts';
import { cardKind } from '../card/index.ts';
import { consentBackKind, consentKind, dangerKind, givenOutKind } from '../consents/index.ts';
import { contactToldKind } from '../contact/index.ts';
import { interpreterKind, interpreterWishKind } from '../interpreters/index.ts';
import { messageKind } from '../messages/index.ts';
import type { RecordsWanted } from '../records/index.ts';
import type { TimelineLine, TimelineLineKind } from './happened.ts';
import { bundleKind, emergencyAccessKind, transferKind } from './timeline-contents.ts';

/** Of these some are records of the case file, the others other modules tell. */
const recordKinds = {
  contacts: ['note', messageKind, contactToldKind],
  referrals: ['referral'],
  consents: [consentKind, consentBackKind, dangerKind, givenOutKind, answersKind, bundleKind],
  people: ['volunteer-asked', 'volunteer-ended', aroundKind, interpreterKind, interpreterWishKind],
  case: ['registration', cardKind, 'closed', 'reopened', emergencyAccessKind, transferKind],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** In the order in which they are offered. */
export const timelineKinds = [
  'all',
  'contacts',
  'letters',
  'limits',
  'tasks',
  'procedures',
  'papers',
  'referrals',
  'consents',
  'people',
  'case',
] as const satisfies readonly ('all' | TimelineLineKind | keyof typeof recordKinds)[];
type TimelineKind = (typeof timelineKinds)[number];
export const timelinePeriods = ['all', 'month', 'half-year', 'year'] as const;
type TimelinePeriod = (typeof timelinePeriods)[number];

/** What of the timeline to show: codes only, since they are in the address. */
export interface TimelineFilter {
  what: TimelineKind;
  since: TimelinePeriod;
  /** The id of whoever wrote it; null for everybody. */
  by: string | null;
}

const months: Readonly<Record<Exclude<TimelinePeriod, 'all'>, number>> = { month: 1, 'half-year': 6, year: 12 };

/** The choice in the address; an unknown code is the whole timeline. */
export function timelineFilter(c: Context): TimelineFilter {
  const by = c.req.query('by') ?? '';
  return {
    what: timelineKinds.find((kind) => kind === c.req.query('what')) ?? 'all',
    since: timelinePeriods.find((period) => period === c.req.query('since')) ?? 'all',
    by: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(by) ? by : null,
  };
}

/** The filter as the database asks it: kinds, first day and writer; null where no record is asked for. */
export function recordsWanted(filter: TimelineFilter): RecordsWanted | null {
  const { what, by } = filter;
  const kinds = what === 'all' ? null : isOfRecords(what) ? recordKinds[what] : undefined;
  return kinds === undefined ? null : { kinds, from: firstDay(filter), by };
}

/** What other modules tell, as far as it is asked for; who did it they do not tell. */
export function toldWanted(filter: TimelineFilter, told: readonly TimelineLine[]): TimelineLine[] {
  const from = firstDay(filter) ?? '';
  if (filter.by !== null) return [];
  return told.filter(({ kind, on }) => (filter.what === 'all' || kind === filter.what) && on >= from);
}

const isOfRecords = (what: string): what is keyof typeof recordKinds => what in recordKinds;

const firstDay = ({ since }: TimelineFilter): string | null =>
  since === 'all' ? null : today().subtract({ months: months[since] }).toString();

export const isFiltered = ({ what, since, by }: TimelineFilter) => what !== 'all' || since !== 'all' || by !== null;

/** The address of a page of this choice. */
export function timelineAddress(reference: string, { what, since, by }: TimelineFilter, page: number): string {
  const query = new URLSearchParams();
  if (what !== 'all') query.set('what', what);
  if (since !== 'all') query.set('since', since);
  if (by !== null) query.set('by', by);
  if (page > 1) query.set('page', String(page));
  return `/clients/${reference}${query.size > 0 ? `?${query}` : ''}#timeline`;
}
