import type { Context } from 'hono';
import { today } from '#app/platform/language/index.ts';
import { aroundKind } from './around/around.ts';
import { answersKind } from './authorities/answers.ts';
import { cardKind } from './card/card.ts';
import { consentKind } from './consents/consent.ts';
import { bundleKind, glassKind } from './timeline-contents.ts';

export const timelineKinds = ['all', 'contacts', 'consents', 'people', 'case'] as const;
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

const recordKinds: Readonly<Record<Exclude<TimelineKind, 'all'>, readonly string[]>> = {
  contacts: ['note'],
  consents: [consentKind, answersKind, 'referral', bundleKind],
  people: ['volunteer-asked', 'volunteer-ended', aroundKind],
  case: ['registration', cardKind, 'closed', 'reopened', glassKind],
};

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

/** The filter as the database asks it: kinds, first day and writer. */
export function recordsWanted({ what, since, by }: TimelineFilter) {
  return {
    kinds: what === 'all' ? null : recordKinds[what],
    from: since === 'all' ? null : today().subtract({ months: months[since] }).toString(),
    by,
  };
}
export type RecordsWanted = ReturnType<typeof recordsWanted>;

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
