import { declaredTerm } from '#app/service/deadlines/index.ts';
import { isInAnnex } from './annex.ts';
import type { SenderCode } from './codes.ts';
import { runsFromLetter } from './corrections.ts';
import type { Findings } from './findings.ts';
import { sendsOn } from './mail-dates.ts';
import { pattern } from './pattern.ts';
import type { Recognised } from './recognise.ts';
import { Surroundings } from './surroundings.ts';
import { isMailOfNoOffice } from './told-dates.ts';

export const hides = [
  promisesDecision,
  hidesRequest,
  hidesShortAppeal,
  hidesComplaint,
  hidesJudgment,
  hidesGrant,
  tellsOfOwnMeeting,
];

const shortAppeals = [
  'asielaanvraag|asielverzoek|asielprocedure|asielzaak|asielvergunning',
  'verblijfsvergunning ~1 asiel',
  'dublin*',
  'overdracht*',
  'niet ~2 in behandeling',
  'bewaring',
];

/** In asylum cases an appeal may have to come within a week; a judgment that does not say how long, does not say that it is four. */
function hidesShortAppeal({ letter, terms, days }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules?.limitsByOutcome.one_week_stated === undefined || outcome === 'one_week_stated') return false;
  if (terms.length > 0 || days.length > 0) return false;
  return letter.places(shortAppeals).length > 0;
}

const complaints = [
  'klaagschrift|beklag*',
  'klagen|klacht* ~8 gerechtshof|hof',
  'gerechtshof|hof ~6 klagen|klacht*',
  'artikel|art 12 ~4 sv|strafvordering ~12 gerechtshof|hof',
];

const tellOfCases: ReadonlySet<SenderCode> = new Set(['POL', 'OM', 'SHN']);

/** Who says how one complains of not prosecuting has decided not to; a kind that starts no such limit would hide it. */
function hidesComplaint({ letter }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules === null || !tellOfCases.has(rules.sender)) return false;
  const limits = (outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits;
  return !limits.includes('TM18') && letter.places(complaints).some((hit) => !isInAnnex(letter, hit));
}

const judges = [
  'tegen ~1 deze|dit|bovenstaande ~1 uitspraak|vonnis|arrest ~14 verzet|beroep|hogerberoepschrift|rechtsmiddel*',
  'verzet|beroep|rechtsmiddel* ~8 tegen ~1 deze|dit|bovenstaande ~1 uitspraak|vonnis|arrest',
  'verzet ~6 gedaan|doen|instellen|ingesteld|aantekenen',
  'doe|doet|doen ~6 uitspraak ~6 zonder|buiten ~2 zitting|terechtzitting',
];

/** "Tegen deze nota kan verzet worden gedaan": no judgment. */
function isOfNote(sentence: string): boolean {
  const isAgainst = /\btegen (?:deze|de|dit) (?:\w+ )?(?:nota|rekening|heffing)\b/.test(sentence);
  return isAgainst && !/\b(?:uitspraak|vonnis|arrest|ontvankelijk)\b/.test(sentence);
}

/** Who says how one opposes "this judgment" has given one; a letter of a court that only prepares it would hide that. */
function hidesJudgment({ letter }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules?.sender !== 'CRT') return false;
  const limits = (outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits;
  if (!limits.some((id) => id === 'TM13' || id === 'TM14' || id === 'TM17')) return false;
  const around = new Surroundings(letter);
  return letter.places(judges).some((hit) => !isInAnnex(letter, hit) && !isOfNote(around.sentence(hit)));
}

const grants = [
  'wordt|worden ~6 @permit|geldigheidsduur ~10 verlengd ~3 met|tot|voor|van',
  '@permit|geldigheidsduur ~4 wordt|worden ~8 verlengd ~3 met|tot|voor|van',
  'verlengen|verleng ~3 wij|we|ik ~8 @permit|geldigheidsduur',
  'wij|we|ik verlengen|verleng ~8 @permit|geldigheidsduur',
];

/** A letter that extends a permit to a day to come, now, tells nobody to leave. */
function hidesGrant({ letter, validUntil, letterDate, sentDate }: Findings, { rules }: Recognised): boolean {
  if (rules?.limits.includes('TM15') !== true) return false;
  const reference = letterDate ?? sentDate;
  if (!validUntil.some(({ day }) => day !== null && reference !== null && day > reference)) return false;
  return letter.places(grants, { stated: true }).some((hit) => !isInAnnex(letter, hit));
}

const ownMeeting = pattern()`
    \b(?:bij (?:mij|me|ons)|(?:mijn|ons|op) (?:kantoor|praktijk|spreekuur)|(?:ik|wij|we) (?:wil|willen|zou|zie
    |zien|spreek|spreken)|(?:wil|willen|zie|zien|spreek|spreken) (?:ik|wij|we))\b
  `;

/**
 * A lawyer, and not a shelter with a room, who asks somebody to come, and tells of no letter of an office by its day:
 * whatever he writes of courts besides, it is no letter of theirs.
 */
function tellsOfOwnMeeting({ letter, sender, letterDates, appointments }: Findings, { rules }: Recognised): boolean {
  if (rules?.key === 'zco_opvang' || rules?.sender === 'LAW') return false;
  if ((sender !== null && sender.code !== 'LAW') || !isMailOfNoOffice(letter) || sendsOn(letter)) return false;
  const days = new Set([...letterDates.letter, ...letterDates.sent].map(({ day }) => day));
  const around = new Surroundings(letter);
  return days.size < 2 && appointments.some((each) => ownMeeting.test(around.sentence(each)));
}

/** Who says by when it will be decided, and not how to object, has not decided yet. */
function promisesDecision({ letter, days, letterDate, sentDate }: Findings, { rules, outcome }: Recognised): boolean {
  const limits = (outcome === undefined ? undefined : rules?.limitsByOutcome[outcome]) ?? [];
  if (!limits.some(isObjection) || letter.places(namesRemedy).length > 0) return false;
  const reference = letterDate ?? sentDate ?? '';
  return days.some(({ topic, day }) => topic === 'authority' && day > reference);
}

/** The time to object or appeal, from this letter on. */
const isObjection = (id: string) =>
  runsFromLetter(id) &&
  declaredTerm(id)?.letters?.topics.some((each) => each === 'objection' || each === 'appeal') === true;
const namesRemedy = ['bezwaar*', 'beroep*', 'verzet', 'niet mee eens', 'object|objection', 'appeal*'];

/** A decision that gives no term to object, but a term to answer, may be the request that comes before it. */
function hidesRequest({ terms, days }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules === null || outcome === undefined) return false;
  const asks = (limits: readonly string[] | undefined): boolean => limits?.includes('TM17') === true;
  const another = Object.values(rules.limitsByOutcome).some(asks) && !asks(rules.limitsByOutcome[outcome]);
  const all = [...terms, ...days].map(({ topic }) => topic);
  return another && !all.includes('objection') && all.some((topic) => topic === 'send' || topic === 'other');
}
