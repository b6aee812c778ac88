import { isInAnnex } from '../annex.ts';
import type { Findings } from '../findings.ts';
import type { StatedDay } from '../stated-days.ts';
import type { Stretch } from '../stretch.ts';
import { type Topic, topicOf } from '../topics.ts';
import { apart, Marks } from './marks.ts';
import { type Length, remedyLengthsOf } from './remedy-lengths.ts';
import { type NamedAct, remedyWords } from './remedy-words.ts';

/** One thing that may be done against what the letter says, as it stands in the letter; no day is counted yet. */
export interface RemedyClause {
  act: Exclude<NamedAct, 'interim'>;
  where: string | null;
  /** It goes to a committee, an ombudsman or a disciplinary body. */
  toCommittee: boolean;
  length: Length | null;
  stated: StatedDay | null;
  /** Its sentence. */
  found: Stretch;
}

interface Mention extends Stretch {
  act: NamedAct;
  sentence: number;
  /** It may still be done: not done already, and not excluded. */
  isOpen: boolean;
}

/** A length or a last day. */
type Place = Stretch & Partial<Pick<Length, 'known' | 'start'>>;

/** How far back the act may stand that a length is for. */
const sentencesBack = 3;
/** "Wij moeten uw brief hebben binnen zes weken": so far back, behind what the brief must say. */
const ofBriefBack = 5;
const sentencesOn = 2;

/** Finds act, place, length, start and stated day of every remedy of the letter. */
export function remedyClausesOf(found: Findings): RemedyClause[] {
  const marks = new Marks(found.letter);
  const mentions = mentionsOf(marks);
  if (mentions.length === 0) return [];
  const lengths = remedyLengthsOf(marks, found).filter((length) => isOwn(marks, length));
  const used = new Set<StatedDay>();
  const clauses: RemedyClause[] = [];
  for (const length of lengths) {
    const mention = mentionFor(marks, mentions, length);
    if (mention === null || mention.act === 'interim') continue;
    const stated = found.days.find((day) => !used.has(day) && isDayOf(marks, day, length, mention, mentions)) ?? null;
    if (stated !== null) used.add(stated);
    clauses.push(clause(marks, mention, length, stated));
  }
  for (const day of found.days) {
    if (used.has(day) || !remedyTopics.has(day.topic) || !isOwn(marks, day)) continue;
    const mention = mentionFor(marks, mentions, day);
    if (mention !== null && mention.act !== 'interim') clauses.push(clause(marks, mention, null, day));
  }
  return clauses;
}

function clause(marks: Marks, mention: Mention, length: Length | null, stated: StatedDay | null): RemedyClause {
  const at = length ?? stated ?? mention;
  return {
    act: mention.act as RemedyClause['act'],
    where: placeOf(marks, mention, at),
    toCommittee: marks.inSentence(remedyWords.committees, mention.sentence).length > 0,
    length,
    stated,
    found: marks.sentence(marks.sentenceOf(at.from)),
  };
}

function mentionsOf(marks: Marks): Mention[] {
  const named = (Object.entries(remedyWords.acts) as [NamedAct, readonly string[]][]).flatMap(([act, list]) =>
    marks.of(list).map(({ from, to }) => ({ act, from, to })),
  );
  const isPart = ({ act, from, to }: (typeof named)[number]): boolean =>
    named.some(
      (other) =>
        other.from <= to - 1 &&
        other.to > from &&
        ((other.act === 'cassation' && (act === 'appeal' || act === 'higher_appeal')) ||
          (act === 'appeal' && (other.act === 'higher_appeal' || other.act === 'administrative_appeal')) ||
          (act === 'administrative_appeal' && other.act === 'higher_appeal')),
    );
  return named
    .filter((mention) => marks.over(remedyWords.notActs, mention).length === 0 && !isPart(mention))
    .map((mention) => ({
      ...mention,
      sentence: marks.sentenceOf(mention.from),
      isOpen:
        marks.over(remedyWords.doneActs, mention).length === 0 &&
        marks.over(remedyWords.noActs, mention).length === 0 &&
        !isOfOthers(marks, mention, marks.sentenceOf(mention.from)),
    }))
    .sort((a, b) => a.from - b.from);
}

const remedyTopics: ReadonlySet<Topic> = new Set(['objection', 'appeal', 'complaint', 'view']);

/** Whether a length or day is one that the reader of the letter has now, and not what others have, or had, or may get. */
function isOwn(marks: Marks, at: Place): boolean {
  const number = marks.sentenceOf(at.from);
  const near = (list: readonly string[]): boolean =>
    marks.inSentence(list, number).some((hit) => apart(hit, at) <= nearBy);
  const has = (list: readonly string[]): boolean => marks.inSentence(list, number).length > 0;
  if (isInAnnex(marks.letter, at) || at.known?.runsBack === true) return false;
  if (near(remedyWords.theirs) || has(remedyWords.notTerms) || has(remedyWords.hypothetical)) return false;
  if (has(remedyWords.over) || (has(remedyWords.past) && !has(remedyWords.modal))) return false;
  return !isOfOthers(marks, at, number);
}

/** "De verdachte en de officier hebben veertien dagen; of zij dat doen, hoort u": told to a victim or to the press, it is theirs. */
function isOfOthers(marks: Marks, at: Place, number: number): boolean {
  if (isOfOffice(marks, at, number)) return true;
  const others = marks.inSentence(remedyWords.others, number);
  if (others.length === 0 || !(marks.has(remedyWords.victim) || marks.has(remedyWords.press))) return false;
  const readers = marks.inSentence(remedyWords.reader, number);
  const isFirst = others.some(({ to }) => to <= at.from && at.from - to <= nearBy);
  return isFirst ? readers.every(({ from }) => from > at.from) : readers.length === 0;
}

