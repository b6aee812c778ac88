import { isInAnnex } from '../annex.ts';
import type { SenderCode } from '../codes.ts';
import type { FoundAt } from '../find.ts';
import type { Findings } from '../findings.ts';
import type { TextSpan } from '../text.ts';
import { appealedBy, forTheOther, isOfHigherAppeal } from './appellant.ts';
import { type Clause, clausesIn } from './clauses.ts';
import { type Noun, Nouns } from './objects.ts';
import { Retold } from './retold.ts';
import { Ruling } from './saying.ts';
import { planned } from './saying-words.ts';
import type { FoundStatement, Polarity, SaidTopic } from './statement.ts';
import { type WordedAct, decisionWords as words } from './wordings.ts';

type Decision = Extract<FoundStatement, { is: 'decision' }>;

/** What the letter decides, with its polarity; what is not plainly decided is not found. */
export function findDecisions(found: Findings): FoundStatement[] {
  const { sender } = found;
  const decides = sender === null ? undefined : words.decides[sender.code];
  // Whoever decides nothing tells what others decided: of a lawyer that is what her client must know.
  if (decides?.length === 0) return tellsOfOffices(found) ? withoutDoubt(new Decisions(found, true).find()) : [];
  const all = asOfAppellant(found, new Decisions(found).find());
  const own = all.filter(({ about }) => decides === undefined || decides.includes(about));
  // "U krijgt elke maand geld. Dit geld stopt": what ends was given before; of two suspects one may go free.
  const ended = new Set(own.filter(({ value }) => endings.has(value)).map(({ about }) => about));
  // "Het voornemen was uw aanvraag af te wijzen. De aanvraag wordt afgewezen": what is decided is planned no more.
  const isDecided = ({ value, about }: Decision): boolean =>
    all.some((each) => each.about === about && planned(each.value) === value);
  const isHollow = found.letter.has(words.hollow);
  const now = own
    .filter((each) => !isDecided(each))
    .filter(({ value, about }) => value !== 'granted' || !((ended.has(about) && about !== 'prosecution') || isHollow));
  return now.filter(
    (each, at) => now.findIndex((other) => other.value === each.value && other.about === each.about) === at,
  );
}

/** What was given before: it ends, or somebody plans that. */
const endings: ReadonlySet<Polarity> = new Set(['ended', 'to_be_ended']);

/**
 * A court that finds against the higher appeal of an office decides for the client; where both went to it, or its words
 * go both ways, nobody can say for whom.
 */
function asOfAppellant(found: Findings, all: readonly Decision[]): readonly Decision[] {
  const by = appealedBy(found);
  if (by === 'client') return all;
  const turned = all.flatMap((each) => {
    if (each.about !== 'appeal' || !isOfHigherAppeal(found, each)) return [each];
    const value = by === 'office' ? forTheOther(each.value) : null;
    return value === null ? [] : [{ ...each, value }];
  });
  const values = new Set(turned.filter(({ about }) => about === 'appeal').map(({ value }) => value));
  return values.size > 1 ? turned.filter(({ about }) => about !== 'appeal') : turned;
}

/** A lawyer, or who helps as one does, tells her client what offices decided. */
function tellsOfOffices({ sender }: Findings): boolean {
  return sender !== null && retelling.has(sender.code);
}

const retelling: ReadonlySet<SenderCode> = new Set(['LAW', 'VWN']);

/** What is retold both ways is told neither way; each is said once. */
function withoutDoubt(all: readonly Decision[]): Decision[] {
  const isBothWays = ({ about }: Decision): boolean => {
    const values = all.filter((each) => each.about === about).map(({ value }) => value);
    return values.includes('granted') && values.some((value) => value !== 'granted');
  };
  const plain = all.filter((each) => !isBothWays(each));
  return plain.filter(
    (each, at) => plain.findIndex((other) => other.value === each.value && other.about === each.about) === at,
  );
}

class Decisions {
  readonly #found: Findings;
  readonly #retold: boolean;
  readonly #nouns: Nouns;
  /** What was said before; who tells of an office retells all of it. */
  readonly #before: Retold | null;
  readonly #clauses = new Map<TextSpan, Clause[]>();

  constructor(found: Findings, retold = false) {
    this.#found = found;
    this.#retold = retold;
    this.#nouns = new Nouns(found);
    this.#before = retold || found.sender === null ? null : new Retold(found.letter);
  }

