import { z } from 'zod';
import decisionData from '../../../../content/letters/statements/decisions.json' with { type: 'json' };
import partyData from '../../../../content/letters/statements/parties.json' with { type: 'json' };
import { senderCodes } from '../codes.ts';
import { clientRoles, polarities, subjects } from './statement.ts';

const phrases = z.array(z.string().min(2));
/** Small words of the grammar, each in its own form; no phrase, so that none is taken for a misspelt one. */
const words = z.string().transform((text): ReadonlySet<string> => new Set(text.split(' ')));

/** Words that decide something when nobody denies them, and what they say when somebody does. */
const act = z.strictObject({
  reason: z.string(),
  value: z.enum(polarities).optional(),
  denied: z.enum(polarities).optional(),
  /** The only subjects of which it is said. */
  about: z.array(z.enum(subjects)).optional(),
  /**
   * What it is said of: a thing or the request for it; "thing": the thing itself; "request": the request; "any": also a thing after a
   * preposition; "delay", "letter": what comes later, what is mended; "decision": an earlier one, where its clause names no thing;
   * "none": the words say by themselves what it is.
   */
  object: z
    .enum(['thing_or_request', 'thing', 'request', 'any', 'delay', 'letter', 'decision', 'none'])
    .default('thing_or_request'),
  /** With "kan niet" it tells what the law says. */
  general: z.boolean().default(false),
  /** The client is who does it: she gets, she has a right. */
  receives: z.boolean().default(false),
  /** Beside no other verb: "u heeft bedenktijd", not "u heeft bedenktijd gevraagd". */
  alone: z.boolean().default(false),
  /** In a letter with one of these the words say something else. */
  unless: phrases.default([]),
  /** Only in a letter with one of these they say it. */
  only: phrases.optional(),
  /** In whose letters alone the words mean this. */
  from: z.array(z.enum(senderCodes)).optional(),
  /** It answers: the sentence before tells what was asked. */
  answers: z.boolean().default(false),
  /** A reason rather than a decision: it counts where the letter says nothing plainer about the subject. */
  weak: z.boolean().default(false),
  any: phrases,
});

const decisions = z.strictObject({
  acts: z.array(act),
  nouns: z.array(z.strictObject({ value: z.enum(polarities), any: phrases })),
  subjects: z.array(
    z.strictObject({
      about: z.enum(subjects),
      /** In whose letters alone the words mean this. */
      from: z.array(z.enum(senderCodes)).optional(),
      any: phrases,
    }),
  ),
  requests: phrases,
  /** Behind "aanvraag om": what the office decides usually, not something that has no name. */
  requestsFor: words,
  /** What she asks for on the way. */
  asksFor: phrases,
  delayed: phrases,
  letters: phrases,
  /** A letter that only announces: what is decided in it is planned. */
  planLetter: z.strictObject({ title: phrases, notTitle: phrases, body: phrases }),
  /** What a request is for where the letter does not say. */
  bySender: z.partialRecord(z.enum(senderCodes), z.enum(subjects)),
  /** Of what each office decides; what it says of other things was decided elsewhere. */
  decides: z.partialRecord(z.enum(senderCodes), z.array(z.enum(subjects))),
  clauses: z.strictObject({
    conditions: words,
    causes: words,
    relatives: words,
    contents: words,
    results: words,
    joins: words,
    whiles: words,
  }),
  finite: words,
  /** Verbs that carry no decision and may end a clause. */
  finals: words,
  maybes: words,
  modals: words,
  futures: words,
  musts: words,
  plans: words,
  droppedPlans: words,
  /** "Mijn voornemen heb ik u kenbaar gemaakt": a plan of before, and now it is decided. */
  planPast: words,
  /** "Als aangever bericht ik u": who she is, and no condition. */
  asWho: words,
  past: words,
  asks: words,
  /** What a sentence has that tells what somebody wants. */
  asked: words,
  /** What nobody asks for: "U vroeg of u moet verhuizen. Dat doen wij niet" refuses nothing. */
  noRequest: words,
  tells: words,
  denials: words,
  more: words,
  clients: words,
  offices: words,
  claims: words,
  plurals: words,
  notDenying: words,
  /** "weigert een vergunning te verlenen": what they carry is denied. */
  refusers: words,
  /** "Bedenktijd wordt slechts eenmaal gegeven": a rule, and nothing that is given here. */
  restricts: words,
  /** "Deels gegrond": a yes and a no. */
  parts: words,
  /** Side matters: a request for one of these is none for what stands behind it. */
  sides: words,
  /** Who wrote to a higher court: an office, or the client; both where each did. */
  appellants: z.strictObject({ office: phrases, client: phrases }),
  /** What takes the good out of a judgment: "de rechtsgevolgen blijven in stand". */
  hollow: phrases,
  /** An end that was announced or decided and does not come: in their sentence nothing ends. */
  stays: phrases,
  unclearDenial: words,
  determiners: words,
  prepositions: words,
  rights: words,
  persons: words,
  others: words,
  /** "Het lukt niet om …": with "niet" they deny what hangs on them. */
  unable: words,
  grounds: words,
  since: words,
  waits: words,
  generics: words,
  suppositions: words,
  /** The names of offices as they are spoken of: what another office did is not decided here. */
  agencies: z.partialRecord(z.enum(senderCodes), words),
});

const parties = z.strictObject({
  /** In the order in which they count: who is suspected is told so, whatever else she is. */
  roles: z.array(
    z.strictObject({
      value: z.enum(clientRoles),
      reason: z.string(),
      /** In whose letters alone the words mean this. */
      from: z.array(z.enum(senderCodes)).optional(),
      any: phrases,
      /** Words of the sentence with which it means something else. */
      never: z.array(z.string()),
      /** The word before it, with which it is what was done to somebody else or by somebody else. */
      notAfter: z.array(z.string()).optional(),
    }),
  ),
  /** Before her own name these say that the case is against her; with the others, that it was judged. */
  against: phrases,
  judged: phrases,
  addressee: z.strictObject({ lawyer: phrases, block: phrases }),
  writer: z.strictObject({ lawyer: phrases, signature: phrases }),
});

export type WordedAct = z.infer<typeof act>;

/** How letters word a decision, as a lawyer can read it. */
export const decisionWords = decisions.parse(decisionData);

/** How letters show who is who. */
export const partyWords = parties.parse(partyData);

/** The phrases of all statements, so that none of their words is taken for another one. */
export function* statementPhrases(): Generator<string> {
  const { acts, nouns, subjects: things, requests, delayed, letters, planLetter } = decisionWords;
  for (const { any } of [...acts, ...nouns, ...things]) yield* any;
  yield* [
    ...requests,
    ...delayed,
    ...letters,
    ...planLetter.title,
    ...planLetter.notTitle,
    ...planLetter.body,
    ...decisionWords.hollow,
    ...decisionWords.stays,
    ...decisionWords.appellants.office,
    ...decisionWords.appellants.client,
  ];
  const { roles, against, judged, addressee, writer } = partyWords;
  yield* [...against, ...judged];
  for (const { any } of roles) yield* any;
  yield* [...addressee.lawyer, ...addressee.block, ...writer.lawyer, ...writer.signature];
}
