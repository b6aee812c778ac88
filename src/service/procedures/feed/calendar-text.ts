/** A day of the feed. The number behind it is a hash: what it is of stands nowhere in the calendar. */
export interface FeedDay {
  uid: string;
  day: Temporal.PlainDate;
  /** How often the limit was changed: calendars take the newest. */
  sequence: number;
}

/**
 * A calendar under RFC 5545 with one all-day entry for each limit, titled "Termijn" and nothing else (design question 25). The
 * zone is always in it: a calendar without any component is no calendar.
 */
export function calendarText(days: readonly FeedDay[], now: Temporal.Instant): string {
  const stamp = compact(now.toString({ smallestUnit: 'second' }));
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//termijnen//NL', 'CALSCALE:GREGORIAN', ...zone];
  for (const { uid, day, sequence } of days) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(day.toString())}`,
      `DTEND;VALUE=DATE:${compact(day.add({ days: 1 }).toString())}`,
      'SUMMARY:Termijn',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  }
  return [...lines, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}

const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Amsterdam',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

const compact = (iso: string) => iso.replaceAll(/[-:]/g, '');

/** A line of at most 75 octets; what is longer goes on after a break and a space. Every line of ours is plain ASCII. */
function folded(line: string): string {
  const first = line.slice(0, 75);
  const rest = line.slice(75).match(/.{1,74}/g) ?? [];
  return [first, ...rest].join('\r\n ');
}
