import type { DemoEvent } from './scenario.ts';
import type { DemoNote } from './world/notes.ts';

/**
 * The kinds of records that happenings write, and at which time of the day; the rest is written when a case is opened.
 */
const kinds = {
  note: 'note',
  asked: 'volunteer-asked',
  ended: 'volunteer-ended',
  closed: 'closed',
  reopened: 'reopened',
  referred: 'referral',
  agreed: 'consent',
  bundle: 'bundle',
} as const;

/** When the records of each kind were written, in order. Every kind is there, also when nothing of it happened. */
export function momentsOf(happenings: readonly DemoEvent[], today: Temporal.PlainDate): Map<string, string[]> {
  const moments = new Map<string, string[]>(Object.values(kinds).map((kind) => [kind, []]));
  for (const happening of happenings) {
    const { what, daysAgo } = happening;
    if (what === 'letter' || what === 'paper' || what === 'walked' || what === 'said-safe' || what === 'draft')
      continue;
    if (what === 'bundle' && !happening.bundle.made) continue;
    if (what === 'furnished') {
      for (const days of consentDays(happening)) moments.get(kinds.agreed)?.push(momentOf(today, days, '10:45'));
      continue;
    }
    if (what === 'referred' || what === 'answered') {
      for (const [kind, time] of referralTimes(happening)) moments.get(kind)?.push(momentOf(today, daysAgo, time));
      continue;
    }
    const time = what === 'note' ? hourOf(happening.note) : timeOf[what];
    moments.get(kinds[what])?.push(momentOf(today, daysAgo, time));
  }
  return moments;
}

const timeOf = { asked: '13:25', bundle: '11:50', ended: '16:10', closed: '16:40', reopened: '09:35' } as const;

/** A consent is written on the day on which it begins; one that was taken back has a second version. */
function consentDays({ with: { consents = [] } }: Extract<DemoEvent, { what: 'furnished' }>): number[] {
  return consents.flatMap(({ fromDaysAgo: from, takenBack }) => (takenBack ? [from, from] : [from]));
}

/** The client agrees, it is written, and mostly it is handed over the same day; the answer comes on another. */
export const referralTime = { agreed: '11:05', written: '11:10', sent: '11:40', answered: '15:20' } as const;

function referralTimes(
  happening: Extract<DemoEvent, { what: 'referred' | 'answered' }>,
): [kind: string, time: string][] {
  if (happening.what === 'answered') return [[kinds.referred, referralTime.answered]];
  const { takenBy } = happening.referral;
  return [
    [kinds.agreed, referralTime.agreed],
    [kinds.referred, referralTime.written],
    ...(takenBy === undefined ? [] : [[kinds.referred, referralTime.sent] as [string, string]]),
  ];
}

/** Office hours at the office, and the evening for what a volunteer writes at home. */
function hourOf({ way, daysAgo }: DemoNote): string {
  const minute = String((daysAgo * 7) % 60).padStart(2, '0');
  return way === 'office' ? `14:${minute}` : `20:${minute}`;
}

/** A time of the Dutch clock, so many days ago. */
export function momentOf(today: Temporal.PlainDate, daysAgo: number, time: string): string {
  return today
    .subtract({ days: daysAgo })
    .toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: time })
    .toInstant()
    .toString();
}
