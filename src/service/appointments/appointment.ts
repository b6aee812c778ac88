import { z } from 'zod';

/** What an appointment is, so that a hearing and a doctor do not look the same in a list. */
export const appointmentKinds = [
  'hearing',
  'embassy',
  'doctor',
  'school',
  'lawyer',
  'police',
  'ind',
  'municipality',
  'shelter',
  'return-office',
  'victim-support',
  'other',
] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

export const tickets = ['needed', 'there', 'none'] as const;

/** So many may come along at most: more is a crowd at a counter. */
export const mostAlong = 6;

const day = z.iso.date().nullable();
const hand = { at: z.iso.datetime(), by: z.uuid(), name: z.string() };

/** When and where it was before, who moved it and why: the old one stays readable. */
const movedSchema = z.strictObject({
  ...hand,
  day,
  time: z.string().nullable(),
  place: z.string().nullable(),
  reason: z.string().nullable(),
});

/** What an appointment holds besides day, hour and place. */
export const appointmentSchema = z.strictObject({
  /** Null: nobody said what it is. */
  what: z.enum(appointmentKinds).nullable(),
  /** Of another kind, or more precisely: in a word. */
  word: z.string().nullable(),
  /** The happening of a procedure that it is, by which it is named in the reader's language. */
  happening: z.strictObject({ procedure: z.string(), version: z.int().positive(), code: z.string() }).nullable(),
  /** How long one travels, in minutes. */
  travel: z.int().min(0).nullable(),
  ticket: z.enum(tickets).nullable(),
  papers: z.string().nullable(),
  /** How many may come along. */
  room: z.int().min(0).max(mostAlong),
  along: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** In which language somebody has to interpret, and how far that is; null: nobody is needed. */
  interpreter: z.strictObject({ language: z.string(), state: z.enum(['needed']) }).nullable(),
  moves: z.array(movedSchema),
  /** The appointment that stands in its place since it was moved. */
  movedTo: z.uuid().nullable(),
});
export type AppointmentDetails = z.infer<typeof appointmentSchema>;

/** Of an appointment of which nobody wrote down more than when and where. */
export const plainAppointment: AppointmentDetails = {
  what: null,
  word: null,
  happening: null,
  travel: null,
  ticket: null,
  papers: null,
  room: 1,
  along: [],
  interpreter: null,
  moves: [],
  movedTo: null,
};
