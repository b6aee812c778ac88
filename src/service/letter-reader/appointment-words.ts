import { z } from 'zod';
import data from '../../../content/letters/statements/appointments.json' with { type: 'json' };

const phrases = z.array(z.string().min(2));
const small = z.string().transform((text): ReadonlySet<string> => new Set(text.split(' ')));

const schema = z.strictObject({
  meetings: phrases,
  /** What is said of one that does not take place, or not then. */
  off: phrases,
  /** And of one that is on another day or in another place. */
  moved: phrases,
  /** The letter that called to it counts as not written. */
  disregard: phrases,
  needNot: phrases,
  /** "niet meer te komen": without a day it is off only so. */
  noMore: small,
  /** "niet alleen te komen": she comes. */
  onlySo: small,
  conditions: small,
  modals: small,
  earlier: small,
  /** In a sentence that tells of an earlier letter. */
  past: small,
  instead: z.string(),
  between: small,
  anew: small,
  points: small,
  lasts: z.strictObject({ before: phrases, after: phrases, verbs: phrases, until: small }),
});

/** How letters call an appointment off or move it, and how they name a last hour, as a lawyer can read it. */
export const appointmentWords = schema.parse(data);

/** The phrases of these, so that none of their words is taken for another one. */
export function* appointmentPhrases(): Generator<string> {
  const words = appointmentWords;
  yield* [...words.meetings, ...words.off, ...words.moved, ...words.disregard, ...words.needNot];
  yield* [...words.lasts.before, ...words.lasts.after, ...words.lasts.verbs];
}
