import { z } from 'zod';
import data from '../../../../content/letters/statements/remedies.json' with { type: 'json' };

const phrases = z.array(z.string().min(2));
const act = z.enum([
  'objection',
  'appeal',
  'higher_appeal',
  'opposition',
  'administrative_appeal',
  'opinion',
  'complaint',
  'cassation',
  'interim',
]);
const start = z.enum(['sent', 'handed_out', 'made_known', 'judgment', 'letter']);

/** How letters say what one may do against them. An interim measure is told apart, since no time is set for it. */
export const remedyWords = z
  .strictObject({
    acts: z.record(act, phrases),
    /** Who takes a complaint that is none about the prosecution. */
    committees: phrases,
    /** Words of an act that are part of a name or of another saying. */
    notActs: phrases,
    /** An act that somebody did already, or that is decided on. */
    doneActs: phrases,
    /** An act that is not open. */
    noActs: phrases,
    places: z.record(z.string(), phrases),
    units: z.strictObject({ D: phrases, W: phrases, M: phrases }),
    /** An article that says how long one has: the letter names it and not the length. */
    articles: z.record(z.string(), phrases),
    /** What stands before a length that one has, at most so many words before it. */
    leads: phrases,
    leadGap: z.number(),
    starts: z.record(z.union([start, z.literal('begin')]), phrases),
    /** Where the words about the start are over. */
    startEnds: phrases,
    /** An authority's time to decide. */
    theirs: phrases,
    /** Sentences whose lengths are of something else. */
    notTerms: phrases,
    /** A decision that may come. */
    hypothetical: phrases,
    /** Done already, unless the sentence says that it can or must be done. */
    past: phrases,
    /** Over, whatever the sentence says besides. */
    over: phrases,
    modal: phrases,
    /** Of a day that a judgment tells of. */
    pastDays: phrases,
    /** A sentence that goes on with the act of the one before it. */
    goesOn: phrases,
    /** What one writes must be with the office by then. */
    brief: phrases,
    /** "Dat heet bezwaar": the act comes after its length. */
    pointsBack: phrases,
    reader: phrases,
    /** A sentence of its own that says when the term begins. */
    termBegins: phrases,
    /** What somebody else may do. */
    others: phrases,
    /** What an office may do itself: its time is not the reader's, unless she is named first. */
    offices: phrases,
    victim: phrases,
    /** Who writes to the newspapers writes to nobody who may do something. */
    press: phrases,
    criminal: phrases,
    administrative: phrases,
    claim: phrases,
    /** To join a criminal case as injured party: what is asked, until when in the hearing, and that one may. */
    claims: z.strictObject({ what: phrases, until: phrases, may: phrases, others: phrases }),
    claimAppeal: phrases,
    penalOrder: phrases,
    traffic: phrases,
    asylum: phrases,
    transfer: phrases,
    /** Words beside the day of a decision that a letter retells. */
    decided: phrases,
    corrects: phrases,
    /** What is put right is no letter. */
    notCorrects: phrases,
    /** A decision that takes the place of another, with a term of its own. */
    newDecision: phrases,
    copies: phrases,
  })
  .parse(data);

export type NamedAct = z.infer<typeof act>;
export type NamedStart = z.infer<typeof start>;

/** Every phrase about remedies, for the lexicon that forgives misreadings. */
export function* remedyPhrases(): Generator<string> {
  for (const part of Object.values(remedyWords)) {
    if (Array.isArray(part)) yield* part;
    else if (typeof part === 'object') for (const list of Object.values(part)) yield* list;
  }
}
