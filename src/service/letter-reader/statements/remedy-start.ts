import type { SenderCode } from '../codes.ts';
import { type Findings, firstOfDays, lastOfDays } from '../findings.ts';
import { isMailOfNoOffice } from '../told-dates.ts';
import type { Marks } from './marks.ts';
import type { RemedyClause } from './remedy-clauses.ts';
import { remedyWords } from './remedy-words.ts';

/** They write about the decisions of others: the term runs from the decision, not from their letter. */
const retells: ReadonlySet<SenderCode> = new Set(['LAW', 'VWN', 'SHELTER', 'NID', 'SHN', 'CMH', 'ZCO', 'MED']);

/**
 * The day from which a remedy's term runs: the earliest that it may be. Null where only a paper that is not here has it;
 * then a day is not counted, since it would be too late.
 */
export function startDayOf(marks: Marks, found: Findings, clause: RemedyClause, isCriminal: boolean): string | null {
  const own = firstOfDays([found.letterDate, found.sentDate]);
  const named = clause.length?.start.day ?? null;
  if (retellsDecision(found)) return named ?? decidedBy(marks, found, own) ?? dateOfEnclosed(found, own);
  if (isDoubtful(found)) return named;
  if (named !== null) return firstOfDays([named, own]);
  if (isCopy(marks) && !isOfNewDecision(marks, clause)) return null;
  if (clause.act === 'cassation') return startOfCassation(found, clause, own);
  if (isCriminal) return startInCriminalLaw(found, clause, own);
  const judged = clause.length?.start.from === 'judgment' ? judgedBefore(found, own) : null;
  const served = clause.length?.start.from === 'handed_out' ? servedBefore(found, own) : null;
  return firstOfDays([own, judged, served]);
}

/** Of the judgment, if she was there; where the letter brings or serves it, from then (Sv 408). */
function startInCriminalLaw(found: Findings, { length, act }: RemedyClause, own: string | null): string | null {
  const from = length?.start.from ?? 'unsaid';
  const judged = judgedBefore(found, own);
  const served = servedBefore(found, own);
  if (act !== 'higher_appeal' && act !== 'appeal') return firstOfDays([own, served]);
  // The three months of an injured party run from the judgment, whenever she was told of it.
  if (from === 'judgment' || (length?.term === 'P3M' && (from === 'unsaid' || from === 'letter'))) return judged;
  if (from === 'handed_out' || from === 'made_known' || from === 'sent') return firstOfDays([own, served]);
  // A judgment of long ago that is served now: its fourteen days begin now.
  const isLongAgo = judged !== null && own !== null && daysBetween(judged, own) > 14;
  return judged === null || isLongAgo ? own : judged;
}

/** From the judgment, which is often sent days later; of one whose time would be over by then, from what came now. */
function startOfCassation(found: Findings, { length }: RemedyClause, own: string | null): string | null {
  const judged = judgedBefore(found, own);
  const isLongAgo = judged !== null && own !== null && daysBetween(judged, own) > (length?.term === 'P3M' ? 88 : 13);
  return isLongAgo ? own : firstOfDays([own, judged, servedBefore(found, own)]);
}

function judgedBefore({ events }: Findings, own: string | null): string | null {
  return firstOfDays(events.judged.map(({ day }) => day).filter((day) => day !== null && (own === null || day <= own)));
}

function servedBefore({ events }: Findings, own: string | null): string | null {
  return firstOfDays(events.served.map(({ day }) => day).filter((day) => day !== null && (own === null || day <= own)));
}

function daysBetween(first: string, second: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(second)).days;
}

function retellsDecision({ letter, sender }: Findings): boolean {
  return sender === null ? isMailOfNoOffice(letter) : retells.has(sender.code);
}

/** The last day that the letter names beside a decision: an earlier decision in the same case has its own term, long over. */
function decidedBy(marks: Marks, { dates }: Findings, own: string | null): string | null {
  const told = dates.filter(
    ({ from, day }) =>
      day !== null &&
      (own === null || day <= own) &&
      marks.inSentence(remedyWords.decided, marks.sentenceOf(from)).length > 0,
  );
  return lastOfDays(told.map(({ day }) => day));
}

/** A decision below a covering letter has the earlier of their two dates. */
function dateOfEnclosed({ letterDates }: Findings, own: string | null): string | null {
  const days = new Set([...letterDates.letter, ...letterDates.sent].map(({ day }) => day));
  return days.size > 1 ? own : null;
}

/** A date of a worn letter that may be another one. */
function isDoubtful({ letter, letterDates }: Findings): boolean {
  return letter.isWorn && [...letterDates.letter, ...letterDates.sent].some(({ doubtful }) => doubtful === true);
}

/** The term of a decision that is sent once more, or corrected, runs from the first sending. */
function isCopy(marks: Marks): boolean {
  const corrects = marks.of(remedyWords.corrects).some((hit) => marks.over(remedyWords.notCorrects, hit).length === 0);
  return corrects || marks.has(remedyWords.copies);
}

/** "Ook tegen dit nieuwe besluit, binnen vier weken na de datum van deze brief": what is corrected has its own term. */
function isOfNewDecision(marks: Marks, { length }: RemedyClause): boolean {
  if (length === null || length.start.from === 'unsaid') return false;
  return marks.inSentence(remedyWords.newDecision, marks.sentenceOf(length.from)).length > 0;
}
