import type { LimitId } from '#app/service/deadlines/index.ts';
import type { KindRules } from './catalogue.ts';
import type { SenderCode } from './codes.ts';
import { courts } from './corrections.ts';
import type { FoundDate } from './dates.ts';
import type { Basis, Deadlines } from './deadline-basis.ts';
import { deadlinesOf } from './deadlines.ts';
import { type Findings, firstOfDays, lastOfDays } from './findings.ts';
import type { FoundAppointment } from './found-appointment.ts';
import { firstOf } from './limit-of-law.ts';
import { unplacedDays } from './lost-day.ts';
import { pattern } from './pattern.ts';
import type { Recognised } from './recognise.ts';
import type { StatedDay } from './stated-days.ts';
import { lastDayByLetter } from './stated-lengths.ts';
import { remedyWords } from './statements/remedy-words.ts';
import { Surroundings } from './surroundings.ts';

/** The limits of a letter of this kind and outcome, and the days by which its office must act. */
export function limitsOf(found: Findings, { rules, outcome }: Recognised, leaveAtOnce: boolean): Deadlines {
  return deadlinesOf({
    rules,
    outcome,
    says: (phrases) => found.letter.places(phrases).length > 0,
    feeComesLater: feeComesLater(found),
    start: firstOfDays([found.letterDate, found.sentDate]),
    starts: startsOf({ ...found, appointments: atCourt(found, rules) }),
    days: daysAhead(found),
    terms: found.terms.filter(({ runsBack }) => !runsBack),
    added: found.added,
    appointments: atCourt(found, rules),
    hearings: found.events.heard,
    leaveAtOnce,
    awaited: awaitedOf(found),
  });
}

/** A judgment tells of days by which something should have been done; where its own date was not found, only its words say so. */
function daysAhead({ letter, sender, letterDate, sentDate, days }: Findings): readonly StatedDay[] {
  if (letterDate !== null || sentDate !== null || sender === null || !courts.has(sender.code)) return days;
  const past = new Set(letter.places(remedyWords.pastDays).map(({ from }) => letter.tokens[from]?.sentence));
  return days.filter(({ from }) => !past.has(letter.tokens[from]?.sentence));
}

/** Beside a hearing a letter may ask for a talk: what must be done before the hearing need not be done before the talk. */
function atCourt({ letter, appointments }: Findings, rules: KindRules | null): readonly FoundAppointment[] {
  if (rules === null || !hears.has(rules.sender)) return appointments;
  const around = new Surroundings(letter);
  const hearings = appointments.filter((each) => {
    const sentence = around.sentence(each);
    return !aTalk.test(sentence) || ofCourt.test(sentence);
  });
  return hearings.length > 0 ? hearings : appointments;
}

const hears: ReadonlySet<SenderCode> = new Set(['OM', 'CRT']);
const aTalk = /\b(?:gesprek|slachtoffergesprek|doornemen|spreekuur|(?:mijn|ons) kantoor)\b/;
const ofCourt =
  /\b(?:\w*zitting\w*|rechtbank|rechter|\w*kamer|gerechts\w*|strafzaak|zaak|behandel\w*|getuige|verhoor)\b/;

/** "Over het griffierecht ontvangt u een afzonderlijke nota": its time to pay runs from that note. */
function feeComesLater({ letter, days, terms }: Findings): boolean {
  if ([...days, ...terms].some(({ topic }) => topic === 'pay')) return false;
  const around = new Surroundings(letter);
  return letter.places(['griffierecht', 'griffierechten']).some((hit) => {
    const sentence = around.sentence(hit);
    return noteLater.test(sentence) && !isDueNow.test(sentence);
  });
}

const noteLater = pattern()`
    \b(?:aparte?|afzonderlijke?|separate)\b(?: \w+){0,4} (?:nota|rekening|factuur|acceptgiro)\b|\b(?:nota
    |rekening|factuur|acceptgiro)\b(?: \w+){0,4} (?:volgt|apart|afzonderlijk|separaat)\b|\b(?:ontvangt|krijgt
    |stuurt|sturen)\b(?: \w+){0,6} (?:nog|later)(?: \w+){0,2} (?:nota|rekening|factuur|acceptgiro)\b
  `;
const isDueNow = /\b(?:niet|voldaan|voldoen|betaal|bijgevoegd|bijgaand|deze brief|binnen|uiterlijk)\b/;

/** The days that start a limit, where it is not the letter's own. */
function startsOf(found: Findings): Basis['starts'] {
  const { validUntil, appointments, events, letterDate, sentDate } = found;
  const first = (dates: readonly FoundDate[]): string | null => firstOfDays(dates.map(({ day }) => day));
  // Where we wait, the later day is the safe one; what is still to come has not happened.
  const reference = letterDate ?? sentDate;
  const last = (dates: readonly FoundDate[]): string | null =>
    lastOfDays(dates.map(({ day }) => day).filter((day) => day === null || reference === null || day <= reference));
  const served = first(events.served);
  return {
    validUntil: first(validUntil),
    // Without an hour no appointment was found: the first day to come is the safe one.
    hearing:
      firstOfDays(appointments.map(({ date }) => date)) ?? firstOfDays(unplacedDays(found).map(({ day }) => day)),
    received: last(events.received),
    judged: first(events.judged),
    ended: first(events.ended),
    begun: first(events.begun),
    objectionEnds: lastOfDays(events.objectionEnds.map(({ day }) => day)),
    final: last(events.final) ?? first(events.final),
    served,
    convicted: convictedOn(firstOfDays([letterDate, sentDate]), first(events.judged), served),
    extended: lastOfDays(events.extended.map(({ day }) => day)),
  };
}

/**
 * To appeal against one's own conviction one has from the judgment (Sv 408), however late the letter about it came; where
 * that time was over before the letter, it tells of a judgment that was not known, and the days run from the letter.
 */
function convictedOn(letter: string | null, judged: string | null, served: string | null): string | null {
  if (judged === null || letter === null) return judged;
  return lastDayByLetter(judged, 'P14D') < letter ? firstOf(letter, served) : judged;
}

/** The limit by which who writes decides on what was asked of it; nothing for who decides nothing, or on nothing of the catalogue. */
function awaitedOf({ sender, letter, days }: Findings): LimitId | null {
  if (sender?.code === 'IND') {
    const around = new Surroundings(letter);
    const said = days.filter(({ topic }) => topic === 'authority').map((day) => around.sentence(day));
    if (said.some((sentence) => /\baanvra/.test(sentence))) return 'TM05';
    // "Dan kunt u bezwaar maken" tells of an objection that nobody made yet.
    return letter.places(['uw|je|dit|ons ~1 bezwaar*', 'bezwaarschrift']).length > 0 ? 'TM11' : 'TM05';
  }
  if (sender?.code === 'SGM') return 'TM22';
  return sender !== null && onApplications.has(sender.code) ? 'TM34' : null;
}

const onApplications: ReadonlySet<SenderCode> = new Set(['GEM', 'TAX', 'DUO', 'UWV', 'CAK']);
