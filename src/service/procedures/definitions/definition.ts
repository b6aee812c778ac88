import { z } from 'zod';
import { confidences } from '#app/service/deadlines/index.ts';

export const tracks = ['residence', 'asylum', 'criminal', 'money', 'identity', 'registration'] as const;
/** Who can have something to do in a stage. */
const actors = [
  'client',
  'volunteer',
  'coordinator',
  'lawyer',
  'police',
  'ind',
  'court',
  'prosecutor',
  'shelter',
  'doctor',
  'municipality',
  'embassy',
  'fund',
  'coa',
  'cjib',
  'comensha',
] as const;
/** The days of one letter from which a limit may count: on it, of sending, handed over, received. */
export const dateKinds = ['letter', 'sent', 'handed', 'received'] as const;

/** With whom a step is that may only be taken when it is safe: the authorities of the client's own country. */
const contacts = ['home_authorities'] as const;

const day = z.iso.date();
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a code in small letters with hyphens');
const stageId = z.string().regex(/^P\d{1,2}\.\d{1,2}[a-z]?$/, 'an id like P1.2');
const procedureId = z.string().regex(/^P\d{1,2}$/, 'an id like P1');
const limitId = z.string().regex(/^TM\d\d$/, 'an id like TM01');

const happeningSchema = z.strictObject({
  code,
  /** `past`: it happened, or came in a letter. `appointment`: it has a day that can be set, moved, cancelled, or is still to be fixed. */
  of: z.enum(['past', 'appointment']),
  /** Where several days can be the one that counts. */
  dates: z.array(z.enum(dateKinds)).min(2).optional(),
  /** It is contact with them: it cannot be written down before client and lawyer both said that this is safe. */
  contact: z.enum(contacts).optional(),
  /** It says whether such contact is safe: it follows from the two answers, and nobody writes it down by itself. */
  safety: z.enum(['yes', 'no']).optional(),
});

const stageLimitSchema = z.strictObject({
  term: limitId,
  from: code,
  variant: code.optional(),
  /** It counts from the last day of this other limit, which itself counts from `from`. */
  after: limitId.optional(),
});

const stageSchema = z.strictObject({
  id: stageId,
  /** One of these puts us here; a stage without any is where the procedure begins. */
  startedBy: z.array(code).min(1).optional(),
  leadsTo: z.array(stageId).default([]),
  who: z.array(z.enum(actors)).min(1),
  limits: z.array(stageLimitSchema).default([]),
  papers: z.array(code).default([]),
  mayStart: z.array(procedureId).default([]),
  ends: z.boolean().default(false),
  /** The step is contact with them. */
  contact: z.enum(contacts).optional(),
  /** In this step it is asked whether such contact is safe. */
  asks: z.enum(contacts).optional(),
  confidence: z.enum(confidences),
  source: z.string().min(2),
});

/** One procedure as data: what can happen, the stages that follow from it, the limits that start in them. */
export const structureSchema = z.strictObject({
  id: procedureId,
  key: code,
  version: z.int().positive(),
  track: z.enum(tracks),
  validFrom: day,
  validTo: day.nullable(),
  checkedOn: day,
  source: z.string().min(2),
  confidence: z.enum(confidences),
  happenings: z.array(happeningSchema),
  stages: z.array(stageSchema).min(1),
});

const line = z.string().trim().min(1);
const stageWordsSchema = z.strictObject({
  name: line,
  /** Spoken to the client. */
  explain: line,
  client: z.string(),
  volunteer: z.string(),
  lawyer: z.string(),
  authority: z.string(),
  missed: z.string(),
});

/** Its words in one language, by the same codes. */
export const wordsSchema = z.strictObject({
  name: line,
  inShort: line,
  happenings: z.record(z.string(), line),
  stages: z.record(z.string(), stageWordsSchema),
});

export const papersSchema = z.record(code, line);

export type Structure = z.infer<typeof structureSchema>;
export type Stage = Structure['stages'][number];
export type Happening = Structure['happenings'][number];
export type StageLimit = Stage['limits'][number];
export type DefinitionWords = z.infer<typeof wordsSchema>;
export type StageWords = DefinitionWords['stages'][string];
export type Track = (typeof tracks)[number];

/** One version of a procedure, with its words in both languages. */
export interface Definition extends Structure {
  words: { nl: DefinitionWords; en: DefinitionWords };
}
