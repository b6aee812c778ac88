import { isDemand } from '../demands.ts';
import { isLifted } from '../denied.ts';
import type { Findings } from '../findings.ts';
import type { Letter } from '../letter.ts';
import type { Stretch } from '../stretch.ts';
import { Surroundings } from '../surroundings.ts';
import type { Topic } from '../topics.ts';
import { dayAfterLength, reference } from './deed-days.ts';
import { deedWords } from './deed-words.ts';
import { deedsThatHold, sentencesOf } from './duties.ts';
import type { FoundStatement } from './statement.ts';

type Urgent = Extract<FoundStatement, { is: 'urgent' }>;

/** Why a letter must be seen today, whatever its kind: by what it says, a summons, a short term, a lawyer who stops. */
export function findUrgency(found: Findings, said: readonly FoundStatement[]): FoundStatement[] {
  const all = [
    ...said.flatMap(urgentOf),
    ...summons(found.letter),
    ...expectedAsSuspect(said),
    ...lawyerStops(found.letter, said),
    ...shortTerms(found),
    ...shortTermsInWords(found.letter),
    ...said.flatMap((each) => shortRemedy(found, each)),
  ];
  return all.filter(({ value }, at) => all.findIndex((each) => each.value === value) === at);
}

/** What is done to her and cannot wait. */
function urgentOf(statement: FoundStatement): Urgent[] {
  const { found } = statement;
  if (statement.is === 'duty' && statement.value === 'leave_at_once')
    return [{ is: 'urgent', value: 'leave_at_once', found }];
  if (statement.is !== 'measure' || statement.value === 'paper_taken') return [];
  return [{ is: 'urgent', value: statement.value, found }];
}

function summons(letter: Letter): Urgent[] {
  const { titles } = deedWords.summons;
  if (isLifted(letter, withdrawn)) return [];
  const told = deedsThatHold(letter, deedWords.summons, ['is', 'must', 'ask'])
    .filter(({ said }) => said.condition === null)
    .map(({ hit }) => hit);
  // A title names what the letter is, unless it is sent to somebody else in the case.
  const named = letter
    .places(titles, { where: 'title' })
    .filter(() => letter.places(deedWords.summons.without).length === 0);
  return [...told, ...named]
    .slice(0, 1)
    .map((hit) => ({ is: 'urgent', value: 'summons', found: sentencesOf(letter, hit, null) }));
}

/** A suspect who is expected somewhere, however politely she is asked. */
function expectedAsSuspect(said: readonly FoundStatement[]): Urgent[] {
  const roles = said.flatMap((each) => (each.is === 'role' ? [each.value] : []));
  const isSuspect = roles.includes('suspect') && !roles.includes('witness') && !roles.includes('victim');
  const isByOffice = said.some((each) => each.is === 'writer' && each.value === 'office');
  const [meeting] = said.filter(({ is }) => is === 'appointment');
  if (!isSuspect || !isByOffice || meeting === undefined) return [];
  return [{ is: 'urgent', value: 'summons', found: meeting.found }];
}

/** What calls her: where it is withdrawn, nobody is called. */
const withdrawn = ['dagvaarding|oproep|oproeping'];

function lawyerStops(letter: Letter, said: readonly FoundStatement[]): Urgent[] {
  const isByLawyer = said.some((each) => each.is === 'writer' && each.value === 'lawyer');
  const handed = isByLawyer ? deedsThatHold(letter, deedWords.lawyerHandsOver, []) : [];
  return [...deedsThatHold(letter, deedWords.lawyerStops, []), ...handed]
    .filter(({ said }) => said.condition === null)
    .slice(0, 1)
    .map(({ hit }) => ({ is: 'urgent', value: 'lawyer_stops', found: sentencesOf(letter, hit, null) }));
}

const week = 'P7D';
const ofReader: ReadonlySet<Topic> = new Set(['objection', 'appeal', 'complaint', 'view', 'leave', 'send', 'pay']);

/** "De beslissing op het bezwaar zou uiterlijk 16 november genomen moeten zijn": a day of the office. */
const ofOthers = /\b(?:zou|zouden|liep|eindigde|(?:beslissing|besluit) op (?:het|uw))\b/;

/** "De grieven moeten … zijn ontvangen": asked of who appealed, though nobody is named. */
const awaitsGrounds = /^(?:de|uw) (?:grieven|gronden|\w+gronden)\b(?: \S+){0,14} (?:ontvangen|ingediend|binnen)\b/;
const asks = (sentence: string): boolean => isDemand(sentence) || awaitsGrounds.test(sentence);

/** A term or a last day within a week of the letter, for something that the reader must do. */
function shortTerms(found: Findings): Urgent[] {
  const { letter, terms, days } = found;
  const start = reference(found);
  const around = new Surroundings(letter);
  const lengths = terms.filter(
    ({ term, topic, demanded, byLaw, runsBack }) =>
      !runsBack && !byLaw && ofReader.has(topic) && (demanded || topic !== 'send') && isShort(term),
  );
  const last = days.filter(
    (each) =>
      start !== null &&
      (ofReader.has(each.topic) || (each.topic !== 'authority' && asks(around.sentence(each)))) &&
      each.day >= start &&
      each.day <= dayAfterLength(start, week) &&
      !ofOthers.test(around.sentence(each)),
  );
  return [...lengths, ...last].slice(0, 1).map((at: Stretch) => ({
    is: 'urgent',
    value: 'short_term',
    found: sentencesOf(letter, at, null),
  }));
}

/** "Binnen 48 uur", "vijf werkdagen", "uiterlijk morgen": for the reader, not for who writes. */
function shortTermsInWords(letter: Letter): Urgent[] {
  const { any, of } = deedWords.shortTerms;
  const around = new Surroundings(letter);
  return letter
    .places(any, { stated: 'told' })
    .filter((hit) => {
      const sentence = around.sentence(hit);
      if ([...pairsOf(sentence)].some((pair) => of.has(pair))) return true;
      return isDemand(sentence) && !/\b(?:wij|we|ik)\b/.test(sentence);
    })
    .slice(0, 1)
    .map((hit) => ({ is: 'urgent', value: 'short_term', found: sentencesOf(letter, hit, null) }));
}

/** Each two words beside each other, as one. */
function* pairsOf(sentence: string): Generator<string> {
  const words = sentence.split(' ');
  for (const [at, word] of words.entries()) yield `${word}-${words[at + 1] ?? ''}`;
}

function isShort(term: string): boolean {
  return dayAfterLength('2026-01-01', term) <= dayAfterLength('2026-01-01', week);
}

function shortRemedy(found: Findings, statement: FoundStatement): Urgent[] {
  const start = reference(found);
  if (statement.is !== 'remedy') return [];
  const isSoon = start !== null && statement.drivingDay !== null && statement.drivingDay <= dayAfterLength(start, week);
  const isBrief = statement.term !== null && isShort(statement.term);
  return isSoon || isBrief ? [{ is: 'urgent', value: 'short_term', found: statement.found }] : [];
}
