import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';

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
const hand = { at: always(z.iso.datetime()), by: always(z.uuid()), name: always(z.string()) };

/** When and where it was before, who moved it and why: the old one stays readable. */
const movedSchema = sealedDocument({
  ...hand,
  day: always(day),
  time: always(z.string().nullable()),
  place: always(z.string().nullable()),
  reason: always(z.string().nullable()),
});

/** What an appointment holds besides day, hour and place. */
export const appointmentSchema = sealedDocument({
  /** Null: nobody said what it is. */
  what: always(z.enum(appointmentKinds).nullable()),
  /** Of another kind, or more precisely: in a word. */
  word: always(z.string().nullable()),
  /** The happening of a procedure that it is, by which it is named in the reader's language. */
  happening: always(
    sealedDocument({
      procedure: always(z.string()),
      version: always(z.int().positive()),
      code: always(z.string()),
    }).nullable(),
  ),
  /** How long one travels, in minutes. */
  travel: always(z.int().min(0).nullable()),
  ticket: always(z.enum(tickets).nullable()),
  papers: always(z.string().nullable()),
  /** How many may come along. */
  room: always(z.int().min(0).max(mostAlong)),
  along: always(z.array(sealedDocument({ id: always(z.uuid()), name: always(z.string()) }))),
  /** In which language somebody has to interpret, and how far that is; null: nobody is needed. */
  interpreter: always(sealedDocument({ language: always(z.string()), state: always(z.enum(['needed'])) }).nullable()),
  moves: always(z.array(movedSchema)),
  /** The appointment that stands in its place since it was moved. */
  movedTo: always(z.uuid().nullable()),
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
