import { type Evidence, guards, type KindRules, kinds, rivals, senders } from './catalogue.ts';
import type { LetterOutcome, WarningCode } from './codes.ts';
import { isDenied, isLifted } from './denied.ts';
import { guardWarning } from './guard-warning.ts';
import type { Letter } from './letter.ts';
import type { Likeness } from './likeness.ts';
import { sendsOn } from './mail-dates.ts';
import { type KnownOfLetter, maySay } from './says.ts';
import { type FoundSender, isFrom, isTheirs } from './sender.ts';
import type { Stretch } from './stretch.ts';

/** What the reader found besides phrases, as evidence for a kind. */
type KindEvidence = Readonly<Record<'validUntil' | 'sendBy' | 'payBy' | 'appointment', readonly Stretch[]>> &
  KnownOfLetter;

/** A reason for the answer, with the place where it stands. */
interface Reason {
  reason: string;
  at: Stretch;
}

export interface Recognised {
  rules: KindRules | null;
  outcome?: LetterOutcome;
  confidence: number;
  reasons: readonly Reason[];
  warnings: readonly { code: WarningCode; at?: Stretch }[];
}

interface Judged {
  rules: KindRules;
  score: number;
  reasons: Reason[];
  /** The letter states what the kind asks for. */
  mayBe: boolean;
  stands: boolean;
}

/** A kind that one of the two ways is sure of. */
interface Known {
  rules: KindRules;
  confidence: number;
  reasons: readonly Reason[];
}

/** How likely a kind must be by the weights, chosen on letters by hands that they had not learned from (test/letters/README.md). */
const leastShare = { signed: 0.5, unsigned: 0.7 };
/** Where the rules find enough for this kind too, though something is missing or bars it, less is enough; where they find little, it is not. */
const agreed = { evidence: 1, share: 0.5 };
const alone = { evidence: 0.75, more: 0.15, byWords: 0.15 };
const leastLead = 0.25;
/** The name of the sender alone makes no kind. */
const leastByWords = 0.1;
const leastWorn = 0.2;
/** So few words are no letter. */
const fewestWords = 25;
const shareOfDoubt = 0.04;
const leastOutcome = 0.5;
const doubtOfWorn = 0.3;
/** So sure the weights may correct the outcome that the rules found. */
const sureOutcome = 0.95;
const sureKind = 0.9;
/** A kind that the rules find and that the weights think less likely than this is not believed. */
const leastBelief = 0.03;

const senderWeight = 2;
const clearLead = 3;
const surest = 0.99;

/**
 * Says which kind of letter this is, or none. Sender, title, decision, remedy and findings are independent evidence; one
 * thing against it is enough for "unknown": a wrong kind does more harm than none.
 */
export function recognise(
  letter: Letter,
  sender: FoundSender | null,
  facts: KindEvidence,
  likeness: Likeness,
): Recognised {
  const warnings = guards.flatMap((guard) => guardWarning(letter, guard, sender));
  const judged = kinds
    .filter((rules) => isTheirs(rules, sender) && rules.languages.some((language) => language === letter.language))
    .map((rules) => judge(letter, rules, facts))
    .sort((a, b) => b.score - a.score);
  const confidence = doubt(judged);
  if (warnings.some(({ code }) => !bearable.has(code))) return { rules: null, confidence, reasons: [], warnings };
  const byRules = clearest(letter, judged);
  const isForwarded = warnings.some(({ code }) => code === 'email') && !isMailOf(letter, sender);
  const byWeights = likeliest(letter, isForwarded ? null : sender, facts, likeness);
  const barred = new Set<string>(judged.flatMap(({ rules, mayBe }) => (mayBe ? [] : [rules.key])));
  // Rules that find a kind which the words do not sound like at all, or less than another, are not believed; weights that are very sure of another are.
  // What they never learned they cannot speak against.
  const isDoubted =
    byRules !== null &&
    likeness.knows(byRules.rules.key) &&
    (likeness.shareAmongKinds(byRules.rules.key) < leastBelief ||
      likeness.speaksForAnother(byRules.rules.key, barred) ||
      (byWeights !== null && byWeights.rules !== byRules.rules));
  if (isDoubted && (byWeights === null || byWeights.confidence < sureKind))
    return { rules: null, confidence, reasons: [], warnings: [...warnings, { code: 'two_kinds' }] };
  const known = isDoubted ? byWeights : (byRules ?? byWeights);
  if (known === null) {
    const unclear = judged.filter(({ stands }) => stands).length > 1;
    return {
      rules: null,
      confidence,
      reasons: [],
      warnings: unclear ? [...warnings, { code: 'two_kinds' }] : warnings,
    };
  }
  const answer = withOutcome(letter, known, facts, likeness, confidence);
  return { ...answer, warnings: [...warnings, ...answer.warnings] };
}

