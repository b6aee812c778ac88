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
  const entries = days.map(({ uid, day, sequence }) => [
    `UID:${uid}`,
    `DTSTAMP:${stampOf(now)}`,
    `SEQUENCE:${sequence}`,
    ...allDay(day),
    'SUMMARY:Termijn',
  ]);
  return written('-//termijnen//NL', entries);
}

/** One appointment as it may stand in the calendar of a client, whose telephone others may see. */
export interface CalendarAppointment {
  uid: string;
  day: Temporal.PlainDate;
  /** The hour; null makes an entry of the whole day. */
  time: Temporal.PlainTime | null;
  /** A fixed word. */
  title: string;
  /** Null where it is not known, or may not stand there. */
  place: string | null;
}

/** A calendar with this one appointment and no alarm: a telephone that rings tells whoever sits beside it. */
export function appointmentText({ uid, day, time, title, place }: CalendarAppointment, now: Temporal.Instant): string {
  const at = (time ?? new Temporal.PlainTime()).toString({ smallestUnit: 'second' });
  const when = time === null ? allDay(day) : [`DTSTART;TZID=Europe/Amsterdam:${compact(`${day}T${at}`)}`];
  const where = place === null ? [] : [`LOCATION:${escaped(place)}`];
  const entry = [`UID:${uid}`, `DTSTAMP:${stampOf(now)}`, ...when, `SUMMARY:${escaped(title)}`, ...where];
  return written('-//afspraak//NL', [entry]);
}

function written(program: string, entries: readonly (readonly string[])[]): string {
  const lines = entries.flatMap((entry) => [
    'BEGIN:VEVENT',
    ...entry,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${program}`, 'CALSCALE:GREGORIAN', ...zone];
  return [...head, ...lines, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}

const allDay = (day: Temporal.PlainDate) => [
  `DTSTART;VALUE=DATE:${compact(day.toString())}`,
  `DTEND;VALUE=DATE:${compact(day.add({ days: 1 }).toString())}`,
];

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

const stampOf = (now: Temporal.Instant) => compact(now.toString({ smallestUnit: 'second' }));

/** A text as RFC 5545 wants it: nothing in it begins a line or a value of its own. */
const escaped = (text: string) =>
  text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');

const mostOctets = 75;

/** A line of at most 75 octets; what is longer goes on after a break and a space, and no sign is cut in two. */
function folded(line: string): string {
  const parts = [''];
  for (const sign of line) {
    const room = parts.length === 1 ? mostOctets : mostOctets - 1;
    const last = parts.at(-1) ?? '';
    if (Buffer.byteLength(last + sign) > room) parts.push(sign);
    else parts[parts.length - 1] = last + sign;
  }
  return parts.join('\r\n ');
}
