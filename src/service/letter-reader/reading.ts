import { z } from 'zod';
import { laws } from '#app/service/deadlines/index.ts';
import { kindKeys, outcomeKeys, referenceKinds, senderCodes, taskCodes, warningCodes } from './codes.ts';
import { letterLanguages } from './language.ts';
import { statementSchema } from './statements/statement.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('ISO 8601');

const deadline = z.strictObject({
  what: z
    .string()
    .regex(/^(TM\d\d|letter)$/)
    .describe('limit of the catalogue; "letter": a day that only the letter states'),
  lastDay: day,
  drivingDay: day.describe('what reminders use: the earliest of all readings and of what the letter states'),
  statedLastDay: day.optional().describe('the last day that the letter itself gives'),
  law: z.enum(laws),
  start: day.optional().describe('the day of the event; it does not count. Absent where the letter gives the day only'),
  term: z.string().optional().describe('ISO 8601 duration; absent where the letter gives the day only'),
  basis: z.string(),
  variant: z.string().optional().describe('the situation of the limit that gives its readings'),
});

const fraction = z.number().min(0).max(1);

/** The answer of the reader (design question 28). What the letter does not say is null or absent, never guessed. */
export const readingSchema = z.strictObject({
  kind: z.enum([...kindKeys, 'unknown']),
  outcome: z.enum(outcomeKeys).optional(),
  sender: z.enum(senderCodes).nullable(),
  language: z.enum(letterLanguages),
  letterDate: day.nullable(),
  sentDate: day.nullable(),
  references: z.array(z.strictObject({ kind: z.enum(referenceKinds), value: z.string() })),
  deadlines: z.array(deadline),
  appointments: z.array(
    z.strictObject({
      date: day,
      time: z
        .string()
        .regex(/^\d{2}:\d{2}$/)
        .nullable(),
      place: z.string().nullable(),
    }),
  ),
  amounts: z.array(
    z.strictObject({ value: z.string().regex(/^\d+\.\d{2}$/), currency: z.literal('EUR'), payBy: day.optional() }),
  ),
  tasks: z.array(
    z.strictObject({
      code: z.enum(taskCodes),
      limit: z
        .string()
        .regex(/^TM\d\d$/)
        .optional()
        .describe('the limit whose start is not in the letter'),
      day: day.optional(),
      term: z.string().optional().describe('a term that the letter states, ISO 8601 duration'),
    }),
  ),
  // A letter that was read before there were statements has none.
  statements: z.array(statementSchema).default([]).describe('what the letter says, whatever its kind'),
  actionNeeded: z.boolean(),
  confidence: fraction,
  warnings: z.array(z.strictObject({ code: z.enum(warningCodes), text: z.string() })),
  evidence: z.array(
    z.strictObject({
      for: z.string(),
      page: z.number().int().positive(),
      box: z
        .tuple([fraction, fraction, fraction, fraction])
        .describe('x, y, width, height as fractions of the page, from the top left'),
      text: z.string(),
    }),
  ),
});

export type Reading = z.infer<typeof readingSchema>;
export type Deadline = Reading['deadlines'][number];
export type Task = Reading['tasks'][number];
export type EvidenceAt = Reading['evidence'][number];

/** The JSON Schema of a reading (draft 2020-12). */
export function readingJsonSchema(): object {
  return z.toJSONSchema(readingSchema);
}
