import { declaredTerm, limitDefinition } from '#app/service/deadlines/index.ts';
import type { SenderCode } from './codes.ts';
import { topicsFor } from './deadlines.ts';
import type { Findings } from './findings.ts';
import type { Recognised } from './recognise.ts';
import type { StatedTerm } from './stated-terms.ts';
import { Surroundings } from './surroundings.ts';
import type { Topic } from './topics.ts';

/**
 * A letter that corrects another is known where it says itself from when its terms run: else they may run from the other. A judgment that is
 * corrected stays unknown: its term runs from the first one.
 */
export function termsRunFromAnother(found: Findings, { rules, outcome, warnings }: Recognised): boolean {
  if (rules === null || !warnings.some(({ code }) => code === 'correction')) return false;
  const limits = ((outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits).filter(
    runsFromLetter,
  );
  if (courts.has(rules.sender)) return limits.length > 0;
  return limits.some((id) => !saysAnew(found, topicsFor(id, rules)));
}

/** Whether the letter says of each of its terms for this that they run from now, or gives their last day and no other term. */
function saysAnew({ letter, days, terms, dates, letterDate, sentDate }: Findings, topics: readonly Topic[]): boolean {
  const around = new Surroundings(letter);
  const replaces = letter.has(takesItsPlace, { stated: true });
  const start = letterDate ?? sentDate ?? '';
  const isAnew = (term: StatedTerm): boolean => {
    const [before, after] = [around.before(term, 9), around.after(term, 12)];
    const isFromNow =
      fromNow.some((pattern) => pattern.test(after)) ||
      fromNowBefore.test(before) ||
      beginsAnew.test(before) ||
      countsFromNow.test(before);
    const isFromDecision = replaces && (fromDecision.test(after) || ofNewDecision.test(before));
    if (!isFromNow && !isFromDecision) return false;
    const own = around.sentenceNumber(term);
    // A day that has been is that of the other; one to come may be the last of the term.
    const isOfOther = dates.some(
      (date) => around.sentenceNumber(date) === own && (date.day === null || date.day < start),
    );
    return !asBefore.test(around.sentence(term)) && !isOfOther;
  };
  const theirs = terms.filter(({ topic }) => topics.includes(topic));
  const all = theirs.length > 0 ? theirs : terms.filter(({ topic }) => topic === 'other');
  if (all.length > 0) return all.every(isAnew);
  return days.some((day) => topics.includes(day.topic) && day.day >= start && !asBefore.test(around.sentence(day)));
}

const thisLetter = '(?:deze|dit)(?: \\w+)? (?:brief|bericht)';
const fromNow = [
  new RegExp(`^(?:\\w+ ){0,3}?(?:na|vanaf)(?: \\w+){0,5}? ${thisLetter}\\b`),
  /^(?:\w+ ){0,3}?(?:na|vanaf) (?:heden|vandaag)\b/,
];
/** "Voor bezwaar begint een nieuwe termijn van vier weken" */
const beginsAnew = /\b(?:begint|start|geldt|krijgt)(?: \w+){0,3} nieuwe termijn van$/;
/** "Voor beroep telt de datum van deze brief: u heeft vier weken" */
const countsFromNow = new RegExp(`\\b(?:telt|geldt) (?:de datum van )?${thisLetter}(?: \\w+){0,4}$`);
const fromNowBefore = new RegExp(`\\b(?:na|vanaf)(?: \\w+){0,4} ${thisLetter}(?: \\w+){0,2}$`);
/** "Dit besluit" may be the one that is corrected, unless the letter takes its place. */
const fromDecision =
  /^(?:\w+ ){0,3}?(?:na|vanaf)(?: \w+){0,5}? (?:deze|dit)(?: \w+)? (?:\w*besluit|\w*beschikking|\w*beslissing)\b/;
const ofNewDecision = /\b(?:voor|tegen) (?:deze|dit)(?: \w+)? (?:\w*besluit|\w*beschikking|\w*beslissing)\b/;
const takesItsPlace = ['vervangt|vervangen', 'in ~1 plaats ~1 van'];
/** What stays as it was. */
const asBefore =
  /\b(?:niet (?:vanaf|na|opnieuw)|verandert|veranderen|blijft|blijven|vorige|eerdere|oude|stond|schreven|oorspronkelijke)\b/;

/** They tell of the decisions of others. */
export const courts: ReadonlySet<SenderCode> = new Set(['CRT', 'HOF', 'RVS', 'OM']);

/** Limits where the client must act and that start with the letter itself. */
export function runsFromLetter(id: string): boolean {
  const definition = limitDefinition(id);
  const hasOwnDay = declaredTerm(id)?.letters?.starts?.[0] === 'only' || definition?.counts.length === 0;
  return definition?.for !== 'wait' && !hasOwnDay;
}