/** What a letter may be and be known nevertheless; of a correction more is asked when its days are known. */
const bearable: ReadonlySet<WarningCode> = new Set(['email', 'correction']);

/** What the rules make of the letter: one kind that stands out, and no title of another. */
function clearest(letter: Letter, judged: readonly Judged[]): Known | null {
  const all = judged.filter((each) => each.stands);
  const standing = all.filter(({ rules }) => !all.some((other) => rules.yieldsTo.includes(other.rules.key)));
  const [best, second] = standing;
  if (best === undefined || (second !== undefined && best.score - second.score < clearLead)) return null;
  if (hasRivalTitle(letter, best.rules)) return null;
  return { rules: best.rules, confidence: sureness(best), reasons: best.reasons };
}

/** What the learned weights make of it, where they are sure enough; the worse the letter was read, the surer. */
function likeliest(letter: Letter, sender: FoundSender | null, facts: KindEvidence, likeness: Likeness): Known | null {
  const best = likeness.likeliest(sender === null);
  if (best === null || letter.tokens.length < fewestWords) return null;
  const sure = sender !== null && letter.language === 'nl';
  const judged = judge(letter, best.rules, facts);
  // What the statements speak against, or what a kind requires and is not there, no likeness speaks for.
  if (!judged.mayBe) return null;
  // Of a language whose statements are not read, words alone are too little: a prefecture refuses in the words of an embassy.
  if (letter.language !== 'nl' && letter.language !== 'en' && sender === null) return null;
  const evidence = judged.score / best.rules.threshold;
  const isAlone = evidence < alone.evidence;
  const usual = (sure ? leastShare.signed : leastShare.unsigned) + (isAlone ? alone.more : 0);
  // Of who writes for no office the words are all there is: what the rules find in them adds little.
  const least = (evidence >= agreed.evidence && sender !== null ? agreed.share : usual) + letter.doubt * shareOfDoubt;
  const byWords = letter.isWorn ? leastWorn : isAlone ? alone.byWords : leastByWords;
  if (best.share < least || best.lead < leastLead || likeness.byWords(best.rules) < byWords) return null;
  const reasons = likeness
    .reasonsFor(best.rules)
    .map((at) => ({ reason: 'It is worded as letters of this kind are.', at }));
  return { rules: best.rules, confidence: rounded(Math.min(surest, best.share)), reasons };
}

