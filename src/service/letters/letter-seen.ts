import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { type Reading, statementSchema } from '#app/service/letter-reader/index.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const who = { by: always(z.uuid()), name: always(z.string()), at: always(z.iso.datetime()) };

/** What a person saw in a letter and the system did not, and what it saw wrongly; beside the reading, which stays. */
export const seenByPersonSchema = sealedDocument({
  days: always(z.array(sealedDocument({ day: always(day), what: always(z.string()), ...who }))),
  appointments: always(
    z.array(
      sealedDocument({
        date: always(day),
        time: always(z.string().nullable()),
        place: always(z.string().nullable()),
        ...who,
      }),
    ),
  ),
  /** The name of a statement: "decision.refused". */
  says: always(z.array(sealedDocument({ says: always(z.string()), ...who }))),
  /** The key of a statement or an appointment of the reading (`keyOf…`), or of what somebody added (`keyOfAdded`). */
  wrong: always(z.array(sealedDocument({ key: always(z.string()), ...who }))),
});
export type SeenByPerson = z.infer<typeof seenByPersonSchema>;

type Statement = Reading['statements'][number];
type Appointment = Reading['appointments'][number];

/** What a person can add: what changes what must be done. Each is a statement without a place on the page. */
export const sayable = [
  'decision.granted',
  'decision.partly',
  'decision.refused',
  'decision.not_admitted',
  'decision.not_considered',
  'decision.ended',
  'decision.to_be_ended',
  'decision.to_be_refused',
  'decision.postponed',
  'decision.corrected',
  'role.suspect',
  'role.convicted',
  'role.witness',
  'role.victim',
  'writer.lawyer',
  'duty.leave',
  'duty.leave_at_once',
  'duty.report',
  'duty.appear',
  'duty.pay',
  'duty.hand_in',
  'measure.transfer',
  'measure.removal',
  'measure.detention',
  'measure.arrest',
  'measure.eviction',
  'measure.paper_taken',
  'urgent.lawyer_stops',
] as const;

/** How a statement of the reading is called where a person says that it is wrong. */
export function keyOfStatement(statement: Statement): string {
  const { page: _page, box: _box, text: _text, ...said } = statement;
  return `says:${Object.values(said)
    .filter((each) => typeof each === 'string')
    .join('.')}`.slice(0, 120);
}

export const keyOfAppointment = ({ date, time }: Appointment): string => `appointment:${date} ${time ?? ''}`.trim();

/** How one thing that somebody added is called where it is taken back: each save adds one of a sort at most. */
export const keyOfAdded = (sort: 'day' | 'appointment' | 'says', { at }: { at: string }): string =>
  `added:${sort}:${at}`;

/**
 * The reading as people have put it right. A day that somebody added is a day of the letter, until it is taken back; one
 * that was read is never taken away here.
 */
export function readingSeen(reading: Reading, { days, appointments, says, wrong }: SeenByPerson): Reading {
  const isWrong = (key: string) => wrong.some((each) => each.key === key);
  const added = appointments
    .filter((each) => !isWrong(keyOfAdded('appointment', each)))
    .map(({ date, time, place }) => ({ date, time, place }));
  return {
    ...reading,
    deadlines: [
      ...reading.deadlines,
      ...days.filter((each) => !isWrong(keyOfAdded('day', each))).map(({ day }) => ownDay(day)),
    ],
    appointments: [...reading.appointments.filter((each) => !isWrong(keyOfAppointment(each))), ...added],
    statements: [
      ...reading.statements.filter((each) => !isWrong(keyOfStatement(each))),
      ...says.filter((each) => !isWrong(keyOfAdded('says', each))).flatMap(({ says }) => statementOf(says)),
    ],
  };
}

const ownDay = (day: string): Reading['deadlines'][number] => ({
  what: 'letter',
  lastDay: day,
  drivingDay: day,
  statedLastDay: day,
  law: 'letter',
  basis: 'a colleague',
});

/** A statement that a person made: the whole letter is its place. */
function statementOf(name: string): Statement[] {
  const [is, value] = name.split('.');
  const about = is === 'decision' ? { about: 'other' } : {};
  const extra = is === 'measure' ? { day: null, time: null } : is === 'duty' ? { day: null } : {};
  const read = statementSchema.safeParse({ is, value, ...about, ...extra, page: 1, box: [0, 0, 0, 0], text: '' });
  return read.success ? [read.data] : [];
}
