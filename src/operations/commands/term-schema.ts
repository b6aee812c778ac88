import { z } from 'zod';
import { laws, moveReasons } from '#app/service/deadlines/index.ts';

// A pattern, and no `format`: every validator knows it, also without plug-ins.
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.union([z.string(), z.number()]);

/** The fields of `naast term --json`, in the order in which they are written. */
const answer = {
  law: z.enum(laws),
  rawLastDay: day.describe('Event plus term, before any law moves it'),
  lastDay: day.describe('The last day under the law named'),
  drivingDay: day.describe('The earliest reading where we act, the latest where we wait'),
  possibleFrom: day.nullable().describe('Where we wait: the day after the driving day'),
  readings: z.array(z.strictObject({ lastDay: day, basis: z.string() })).describe('Other defensible last days'),
  moves: z
    .array(z.strictObject({ from: day, to: day, reason: z.enum(moveReasons), basis: z.string() }))
    .describe('One for each day that was skipped'),
  practicalDay: day.nullable().describe('The last working day on or before the driving day'),
  safeDay: day.nullable().describe('Two working days before the driving day'),
  closesAt: z
    .string()
    .regex(/^([01]\d|2[0-4]):[0-5]\d$/)
    .nullable()
    .describe('Null for a term in hours whose start had no hour'),
  coverage: z.enum(['final', 'provisional']),
  legalBasis: z.string(),
};

/** What one run or one line of a batch writes. */
export const termOutput = z
  .union([
    z.strictObject(answer).describe('The answer to one question'),
    z.strictObject({ id, ...answer }).describe('The answer to one line of a batch'),
    z.strictObject({ id, error: z.string() }).describe('A line of a batch that cannot be answered'),
  ])
  .meta({ title: 'naast term' });

/** One line of a batch. Unknown keys are refused: a mistyped `clear` would give a day too late. */
export const batchLine = z.strictObject({
  id: id.nullish(),
  law: z.string(),
  start: z.string(),
  term: z.string().nullish(),
  clear: z.boolean().nullish(),
  for: z.string().nullish(),
});

/** What is wrong with a line, in one sentence. */
export function faultInLine(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') return `The line has an unknown key: "${issue.keys[0]?.slice(0, 60)}".`;
  const field = issue?.path[0];
  if (field === undefined) return 'The line is not a JSON object {id?, law, start, term, clear?, for?}.';
  return `"${String(field)}" is missing or of the wrong kind.`;
}