  find(): Decision[] {
    const acts = words.acts.filter((act) => this.#mayMean(act));
    const plain = acts.filter(({ weak }) => !weak).flatMap((act) => this.#statedBy(act));
    const reasons = acts.filter(({ weak }) => weak).flatMap((act) => this.#statedBy(act));
    const stated = [...asPart(plain), ...reasons.filter(({ about }) => !plain.some((each) => each.about === about))];
    return this.#asPlanned([...stated, ...(this.#retold ? [] : this.#headed())])
      .filter((each) => !this.#staysAway(each))
      .sort((a, b) => a.found.from - b.found.from);
  }

  /** Whether the words of an act mean what they say in this letter, from this office. */
  #mayMean({ unless, only, from }: WordedAct): boolean {
    const { letter, sender } = this.#found;
    if (from !== undefined && (sender === null || !from.includes(sender.code))) return false;
    return !letter.has(unless) && (only === undefined || letter.has(only));
  }

  #statedBy(act: WordedAct): Decision[] {
    const { letter } = this.#found;
    return letter
      .places(act.any)
      .filter((hit) => !isInAnnex(letter, hit) && !this.#before?.isRetold(hit))
      .flatMap((hit) => this.#stated(act, hit));
  }

  /** "De beëindiging van uw opvang is van de baan": an end that does not come. */
  #staysAway({ value, found }: Decision): boolean {
    if (value !== 'ended' && value !== 'to_be_ended') return false;
    const { letter } = this.#found;
    const sentence = letter.tokens[found.from]?.sentence;
    return letter
      .places(words.stays, { stated: 'told' })
      .some(({ from }) => letter.tokens[from]?.sentence === sentence);
  }

  /** In a letter that calls itself a plan nothing is decided yet; where it only speaks of "this plan", nobody can say. */
  #asPlanned(all: readonly Decision[]): Decision[] {
    const { letter } = this.#found;
    const { title, notTitle, body } = words.planLetter;
    const isTitled = letter.has(title, { where: 'title' }) && !letter.has(notTitle, { where: 'title' });
    if (!isTitled && !this.#speaksOfPlan(body)) return [...all];
    return all.flatMap((each) => {
      const value = planned(each.value);
      if (value === null || ofProcedure.has(each.about)) return [each];
      return isTitled ? [{ ...each, value }] : [];
    });
  }

  /** A plan that the letter speaks of, unless it tells that it was made known before. */
  #speaksOfPlan(body: readonly string[]): boolean {
    const { letter } = this.#found;
    return letter.places(body).some(({ from }) => {
      const sentence = letter.text.sentences[letter.tokens[from]?.sentence ?? -1];
      return !letter.tokens.slice(sentence?.from, sentence?.to).some(({ word }) => words.planPast.has(word));
    });
  }

  /** What the words of an act decide in their sentence. */
  #stated(act: WordedAct, hit: FoundAt): Decision[] {
    const { letter } = this.#found;
    const sentence = letter.text.sentences[letter.tokens[hit.from]?.sentence ?? -1];
    if (sentence === undefined) return [];
    const clauses = this.#clausesOf(sentence);
    const clause = clauses.find(({ tokens }) => hit.words.every((at) => tokens.includes(at)));
    if (clause === undefined) return [];
    if (act.answers && !this.#isAnswer(hit)) return [];
    const objects = this.#nouns.objectsOf(act, clause);
    if (objects.length === 0) objects.push(...this.#meantBy(act, clause, hit));
    const saying = new Ruling(this.#found, { act, hit, sentence, clauses, clause, objects, retold: this.#retold });
    const value = saying.polarity();
    if (value === null) return [];
    const implied = act.object === 'none' ? (act.about ?? []).slice(0, 1) : [];
    const abouts = new Set([...implied, ...objects.map((noun) => this.#nouns.subjectOf(noun, clause))]);
    return [...abouts]
      .filter((about) => act.about === undefined || act.about.includes(about))
      .map((about) => decision(value, about, hit, objects));
  }

  /** The sentence before tells what somebody wants: "U vroeg om een andere kamer. Dat kunnen wij niet doen." */
  #isAnswer(hit: FoundAt): boolean {
    const before = this.#sentenceBefore(hit);
    if (before === undefined) return false;
    const said = this.#found.letter.tokens.slice(before.from, before.to).map(({ word }) => word);
    return said.some((word) => words.asked.has(word)) && !said.some((word) => words.noRequest.has(word));
  }

  #sentenceBefore(hit: FoundAt): TextSpan | undefined {
    const { tokens, text } = this.#found.letter;
    return text.sentences[(tokens[hit.from]?.sentence ?? 0) - 1];
  }

  /** "Zij wil een vergunning. Die krijgt zij niet": what "die" stands for, in the clause above or the sentence before. */
  #meantBy(act: WordedAct, clause: Clause, hit: FoundAt): Noun[] {
    if (!ofNoun.has(act.object) || !clause.tokens.some((at) => this.#isPronoun(at, hit))) return [];
    const { tokens, text } = this.#found.letter;
    const own = text.sentences[tokens[hit.from]?.sentence ?? -1];
    const before = this.#sentenceBefore(hit);
    const clauses = [...(before ? this.#clausesOf(before) : []), ...(own ? this.#clausesOf(own) : [])];
    return clauses
      .slice(0, clauses.indexOf(clause))
      .flatMap((each) => this.#nouns.objectsOf(act, each))
      .slice(-1);
  }

  /** "Die" and "deze" that stand for a noun: a verb, "niet" or who does it comes next. */
  #isPronoun(at: number, hit: FoundAt): boolean {
    const word = this.#found.letter.tokens[at]?.word ?? '';
    const next = this.#found.letter.tokens[at + 1]?.word ?? '';
    if (word !== 'die' && word !== 'deze') return false;
    return (
      at + 1 === hit.from ||
      words.finite.has(next) ||
      ['te', 'niet', 'aan', 'toe', 'af', 'u', 'wij', 'we'].includes(next)
    );
  }

  /** "Afwijzing van uw aanvraag" over a letter. */
  #headed(): Decision[] {
    const { letter } = this.#found;
    return words.nouns.flatMap(({ value, any }) =>
      letter.places(any, { where: 'title' }).flatMap((hit) => this.#headOf(value, hit)),
    );
  }

  #headOf(value: Polarity, hit: FoundAt): Decision[] {
    const { letter } = this.#found;
    const sentence = letter.text.sentences[letter.tokens[hit.from]?.sentence ?? -1];
    if (sentence === undefined) return [];
    const before = letter.tokens.slice(sentence.from, hit.from).map(({ word }) => word);
    const plan = before.some((word) => words.plans.has(word));
    if (!before.every((word) => headers.has(word) || words.plans.has(word)) || sentence.question) return [];
    const clause = this.#clausesOf(sentence).find(({ tokens }) => tokens.includes(hit.from));
    if (clause === undefined) return [];
    const rest = clause.tokens.map((at) => letter.tokens[at]?.word ?? '');
    if (rest.some((word) => words.persons.has(word) || words.denials.has(word) || noHeading.has(word))) return [];
    const noun = this.#nouns.of(clause).find(({ at }) => at > hit.from);
    if (noun === undefined && value !== 'postponed' && value !== 'corrected') return [];
    if (value === 'ended' && (noun?.is === 'request' || (noun !== undefined && ofProcedure.has(noun.is)))) return [];
    const decided = plan ? planned(value) : value;
    if (decided === null) return [];
    const about = noun === undefined ? this.#nouns.usual() : this.#nouns.subjectOf(noun, clause);
    return [decision(decided, about, hit, noun === undefined ? [] : [noun])];
  }

  #clausesOf(sentence: TextSpan): Clause[] {
    let clauses = this.#clauses.get(sentence);
    if (clauses === undefined) {
      clauses = clausesIn(this.#found.letter.text, sentence);
      this.#clauses.set(sentence, clauses);
    }
    return clauses;
  }
}

const ofNoun: ReadonlySet<WordedAct['object']> = new Set(['thing_or_request', 'thing', 'request', 'any']);

/** What is given in part is neither given nor refused; a court that awards a claim and leaves the rest gives a part. */
function asPart(all: readonly Decision[]): Decision[] {
  const has = (about: SaidTopic, values: ReadonlySet<Polarity>): boolean =>
    all.some((each) => each.about === about && values.has(each.value));
  // Who says yes to one part of an objection may give what was asked for one time and refuse it for another.
  const isParted = all.some(({ value }) => value === 'partly');
  const both = (about: SaidTopic): boolean => (isParted || divisible.has(about)) && has(about, yes) && has(about, no);
  const parts = all.map((each) =>
    both(each.about) && yes.has(each.value) ? { ...each, value: 'partly' as const } : each,
  );
  return withoutWhole(parts);
}

/** What may be given in part: sums, and time. */
const divisible: ReadonlySet<SaidTopic> = new Set(['claim', 'compensation', 'benefit', 'money', 'legal_aid', 'fee']);
const yes: ReadonlySet<Polarity> = new Set(['granted']);
const no: ReadonlySet<Polarity> = new Set(['refused', 'not_admitted']);

function withoutWhole(all: readonly Decision[]): Decision[] {
  const inPart = new Set(all.filter(({ value }) => value === 'partly').map(({ about }) => about));
  return all.filter(({ value, about }) => value === 'partly' || !inPart.has(about) || !ofWhole.has(value));
}

const ofWhole: ReadonlySet<Polarity> = new Set(['granted', 'refused', 'not_admitted']);

/** On an objection or an appeal nobody announces what will be decided. */
const ofProcedure: ReadonlySet<Noun['is']> = new Set([
  'objection',
  'appeal',
  'interim_measure',
  'claim',
  'prosecution',
]);

/** What may stand before the noun in a heading that tells the decision. */
const headers = new Set(
  'betreft betreffende onderwerp inzake subject besluit beschikking beslissing tot van de het een uw op kennisgeving over'.split(
    ' ',
  ),
);

/** "Verlening van een vergunning blijft achterwege": a sentence, and no heading of what it begins with. */
const noHeading = new Set(['niet', 'geen', 'achterwege', 'blijft', 'blijven']);

function decision(value: Polarity, about: SaidTopic, hit: FoundAt, objects: readonly Noun[]): Decision {
  const places = [hit.from, ...objects.map(({ at }) => at)];
  return {
    is: 'decision',
    value,
    about,
    found: { from: Math.min(...places), to: Math.max(hit.to, ...objects.map(({ at }) => at + 1)) },
  };
}
