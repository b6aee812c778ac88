import { completed, type FoundDate } from './dates.ts';
import { isDemand } from './demands.ts';
import type { Letter } from './letter.ts';
import { type Stretch, Surroundings } from './surroundings.ts';
import { type Topic, topicOf } from './topics.ts';

/** A length of time that the letter gives: "binnen vier weken" is P4W. */
export interface StatedTerm extends Stretch {
  term: string;
  topic: Topic;
  /** It says that it runs from the letter: "na de datum van deze brief", "na heden". */
  runsFromLetter: boolean;
  /** Its sentence asks something of the reader. */
  demanded: boolean;
}

/** A last day that the letter names. `loose`: "tot" may or may not count the day itself, so the day before is safe. */
export interface StatedDay extends Stretch {
  day: string;
  topic: Topic;
  loose: boolean;
}

const numbers: Readonly<Record<string, number>> = {
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  elf: 11,
  twaalf: 12,
  dertien: 13,
  veertien: 14,
  vijftien: 15,
  achttien: 18,
  negentien: 19,
  twintig: 20,
  achtentwintig: 28,
  dertig: 30,
  negentig: 90,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  fourteen: 14,
};
const units: Readonly<Record<string, string>> = {
  dag: 'D',
  dagen: 'D',
  week: 'W',
  weken: 'W',
  maand: 'M',
  maanden: 'M',
  jaar: 'Y',
  jaren: 'Y',
  day: 'D',
  days: 'D',
  weeks: 'W',
  month: 'M',
  months: 'M',
};
const leads =
  /\b(?:binnen|within|termijn van|termijn bedraagt|termijn is|gedurende|hebt|heeft|heb|krijgt|kunt|nog|tot|uiterlijk)(?: \w+){0,2}$/;
const follows = /^(?:na|de tijd|om|nadat|vanaf|gerekend|de gelegenheid|tijd|bezwaar|beroep|de mogelijkheid)\b/;

const ofLetter =
  /^(?:\w+ ){0,3}?(?:na|vanaf|gerekend vanaf|te rekenen vanaf|te tellen vanaf|after|of|from)(?: \w+){0,4}? (?:brief|bericht|dagtekening|schrijven|aanmaning|sommatie|nota|letter|heden|vandaag|today)\b|^na (?:heden|vandaag|dagtekening|verzending|verzenddatum)\b/;

/** Every "binnen N weken" and its like, with what it is for. */
export function findStatedTerms(letter: Letter): StatedTerm[] {
  const around = new Surroundings(letter);
  const found: StatedTerm[] = [];
  for (const [at, token] of letter.tokens.entries()) {
    const number = numbers[token.word] ?? (/^\d{1,3}$/.test(token.word) ? Number(token.word) : null);
    if (number === null || number === 0) continue;
    const gap = unitAfter(letter, at);
    if (gap === null) continue;
    const stretch = { from: at, to: gap.to };
    const before = around.before(stretch, 4);
    const fromLetter = ofLetter.test(around.after(stretch, 12));
    if (!leads.test(before) && !follows.test(around.after(stretch, 3)) && !fromLetter) continue;
    found.push({
      ...stretch,
      term: `P${number}${gap.unit}`,
      topic: topicAt(around, stretch),
      runsFromLetter: fromLetter,
      demanded: isDemand(around.sentence(stretch)),
    });
  }
  return found.filter(
    (term) => !found.some((other) => other !== term && other.from < term.from && other.to === term.to),
  );
}

/** The unit stands next, or after the number once more ("4 (vier) weken") or one word ("vier hele weken"). */
function unitAfter(letter: Letter, at: number): { unit: string; to: number } | null {
  for (const step of [1, 2]) {
    const token = letter.tokens[at + step];
    if (token?.sentence !== letter.tokens[at]?.sentence) return null;
    const unit = units[token?.word ?? ''];
    if (unit !== undefined) return { unit, to: at + step + 1 };
  }
  return null;
}

