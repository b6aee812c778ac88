import { z } from 'zod';
import type { SenderCode } from './codes.ts';
import {
  clientRoles,
  type FoundStatement,
  letterWriters,
  measures,
  type Polarity,
  polarities,
  subjects,
} from './statements/statement.ts';

/** A decision as a kind asks for it; without a subject it may be about any. */
const decision = z.strictObject({
  value: z.array(z.enum(polarities)).min(1),
  about: z.array(z.enum(subjects)).optional(),
});

/** What a letter must say, and may not, to be of a kind: who the client is in it, who wrote it, what it decides. */
export const saysSchema = z.strictObject({
  /** One of these must be stated, and no decision of the opposite polarity about the same subject. */
  decisions: z.array(decision).optional(),
  /** It must be found as a statement: the kind's own words, which a condition or another office may use as well, are not enough. */
  needsDecision: z.boolean().default(false),
  /** Or one of these, which say the same in other words, of the letter itself and now. */
  words: z.array(z.string().min(2)).default([]),
  /** None of these may be stated. */
  notDecisions: z.array(decision).default([]),
  /** Who the client may be; where the letter does not say, that bars nothing. */
  roles: z.array(z.enum(clientRoles)).optional(),
  needsRole: z.boolean().default(false),
  /** Who may have written it; without a list an office, or nobody known. */
  writers: z.array(z.enum(letterWriters)).optional(),
  /** One of these must be done to the client. */
  measures: z.array(z.enum(measures)).optional(),
  /** None of these may be done to the client. */
  notMeasures: z.array(z.enum(measures)).default([]),
  /** What it gives: where the letter says of it that it is refused, ends or comes later, it is another letter. */
  gives: z.array(z.string().min(2)).default([]),
  /** What it lays on somebody: where the letter says that it no longer holds, it is another letter. */
  imposes: z.array(z.string().min(2)).default([]),
  /** It speaks to its reader or her lawyer: what is written for everybody is no letter. */
  addressed: z.boolean().default(false),
  /** It asks somebody to come: without a day on which it expects her it is no such letter. */
  invites: z.boolean().default(false),
});

export type Says = z.infer<typeof saysSchema>;
type AskedDecision = z.infer<typeof decision>;
type Decision = Extract<FoundStatement, { is: 'decision' }>;

/** What the reader knows of a letter when it asks of which kind it may be. */
export interface KnownOfLetter {
  statements: readonly FoundStatement[];
  /** Somebody is expected on a day. */
  invites: boolean;
}

const favourable: ReadonlySet<Polarity> = new Set(['granted']);
/** What an office says that it is going to decide: it has not. */
const intended: ReadonlySet<Polarity> = new Set(['to_be_ended', 'to_be_refused']);
const adverse: ReadonlySet<Polarity> = new Set([
  'refused',
  'not_admitted',
  'not_considered',
  'ended',
  'to_be_ended',
  'to_be_refused',
]);

/**
 * Whether a kind may be what the letter says. What the letter states decides; `isWorded`: the kind's own words for its decision stand
 * in the letter as something it says of itself now, which is enough where no decision on that subject was found.
 */
export function maySay(says: Says, sender: SenderCode, said: KnownOfLetter, isWorded: boolean): boolean {
  const { statements } = said;
  const decisions = statements.filter((each) => each.is === 'decision');
  return (
    decides(says, decisions, isWorded) &&
    !decisions.some((each) => says.notDecisions.some((barred) => isOf(barred, each))) &&
    hasRole(says, statements) &&
    isBy(says.writers ?? (sender === 'LAW' ? ['lawyer'] : ['office', 'unknown']), statements) &&
    (says.measures === undefined ||
      statements.some((each) => each.is === 'measure' && says.measures?.includes(each.value))) &&
    !statements.some((each) => each.is === 'measure' && says.notMeasures.includes(each.value)) &&
    (!says.addressed || statements.some(({ is }) => is === 'addressee')) &&
    (!says.invites || said.invites)
  );
}

function decides({ decisions: asked, needsDecision }: Says, found: readonly Decision[], isWorded: boolean): boolean {
  if (asked === undefined) return true;
  const isStated = found.some((each) => asked.some((one) => isOf(one, each)));
  const isOpposed = asked.some(({ value, about }) =>
    found.some(
      (each) =>
        (about === undefined || about.includes(each.about) || each.about === 'other') &&
        opposes(value, each.value, isStated),
    ),
  );
  return !isOpposed && (isStated || (isWorded && !needsDecision));
}

/**
 * A yes against a no, a no against a yes, and an intention against a decision that is not stated; but what ends was
 * given, and the letter says so: "You get money each month. It stops."
 */
function opposes(asked: readonly Polarity[], found: Polarity, isStated: boolean): boolean {
  if (asked.includes(found)) return false;
  if (intended.has(found) && !isStated) return true;
  // Whoever gets a part got neither a yes nor a no.
  if (found === 'partly') return asked.some((value) => favourable.has(value) || adverse.has(value));
  if (asked.some((value) => favourable.has(value))) return adverse.has(found);
  const ends = asked.includes('ended') || asked.includes('to_be_ended');
  return asked.some((value) => adverse.has(value)) && favourable.has(found) && !(ends && isStated);
}

function isOf({ value, about }: AskedDecision, found: Decision): boolean {
  return value.includes(found.value) && (about === undefined || about.includes(found.about));
}

/** Where the letter says who the client is, one of the roles must be it; whoever stands accused is that before all else. */
function hasRole({ roles, needsRole }: Says, statements: readonly FoundStatement[]): boolean {
  if (roles === undefined) return true;
  const found = statements.flatMap((each) => (each.is === 'role' ? [each.value] : []));
  if (found.length === 0) return !needsRole;
  const isAccused = found.some((role) => (role === 'suspect' || role === 'convicted') && !roles.includes(role));
  return !isAccused && found.some((role) => roles.includes(role));
}

function isBy(asked: readonly (typeof letterWriters)[number][], statements: readonly FoundStatement[]): boolean {
  const found = statements.flatMap((each) => (each.is === 'writer' ? [each.value] : []));
  return found.length === 0 || found.some((writer) => asked.includes(writer));
}