/** "De minister kan binnen een week hoger beroep instellen"; with "u" before it, it is the reader's as well. */
function isOfOffice(marks: Marks, at: Place, number: number): boolean {
  if (marks.inSentence(remedyWords.offices, number).length === 0) return false;
  return marks.inSentence(remedyWords.reader, number).every(({ from }) => from > at.from);
}

const nearBy = 12;

/** The act that a length is for: the nearest open one of its sentence, else the one that the sentences before it end with. */
function mentionFor(marks: Marks, mentions: readonly Mention[], at: Place): Mention | null {
  const number = marks.sentenceOf(at.from);
  const goesOn = marks.inSentence(remedyWords.goesOn, number).length > 0;
  // "Dat moet binnen vier weken, en ik vraag ook een voorlopige voorziening": the length is for what was said before.
  const isBeside = (mention: Mention): boolean => mention.act === 'interim' && goesOn && apart(mention, at) > beside;
  const own = mentions.filter((mention) => mention.sentence === number && !isBeside(mention));
  if (own.length > 0) {
    const open = own.filter(({ isOpen }) => isOpen);
    const named = open.some(({ act }) => act !== 'interim') ? open.filter(({ act }) => act !== 'interim') : open;
    const nearest = [...named].sort((a, b) => apart(a, at) - apart(b, at))[0] ?? null;
    return nearest !== null && isForOther(at, nearest) ? null : nearest;
  }
  const topic = topicOf(wordsOf(marks, number, at.start?.at ?? null), 0);
  if (topic !== 'other' && !remedyTopics.has(topic)) return null;
  if (marks.inSentence(remedyWords.pointsBack, number + 1).length > 0) {
    const next = mentions.find(({ sentence, isOpen }) => sentence === number + 1 && isOpen);
    if (next !== undefined) return next;
  }
  const isOfBrief = marks.inSentence(remedyWords.brief, number).length > 0;
  if (!goesOn && !isOfBrief) return null;
  for (let back = 1; back <= (isOfBrief ? ofBriefBack : sentencesBack); back += 1) {
    const before = mentions.filter(({ sentence }) => sentence === number - back);
    if (before.length > 0) return before.findLast(({ isOpen }) => isOpen) ?? null;
  }
  return null;
}

/** A sentence without what it says of a start: "na de dag waarop is beslist" is not what it is about. */
function wordsOf(marks: Marks, number: number, start: Stretch | null): string {
  const { from, to } = marks.sentence(number);
  const isStart = (at: number): boolean => start !== null && at >= start.from && at < start.to;
  return marks.letter.tokens
    .slice(from, to)
    .filter((_, at) => !isStart(from + at))
    .map(({ word }) => word)
    .join(' ');
}

/** A time to pay, to leave or to wait for an answer that stands in one sentence with an act. */
function isForOther(at: Place, nearest: Mention): boolean {
  const topic = at.known?.topic;
  return topic !== undefined && notForActs.has(topic) && apart(at, nearest) > beside;
}

const notForActs: ReadonlySet<Topic> = new Set(['pay', 'leave', 'renew', 'insure', 'reflection']);
const beside = 3;

/** A last day in the sentence of the length or soon after it, that is of no other act. */
function isDayOf(
  marks: Marks,
  day: StatedDay,
  length: Length,
  mention: Mention,
  mentions: readonly Mention[],
): boolean {
  if (day.topic !== 'other' && !remedyTopics.has(day.topic)) return false;
  if (length.start.at !== null && day.from >= length.start.at.from && day.to <= length.start.at.to) return false;
  const on = marks.sentenceOf(day.from) - marks.sentenceOf(length.from);
  if (on < 0 || on > sentencesOn) return false;
  return !mentions.some(
    (other) => other.act !== mention.act && other.isOpen && other.from > length.to && other.from < day.to,
  );
}

const courts: ReadonlySet<string> = new Set(['CRT', 'HOF', 'RVS', 'CRVB', 'HR']);
const toOffice: ReadonlySet<NamedAct> = new Set(['objection', 'opinion', 'administrative_appeal']);
const toEither: ReadonlySet<string> = new Set(['OM', 'CJIB']);

/** One objects to who decided, and appeals to a court; a penal order is opposed where it came from. */
function mayTake(place: string, act: NamedAct): boolean {
  if (act === 'opposition') return courts.has(place) || toEither.has(place);
  return courts.has(place) !== toOffice.has(act);
}

/** Where the act is done: the place nearest to it in its sentence, else the first in the sentences after. */
function placeOf(marks: Marks, mention: Mention, at: Stretch): string | null {
  const places = Object.entries(remedyWords.places)
    .filter(([place]) => mayTake(place, mention.act))
    .flatMap(([place, list]) => marks.of(list).map((hit) => ({ place, hit, sentence: marks.sentenceOf(hit.from) })));
  const own = places.filter(({ sentence }) => sentence === mention.sentence || sentence === marks.sentenceOf(at.from));
  const nearest = own.sort((a, b) => apart(a.hit, mention) - apart(b.hit, mention))[0];
  if (nearest !== undefined) return nearest.place;
  const next = marks.sentenceOf(Math.max(mention.from, at.from));
  return places.find(({ sentence }) => sentence > next && sentence <= next + sentencesOn)?.place ?? null;
}