const until =
  /\b(uiterlijk|voor of op|op of voor|on or before|voor|before|by|no later than|not later than|tot en met|t m|tot|niet later dan|in elk geval|laatste dag|uiterste dag|uiterste datum|einddatum|sluitingsdatum|deadline|(?:einddatum|laatste dag|uiterste dag|uiterste datum)(?: \w+){1,4} is)\b(?: (?:is|op|de|het|aan|en met|einde|werkdag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|datum|uiterlijk|deze|van|dag)){0,6}$/;
const validity = /\b(?:geldig\w*|verstrijkt|loopt af|verloopt)\b/;

/** Every day by which something must be done; what an authority promises of itself has a topic of its own. */
export function findStatedDays(letter: Letter, dates: readonly FoundDate[], letterDate: string | null): StatedDay[] {
  const around = new Surroundings(letter);
  const found: StatedDay[] = [];
  for (const date of dates) {
    const day = completed(date, letterDate);
    if (day === null) continue;
    const line = around.before(date, 7);
    const own = until.exec(line)?.[1];
    // The cells of a table may follow each other as one sentence, so that what stands before it is another cell.
    const label = own === undefined && around.startOfLine(date) === '' ? around.label(date) : '';
    const cue =
      own ??
      until.exec(label)?.[1] ??
      /^(uiterlijk)\b/.exec(around.after(date, 1))?.[1] ??
      (isThereByThen(around, date) || endsTerm(around, date) ? 'op' : undefined);
    const sentence = around.sentence(date);
    if (cue === undefined || validity.test(sentence) || /^(?:datum|geldig)/.test(label)) continue;
    const topic = label === '' ? topicAt(around, date) : topicOf(label, 0);
    const exclusive =
      (cue === 'voor' || cue === 'before') && !/\beinde (?:van )?(?:de )?(?:werk)?dag(?: van| op)?/.test(line);
    const last = exclusive ? Temporal.PlainDate.from(day).subtract({ days: 1 }).toString() : day;
    found.push({ from: date.from, to: date.to, day: last, topic, loose: cue === 'tot' && !/en met/.test(line) });
  }
  return found;
}

const must = /\b(?:graag|moet|moeten|dient|dienen|zorg|zodat|dat (?:wij|we|ik)|must)\b/;
const there =
  /^(?:\w+ ){0,3}?(?:hebben|in huis|in ons bezit|binnen|klaar|ontvangen|ingeleverd|betaald|voldaan|bijgeschreven)\b/;
const on = /\bop(?: \w+dag)?$/;

/** "Stuur ze zo op dat wij ze op 24 november hebben", "op 15 oktober moet u klaar zijn". */
function isThereByThen(around: Surroundings, date: FoundDate): boolean {
  if (!on.test(around.before(date, 2))) return false;
  const after = around.after(date, 6);
  return (
    (there.test(after) && must.test(around.before(date, 8))) ||
    (/^(?:moet|moeten|dient|dienen) /.test(after) && there.test(after.replace(/^\w+ /, '')))
  );
}

/** "De termijn bedraagt drie jaar; hij eindigt op 8 februari 2029." */
function endsTerm(around: Surroundings, date: FoundDate): boolean {
  return (
    (/\beindigt(?: \w+)? op(?: \w+dag)?$/.test(around.before(date, 5)) ||
      /^is (?:\w+ ){1,3}(?:voorbij|afgelopen)\b/.test(around.after(date, 5))) &&
    /\b(?:termijn|tijd|periode)\b/.test(`${around.previousSentence(date)} ${around.sentence(date)}`)
  );
}

/** A sentence that names no topic ("Doe dit binnen vier weken") goes on with that of the sentence before it. */
function topicAt(around: Surroundings, stretch: Stretch): Topic {
  const sentence = around.sentence(stretch);
  const own = topicOf(sentence, around.lengthBefore(stretch));
  return own === 'other' ? topicOf(around.previousSentence(stretch), Number.POSITIVE_INFINITY) : own;
}
