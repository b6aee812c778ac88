import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { isWithin, mostPeriods, periodSchema } from './hours.ts';

/**
 * Safe contact, as data: one rule decides over everything that goes to a client (design question 54). Pure; whoever shows
 * a number, a text to copy, a letter or a page asks `contactAnswer` first, at the moment of sending.
 */

/** Everything by which we reach a client, or by which somebody near may see that we do. */
export const channels = ['call', 'text', 'mail', 'letter', 'someone', 'calendar', 'card', 'page'] as const;
export type Channel = (typeof channels)[number];
/** What arrives by itself, whoever looks at the telephone or the doormat at that moment. */
const arrivesUnasked: readonly Channel[] = ['text', 'mail', 'letter', 'calendar'];
/** What rings or lights up: only at the hours that the client chose. */
const hasItsHour: readonly Channel[] = ['call', 'text', 'someone'];

/** May somebody else look at the telephone or the letters? */
export const sharings = ['own', 'shared', 'unknown'] as const;
/** What may be said to whoever answers, or stand in what is sent. */
export const sayings = ['all', 'neutral', 'nothing'] as const;
export const secretFrom = [
  'partner',
  'family',
  'housemates',
  'work',
  'shelter',
  'community',
  'country',
  'somebody-else',
] as const;

/** Choices only: a rule that somebody has to interpret is none. */
export const contactChoicesSchema = sealedDocument({
  channels: always(z.array(z.enum(channels))),
  /** Empty: at every hour. */
  hours: always(z.array(periodSchema).max(mostPeriods)),
  shared: always(z.enum(sharings)),
  /** May the name of the service appear? */
  ourName: always(z.boolean()),
  say: always(z.enum(sayings)),
  /** The word by which both know that it is safe to speak; null when none was agreed. */
  codeWord: always(z.string().max(40).nullable()),
  secretFrom: always(z.array(z.enum(secretFrom))),
  /** The day on which it was last asked of the client. */
  askedOn: always(z.iso.date()),
});
export type ContactChoices = z.infer<typeof contactChoicesSchema>;

/** Somebody said that no contact is safe now: everything stops. */
export const notSafeSchema = sealedDocument({ since: always(z.iso.datetime()), name: always(z.string()) });

/** As much of the rules of contact as decides. */
export interface ContactRule {
  /** May a message stay behind? */
  leaveMessage: 'yes' | 'no' | 'unknown';
  /** Missing: nobody chose yet; what was written as text before is shown until somebody does. */
  choices?: ContactChoices | undefined;
  notSafe?: z.infer<typeof notSafeSchema> | null | undefined;
}

/** Why nothing goes out; 'no-message': a text stays behind on the telephone, and nothing may. */
export type WhyNot = 'not-safe' | 'not-chosen' | 'channel' | 'no-message' | 'nothing-said';

export type ContactAnswer =
  /** Nothing goes out this way. */
  | { answer: 'no'; because: WhyNot }
  /** Only after a person answered why now. */
  | { answer: 'ask'; because: 'hours' | 'not-chosen' }
  | { answer: 'yes'; words: MessageWords };

/** What may be in it. */
export type MessageWords = 'with-our-name' | 'neutral';

/** May this go to the client at this moment, and with which words? */
export function contactAnswer(
  { choices, notSafe = null, leaveMessage }: ContactRule,
  channel: Channel,
  at: Temporal.Instant,
): ContactAnswer {
  if (notSafe !== null) return { answer: 'no', because: 'not-safe' };
  // A card is given from hand to hand; what arrives by itself waits until somebody asked the client.
  if (choices === undefined)
    return channel === 'card'
      ? { answer: 'yes', words: 'neutral' }
      : channel === 'call' || channel === 'someone'
        ? { answer: 'ask', because: 'not-chosen' }
        : { answer: 'no', because: 'not-chosen' };
  const because = shutBy(choices, leaveMessage, channel);
  if (because !== null) return { answer: 'no', because };
  if (hasItsHour.includes(channel) && choices.hours.length > 0 && !isWithin(choices.hours, at))
    return { answer: 'ask', because: 'hours' };
  return { answer: 'yes', words: wordsFor(choices) };
}

/** What in the choices shuts a way at every hour; null where the hour alone decides. */
function shutBy(choices: ContactChoices, leaveMessage: ContactRule['leaveMessage'], channel: Channel): WhyNot | null {
  if (!choices.channels.includes(channel)) return 'channel';
  if (channel === 'text' && leaveMessage !== 'yes') return 'no-message';
  return arrivesUnasked.includes(channel) && choices.say === 'nothing' ? 'nothing-said' : null;
}

/** The ways by which the client may be reached at some hour: of those ticked, not one that another choice shuts. */
export const openWays = ({ choices, leaveMessage }: ContactRule): Channel[] =>
  choices === undefined ? [] : choices.channels.filter((channel) => shutBy(choices, leaveMessage, channel) === null);

/**
 * Our name only where the client said so, everything may be said, nobody else looks and nobody must not know; else one
 * neutral sentence.
 */
function wordsFor({ shared, ourName, say, secretFrom: secrets }: ContactChoices): MessageWords {
  return ourName && say === 'all' && shared === 'own' && secrets.length === 0 ? 'with-our-name' : 'neutral';
}

/** So long a rule is believed; then the client is asked again. */
const weeksBetween = 4;
export const askAgainOn = (askedOn: string): string =>
  Temporal.PlainDate.from(askedOn).add({ weeks: weeksBetween }).toString();
