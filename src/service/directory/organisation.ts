import { z } from 'zod';
import { confidences } from '#app/service/deadlines/index.ts';

/** What an organisation of the directory is, and which of it may be told to whom. Telephone numbers go stale: each day counts. */

export const directoryNeeds = [
  'shelter',
  'care-coordination',
  'lawyer',
  'victim-support',
  'health',
  'money',
  'work',
  'minors',
  'asylum',
  'sex-work',
  'daily-life',
  'language',
  'return',
  'report',
] as const;
export type DirectoryNeed = (typeof directoryNeeds)[number];

export const organisationKinds = ['help', 'authority', 'reporting', 'expertise'] as const;

export const sexes = ['women', 'men', 'other'] as const;
export type Sex = (typeof sexes)[number];
export const urgencies = ['now', 'days', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

export const codeShape = /^[a-z][a-z0-9-]{1,38}$/;

/** Words in both languages; the English ones may be missing where a colleague typed only Dutch. */
const words = z.strictObject({ nl: z.string().min(1), en: z.string().min(1).nullable() });
export type BothLanguages = z.infer<typeof words>;

/** What is known of an organisation. Empty lists and null mean that nobody knows, never that there is none. */
export const contentSchema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(organisationKinds),
  does: words,
  forWhom: words.nullable(),
  needs: z.array(z.enum(directoryNeeds)),
  /** Municipalities that they work in; empty = the whole country. */
  municipalities: z.array(z.string()),
  /** Languages in which they help, BCP 47. */
  languages: z.array(z.string()),
  confidence: z.enum(confidences),
  /** The source says that its information is old. */
  dated: z.boolean(),
  public: z.boolean(),
  source: z.string(),
  telephone: z.string().nullable(),
  /** The number may be read by anybody. Absent: it is for colleagues only, as everything was before there was this choice. */
  telephonePublic: z.boolean().optional(),
  /** When somebody answers. */
  hours: words.optional(),
  website: z.string().nullable(),
  /** For colleagues only. */
  howToRefer: z.string().nullable(),
  /** Days that somebody had to wait there, as colleagues heard it; as text, for nobody counts the same. */
  waiting: z.string().nullable(),
  /** Within so many days they answer; nobody said: a week. */
  answersWithin: z.int().min(1).max(90).nullable().optional(),
  /** Whom they help, where it is not everybody; absent: nobody said. */
  sexes: z.array(z.enum(sexes)).optional(),
  fromAge: z.int().min(0).max(120).nullable().optional(),
  toAge: z.int().min(0).max(120).nullable().optional(),
  /** How soon somebody is helped. */
  urgency: z.enum(urgencies).nullable().optional(),
  /** It exists no longer, or helps nobody any more. */
  ended: z.boolean(),
});
export type OrganisationContent = z.infer<typeof contentSchema>;

/** One entry of the directory, with who looked at it on which day. */
export interface Entry {
  code: string;
  content: OrganisationContent;
  checkedOn: string;
  /** The colleague who did; null when it stands as it came with the program. */
  checkedBy: string | null;
  /** 0 = as it came with the program. */
  version: number;
  /**
   * Who answers for it: the program, a colleague who signed it, nobody yet because it is from before signatures
   * ('before'); or nobody, for it was changed past all of them ('changed').
   */
  standing: EntryStanding;
}

export type EntryStanding = 'program' | 'signed' | 'before' | 'changed';

/** The part that anybody may read. */
export const publishedSchema = z.strictObject({
  name: z.string().min(1),
  does: words,
  forWhom: words.nullable(),
  needs: z.array(z.enum(directoryNeeds)),
  municipalities: z.array(z.string()),
  languages: z.array(z.string()),
  dated: z.boolean(),
  website: z.string().optional(),
  telephone: z.string().optional(),
  hours: words.optional(),
});
/** With the day on which a colleague looked; null when nobody of this service has. */
export type Published = z.infer<typeof publishedSchema> & { code: string; checkedOn: string | null };

/**
 * What the public side may show of an organisation that somebody looked at; null when it may show nothing. A number that
 * nobody looked at is never shown: the caller leaves it out.
 */
export function publishedPart(content: OrganisationContent): z.infer<typeof publishedSchema> | null {
  if (!content.public || content.ended || !mayBePublic(content)) return null;
  const { name, does, forWhom, needs, municipalities, languages, dated, telephone, website, hours } = content;
  const isTold = telephone !== null && content.telephonePublic === true;
  return {
    name,
    does,
    forWhom,
    needs,
    municipalities,
    languages,
    dated,
    ...(website === null ? {} : { website }),
    ...(isTold ? { telephone, ...(hours === undefined ? {} : { hours }) } : {}),
  };
}

export function mayBePublic({ confidence }: Pick<OrganisationContent, 'confidence'>): boolean {
  return confidence !== 'LOW';
}

/** After so many days without an answer the organisation is rung. */
export const usualAnswerDays = 7;

/** So long an entry stands by what somebody looked up. */
const freshDays = 90;

/** Must somebody ring? After 90 days, or when the source was old from the start and no colleague has looked since. */
export function isStale(entry: Entry, today: Temporal.PlainDate): boolean {
  const until = Temporal.PlainDate.from(entry.checkedOn).add({ days: freshDays });
  return entry.content.dated || Temporal.PlainDate.compare(until, today) < 0;
}

/**
 * Is it in the list of what to ring: nobody of this service looked yet, or not for long? What nobody signed is rung by no one, it is
 * written anew.
 */
export function isToRing(entry: Entry, today: Temporal.PlainDate): boolean {
  if (entry.content.ended || entry.standing === 'changed') return false;
  return entry.checkedBy === null || isStale(entry, today);
}
