import { z } from 'zod';
import { always, sealedDocument, since, sometimes } from '#app/platform/sealed-documents/index.ts';
import { laws } from '#app/service/deadlines/index.ts';
import { kindKeys, outcomeKeys, referenceKinds, senderCodes, taskCodes, warningCodes } from './codes.ts';
import { letterLanguages } from './language.ts';
import { statementSchema } from './statements/statement.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('ISO 8601');

const deadline = sealedDocument({
  what: always(
    z
      .string()
      .regex(/^(TM\d\d|letter)$/)
      .describe('limit of the catalogue; "letter": a day that only the letter states'),
  ),
  lastDay: always(day),
  drivingDay: always(day.describe('what reminders use: the earliest of all readings and of what the letter states')),
  statedLastDay: sometimes(day.describe('the last day that the letter itself gives')),
  law: always(z.enum(laws)),
  start: sometimes(day.describe('the day of the event; it does not count. Absent where the letter gives the day only')),
  term: sometimes(z.string().describe('ISO 8601 duration; absent where the letter gives the day only')),
  basis: always(z.string()),
  variant: sometimes(z.string().describe('the situation of the limit that gives its readings')),
});

const fraction = z.number().min(0).max(1);

/** The answer of the reader (design question 28). What the letter does not say is null or absent, never guessed. */
export const readingSchema = sealedDocument({
  kind: always(z.enum([...kindKeys, 'unknown'])),
  outcome: sometimes(z.enum(outcomeKeys)),
  sender: always(z.enum(senderCodes).nullable()),
  language: always(z.enum(letterLanguages)),
  letterDate: always(day.nullable()),
  sentDate: always(day.nullable()),
  references: always(z.array(sealedDocument({ kind: always(z.enum(referenceKinds)), value: always(z.string()) }))),
  deadlines: always(z.array(deadline)),
  appointments: always(
    z.array(
      sealedDocument({
        date: always(day),
        time: always(
          z
            .string()
            .regex(/^\d{2}:\d{2}$/)
            .nullable(),
        ),
        place: always(z.string().nullable()),
      }),
    ),
  ),
  amounts: always(
    z.array(
      sealedDocument({
        value: always(z.string().regex(/^\d+\.\d{2}$/)),
        currency: always(z.literal('EUR')),
        payBy: sometimes(day),
      }),
    ),
  ),
  tasks: always(
    z.array(
      sealedDocument({
        code: always(z.enum(taskCodes)),
        limit: sometimes(
          z
            .string()
            .regex(/^TM\d\d$/)
            .describe('the limit whose start is not in the letter'),
        ),
        day: sometimes(day),
        term: sometimes(z.string().describe('a term that the letter states, ISO 8601 duration')),
      }),
    ),
  ),
  // A letter that was read before there were statements has none.
  statements: since('2026-11', z.array(statementSchema).describe('what the letter says, whatever its kind'), []),
  actionNeeded: always(z.boolean()),
  confidence: always(fraction),
  warnings: always(z.array(sealedDocument({ code: always(z.enum(warningCodes)), text: always(z.string()) }))),
  evidence: always(
    z.array(
      sealedDocument({
        for: always(z.string()),
        page: always(z.number().int().positive()),
        box: always(
          z
            .tuple([fraction, fraction, fraction, fraction])
            .describe('x, y, width, height as fractions of the page, from the top left'),
        ),
        text: always(z.string()),
      }),
    ),
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
