import type { ReadingCode } from './answer.ts';
import type { MoveReason } from './moves.ts';
import { startYears } from './question.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** The languages in which this module can speak for itself. */
export type WordsLanguage = 'nl' | 'en';

/** The reason of a move in words, as it stands after "because": "Good Friday", "Goede Vrijdag". */
export function moveReasonInWords(reason: MoveReason, language: WordsLanguage): string {
  return reasons[reason][language];
}

/** Why another last day can be defended, in words. */
export function readingInWords(code: ReadingCode, language: WordsLanguage): string {
  return readings[code][language];
}

/** A refusal as one plain sentence: what is wrong, and what is asked instead. */
export function refusalInWords({ code, given }: Refusal, language: WordsLanguage): string {
  return refusals[code][language].replace('{given}', given.slice(0, 60));
}

type Both = Readonly<Record<WordsLanguage, string>>;

const reasons: Readonly<Record<MoveReason, Both>> = {
  saturday: { nl: 'zaterdag', en: 'Saturday' },
  sunday: { nl: 'zondag', en: 'Sunday' },
  'new-years-day': { nl: 'nieuwjaarsdag', en: "New Year's Day" },
  'good-friday': { nl: 'Goede Vrijdag', en: 'Good Friday' },
  'easter-monday': { nl: 'tweede paasdag', en: 'Easter Monday' },
  'kings-day': { nl: 'Koningsdag', en: "King's Day" },
  'queens-day': { nl: 'Koninginnedag', en: "Queen's Day (Koninginnedag)" },
  'liberation-day': { nl: 'Bevrijdingsdag (5 mei)', en: 'Liberation Day (5 May)' },
  'ascension-day': { nl: 'Hemelvaartsdag', en: 'Ascension Day' },
  'whit-monday': { nl: 'tweede pinksterdag', en: 'Whit Monday' },
  'christmas-day': { nl: 'eerste kerstdag', en: 'Christmas Day' },
  'second-christmas-day': { nl: 'tweede kerstdag', en: 'the second day of Christmas' },
  decree: { nl: 'een dag die bij besluit gelijkstaat aan een feestdag', en: 'a day equated by royal decree' },
  'two-working-days': { nl: 'de termijn telt dan twee werkdagen', en: 'the term then holds two working days' },
};

const readings: Readonly<Record<ReadingCode, Both>> = {
  'calendar-months': { nl: 'geteld in kalendermaanden', en: 'counted in calendar months' },
  'same-day-number': { nl: 'zelfde dagnummer in de maand', en: 'same day number in the month' },
  'hour-unknown': { nl: 'het uur van het begin is niet bekend', en: 'the hour of the start is not known' },
  'clock-change': {
    nl: 'dit uur kwam tweemaal door de wintertijd',
    en: 'this hour came twice when the clock went back',
  },
  'completion-day-counts': { nl: 'de dag van aanvullen telt ook mee', en: 'the day of completion is counted too' },
  'extension-apart': {
    nl: 'de verlenging geteld als een termijn op zichzelf',
    en: 'the extension counted as a term of its own',
  },
  'later-start': { nl: 'geteld vanaf een latere begindag', en: 'counted from a later start' },
  stated: { nl: 'zo staat het in de brief', en: 'as the letter states' },
  'other-count': { nl: 'anders geteld', en: 'counted in the other way' },
  'raw-day': { nl: 'zonder verlenging', en: 'without moving on' },
};

const refusals: Readonly<Record<RefusalCode, Both>> = {
  'unknown-law': { nl: 'Onbekende soort termijn: “{given}”.', en: 'Unknown law: "{given}".' },
  'impossible-date': {
    nl: '“{given}” is geen bestaande dag. Schrijf JJJJ-MM-DD, zo nodig met THH:MM.',
    en: '"{given}" is not a day that exists. Write YYYY-MM-DD, with THH:MM where the hour matters.',
  },
  'skipped-hour': {
    nl: '“{given}” bestaat niet: de klok ging toen een uur vooruit.',
    en: '"{given}" does not exist: the clock went forward in that hour.',
  },
  'outside-years': {
    nl: `“{given}” ligt buiten de jaren ${startYears.from} tot ${startYears.to}.`,
    en: `"{given}" lies outside the years ${startYears.from} to ${startYears.to}.`,
  },
  'term-missing': {
    nl: 'De lengte van de termijn ontbreekt (“{given}”). Schrijf bijvoorbeeld P4W.',
    en: 'The length of the term is missing (law "{given}"). Write for example P4W.',
  },
  'term-unreadable': {
    nl: '“{given}” is geen termijn. Schrijf P4W, P3M, P14D, P10Y of PT48H.',
    en: '"{given}" is not a term. Write P4W, P3M, P14D, P10Y or PT48H.',
  },
  'term-mixed': {
    nl: '“{given}” mengt eenheden. Geef een termijn in één eenheid, zoals P4W.',
    en: '"{given}" mixes units. Give a term in one unit, such as P4W.',
  },
  'term-zero': {
    nl: '“{given}” is geen tijd: een termijn is ten minste één.',
    en: '"{given}" is no time: a term is at least one.',
  },
  'term-negative': {
    nl: '“{given}” is negatief. Terugtellen doet de soort “backward”, met een gewone lengte.',
    en: '"{given}" is negative. Counting back is the law "backward", with a plain length.',
  },
  'term-too-long': { nl: '“{given}” is langer dan wij tellen.', en: '"{given}" is longer than we count.' },
  'unit-not-of-this-law': {
    nl: '“{given}” kan niet bij deze soort: uren tellen bij “hours”, werkdagen als P5D.',
    en: '"{given}" does not fit this law: hours belong to "hours", court days are written P5D.',
  },
  'post-is-one-week': {
    nl: '“{given}” kan niet: voor de post is het altijd één week (P1W).',
    en: '"{given}" cannot be: by post it is always one week (P1W).',
  },
  'clear-only-backward': {
    nl: 'Vrije dagen bestaan alleen bij terugtellen, niet bij “{given}”.',
    en: 'Clear days exist only when counting back, not for "{given}".',
  },
  'act-or-wait': { nl: '“{given}” is geen “act” of “wait”.', en: '"{given}" is neither "act" nor "wait".' },
  'pause-backwards': {
    nl: 'Aangevuld op {given}, maar pas daarna gevraagd.',
    en: 'Completed on {given}, but asked only after that.',
  },
  'not-paused': {
    nl: 'Een termijn van de soort “{given}” staat niet stil.',
    en: 'A term of the law "{given}" does not stand still.',
  },
  'not-extended': {
    nl: 'Een termijn van de soort “{given}” wordt niet bij brief verlengd.',
    en: 'A term of the law "{given}" is not made longer by a letter.',
  },
  'extension-shortens': {
    nl: '{given} ligt niet na de laatste dag: dat verlengt niets.',
    en: '{given} does not lie after the last day: that extends nothing.',
  },
  'one-start-for-hours': {
    nl: 'Een termijn in uren heeft één begin; {given} kan er niet bij.',
    en: 'A term in hours has one start; {given} cannot be added.',
  },
  'unknown-limit': { nl: 'Onbekende termijn: “{given}”.', en: 'Unknown limit: "{given}".' },
  'no-length': {
    nl: '{given} heeft geen vaste lengte. Geef de lengte of de dag uit de brief.',
    en: '{given} has no fixed length. Give the length or the day that the letter states.',
  },
};