/** Adds the outcome, as the rules find it, else as the weights do. */
function withOutcome(
  letter: Letter,
  { rules, confidence, reasons }: Known,
  facts: KindEvidence,
  likeness: Likeness,
  doubtful: number,
): Recognised {
  const found = outcomeOf(letter, rules);
  const learned = likeness.outcomeOf(rules);
  const least = found.outcome === undefined ? leastOutcome + (letter.isWorn ? doubtOfWorn : 0) : sureOutcome;
  // Half granted, half refused: what words say most of them cannot decide that.
  // Nor what they never learned.
  const isLearned = found.outcome === undefined || likeness.knows(`${rules.key}/${found.outcome}`);
  const mayLearn = learned !== null && !found.isTorn && isLearned;
  const likely = mayLearn && learned.share >= least ? learned.outcome : found.outcome;
  const says = likely === undefined ? undefined : rules.saysByOutcome[likely];
  const isDenied = says !== undefined && !maySay(says, rules.sender, facts, true);
  const outcome = isDenied ? undefined : likely;
  const isUnclear = (found.unclear || isDenied) && outcome === undefined;
  const warnings: Recognised['warnings'] = isUnclear ? [{ code: 'outcome_unclear' }] : [];
  // Where the outcome decides the limits, a kind without one would be half an answer.
  if (outcome === undefined && rules.limits.length === 0 && Object.keys(rules.limitsByOutcome).length > 0)
    return { rules: null, confidence: doubtful, reasons: [], warnings };
  return {
    rules,
    confidence,
    reasons: [...reasons, ...found.reasons],
    warnings,
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function judge(letter: Letter, rules: KindRules, facts: KindEvidence): Judged {
  const found = new Map<string, number>();
  const reasons: Reason[] = [];
  for (const evidence of rules.evidence) {
    const at = placesOf(letter, evidence, facts)[0];
    if (at === undefined) continue;
    found.set(evidence.group, evidence.weight);
    reasons.push({ reason: evidence.reason, at });
  }
  const score = [...found.values()].reduce((sum, weight) => sum + weight, senderWeight);
  const needed = rules.needs.every((groups) => groups.some((group) => found.has(group)));
  const required = rules.requires.every((each) => letter.places(each.any).length > 0);
  const enough = needed && required && score >= rules.threshold + letter.doubt;
  const firm = rules.not.filter((bar) => bar.firm);
  const mayBe = required && isSaid(letter, rules, facts) && !firm.some((bar) => isFound(letter, bar));
  return { rules, score, reasons, mayBe, stands: enough && mayBe && !isBarred(letter, rules, facts) };
}

/** Whether the letter states what a kind asks for; the kind's own words for its decision state it too. */
function isSaid(letter: Letter, { says, sender, evidence }: KindRules, facts: KindEvidence): boolean {
  const worded = evidence.filter(({ group, stated }) => stated !== false && group !== 'remedy');
  const isWorded =
    letter.has(says.words, { stated: true }) || worded.some((each) => letter.places(each.any, each).length > 0);
  return maySay(says, sender, facts, isWorded) && !isDenied(letter, says.gives) && !isLifted(letter, says.imposes);
}

function isBarred(letter: Letter, rules: KindRules, facts: KindEvidence): boolean {
  if (rules.notFacts.some((fact) => facts[fact].length > 0)) return true;
  return rules.not.some((bar) => isFound(letter, bar));
}

function isFound(letter: Letter, bar: KindRules['not'][number]): boolean {
  return letter.places(bar.any, { ...bar, cautious: true }).length > 0;
}

function placesOf(letter: Letter, evidence: Evidence, facts: KindEvidence): readonly Stretch[] {
  if (evidence.fact !== undefined) return facts[evidence.fact];
  return letter.places(evidence.any, evidence);
}

/** A title that belongs to another kind and to nothing of this one. */
function hasRivalTitle(letter: Letter, rules: KindRules): boolean {
  const own = rules.evidence.filter((each) => each.group === 'title').flatMap((each) => each.any);
  if (letter.places(own, { where: 'title' }).length > 0) return false;
  return rivals.some((rival) => rival.key !== rules.key && letter.places(rival.title, { where: 'title' }).length > 0);
}

interface FoundOutcome {
  outcome?: LetterOutcome;
  /** No outcome was found, or more than one. */
  unclear: boolean;
  /** More than one was found, or words that say "in part". */
  isTorn: boolean;
  reasons: Reason[];
}

function outcomeOf(letter: Letter, rules: KindRules): FoundOutcome {
  if (rules.outcomes.length === 0) return { unclear: false, isTorn: false, reasons: [] };
  const found = rules.outcomes.flatMap(({ outcome, any, stated }) => {
    const titles = letter.places(any, { where: 'title' });
    const hits = [...letter.places(any, { stated }), ...titles];
    return hits[0] === undefined ? [] : [{ outcome, at: hits[0] }];
  });
  const unclear = letter.places(rules.outcomeUnclear, { stated: true }).length > 0;
  const [only] = found;
  const several = found.length > 1 && !rules.firstOutcome;
  if (only === undefined || several || (unclear && (rules.firstOutcome || only.outcome === 'founded'))) {
    return { unclear: true, isTorn: several || unclear, reasons: [] };
  }
  return { outcome: only.outcome, unclear: false, isTorn: false, reasons: [{ reason: 'outcome', at: only.at }] };
}

/** A mail that the office itself wrote. */
function isMailOf(letter: Letter, sender: FoundSender | null): boolean {
  const rules = senders.find(({ code }) => code === sender?.code);
  return rules !== undefined && !sendsOn(letter) && isFrom(letter, rules);
}

function sureness({ rules, score }: Judged): number {
  const most = rules.evidence.reduce((sum, evidence) => sum + evidence.weight, senderWeight);
  const above = (score - rules.threshold) / Math.max(1, most - rules.threshold);
  return rounded(Math.min(surest, 0.75 + 0.25 * above));
}

function doubt(judged: readonly Judged[]): number {
  const best = Math.max(0, ...judged.map(({ rules, score }) => score / rules.threshold));
  return rounded(Math.min(0.49, best * 0.4));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
