import { oneLetterApart } from '#app/platform/language/index.ts';
import { asCue } from './cues.ts';
import type { FoundAt } from './find.ts';
import type { LetterText, TextSpan } from './text.ts';

const denials = new Set(['niet', 'geen', 'nooit', 'noch', 'nog', 'evenmin']);
const noDenial = new Set('een heen been teen veen geef geel ziet biet liet giet niets iets neen geven'.split(' '));
const maybes = new Set(
  'kunnen kan kon zullen zult zal zou zouden mogen mogelijk misschien wellicht voornemens anders overwegen overweegt tenzij wilt moeten hoeft'.split(
    ' ',
  ),
);
const conditions = new Set(['indien', 'wanneer', 'mocht', 'zodra', 'totdat', 'voordat', 'mits', 'ingeval', 'zolang']);
/** "Het recht eindigt zodra …": it has not ended. */
const onceThen = new Set(['wanneer', 'zodra', 'indien', 'mits']);
const afterIf = new Set('u wij we uw er dit dat het de zij ze je een geen blijkt'.split(' '));
const earlier = new Set('waarin waarbij waarmee destijds eerder eerdere vorige toen oorspronkelijke'.split(' '));
const weighing = new Set(
  'beoordelen beoordeelt onderzoeken onderzoekt beslissen beslist besluiten bekijken weten toetsen kijken bepalen'.split(
    ' ',
  ),
);

/**
 * True when the letter says this of itself, now: not "if we refuse", "we can refuse", "we do not refuse", "the decision in which we refused".
 * Without this an acknowledgement that explains what may happen would read as a refusal.
 */
export function isStated(text: LetterText, hit: FoundAt, told = false): boolean {
  const sentence = text.sentences[text.tokens[hit.from]?.sentence ?? -1];
  if (sentence === undefined) return false;
  const own = new Set(hit.words);
  const word = (at: number): string => (own.has(at) ? '' : asCue(text.tokens[at]?.word ?? ''));
  if (sentence.question && word(sentence.from) !== 'waarom') return false;
  for (let at = hit.from; at < hit.to; at += 1)
    if (isDenial(word(at)) || isTornDenial(word(at), word(at + 1)) || isOtherCase(word, at)) return false;
  if (isDenial(word(hit.to)) && word(hit.to) !== 'nog') return false;
  if (onceThen.has(word(hit.to))) return false;
  for (let at = sentence.from; at < hit.to; at += 1) {
    if (maybes.has(word(at)) || conditions.has(word(at)) || isIf(text, sentence, at, own)) return false;
    if (!told && at < hit.from && earlier.has(word(at))) return false;
    if (at < hit.from && weighing.has(word(at)) && [1, 2, 3, 4].some((more) => word(at + more) === 'of')) return false;
  }
  if (isOwed(text, sentence, hit)) return false;
  if (!told && tellsHistory(text, sentence)) return false;
  return !startsWithThen(word(sentence.from), word(sentence.from + 1)) && !asksOrSupposes(text, sentence);
}

/** A "niet" or "geen" with one wrong letter still denies: losing it would turn a no into a yes. */
export function isDenial(word: string): boolean {
  if (denials.has(word)) return true;
  return !noDenial.has(word) && (oneLetterApart(word, 'niet') || oneLetterApart(word, 'geen'));
}

/** "ni et", "g een": torn in two by a poor reader. */
function isTornDenial(word: string, next: string): boolean {
  return word.length + next.length <= 5 && denials.has(word + next);
}

/** "De bedenktijd wordt dan opgeheven": in the other case; not "dan ook", a consequence, nor "later dan". */
function isOtherCase(word: (at: number) => string, at: number): boolean {
  return word(at) === 'dan' && word(at + 1) !== 'ook' && !/(?:er|anders|nu)$/.test(word(at - 1));
}

/** "als u …" is a condition, "als slachtoffer" and "als bedoeld" are not. */
function isIf(text: LetterText, sentence: TextSpan, at: number, own: ReadonlySet<number>): boolean {
  if (own.has(at) || text.tokens[at]?.word !== 'als') return false;
  const next = text.tokens[at + 1]?.word ?? '';
  return afterIf.has(next) || (at === sentence.from && next !== 'slachtoffer' && next !== 'getuige');
}

const arrived = new Set('ontvangen binnen binnengekomen ingekomen ingediend gemaakt bijgeschreven'.split(' '));
const must = new Set('moet moeten dient dienen'.split(' '));

/** "Uw bezwaarschrift moet uiterlijk op 22 december zijn ontvangen": it has not come yet. */
function isOwed(text: LetterText, sentence: TextSpan, hit: FoundAt): boolean {
  // "Binnen 24 uur" is a term, "moet binnen zijn" an arrival.
  const isTerm = (word: string, at: number): boolean => word === 'binnen' && at < hit.words.length - 1;
  const words = hit.words.map((at) => text.tokens[at]?.word ?? '');
  if (!words.some((word, at) => arrived.has(word) && !isTerm(word, at))) return false;
  return text.tokens.slice(sentence.from, hit.to).some(({ word }) => must.has(word));
}

/** "Op 12 februari 2026 hebben wij uw aanvraag afgewezen", "Bij besluit van 8 september is de aanvraag afgewezen". */
export function tellsHistory(text: LetterText, sentence: TextSpan): boolean {
  const words = text.tokens.slice(sentence.from, sentence.from + 8).map((token) => token.word);
  const opening = words.join(' ');
  if (/^(?:bij|met|in) (?:ons |het |de |onze )?(?:besluit|beschikking|beslissing|brief) van\b/.test(opening))
    return true;
  return /^op (?:\w+ )?\d[\w./-]*(?: \w+)?(?: \d{4})? (?:hebben|heeft|hebt|is|zijn|werd|wees|wezen)\b/.test(opening);
}

const verbs = new Set(
  'wordt worden is zijn bent heeft hebt hebben wilt kunt krijgt gaat wijzen verlenen trekken'.split(' '),
);
const subjects = new Set('u uw wij we de het er dit deze'.split(' '));

/** "Wordt uw aanvraag afgewezen, dan …", and the question whose mark was lost: in Dutch the verb comes first. */
function asksOrSupposes(text: LetterText, sentence: TextSpan): boolean {
  const [first, second] = [text.tokens[sentence.from]?.word ?? '', text.tokens[sentence.from + 1]?.word ?? ''];
  return verbs.has(first) && subjects.has(second);
}

/** "Dan wijzen wij uw aanvraag af": what happens in the other case. */
function startsWithThen(first: string, second: string): boolean {
  return first === 'dan' || first === 'doet' || first === 'reageert' || (first === 'stuurt' && second === 'u');
}
