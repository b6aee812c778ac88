import { cellOf } from './cells.ts';
import { topicAt, topicInTable } from './day-topics.ts';
import { isDemand } from './demands.ts';
import type { Letter } from './letter.ts';
import { numberInWords } from './number-words.ts';
import { pattern } from './pattern.ts';
import type { Stretch } from './stretch.ts';
import { Surroundings } from './surroundings.ts';
import type { Topic } from './topics.ts';

/** A length of time that the letter gives: "binnen vier weken" is P4W. */
export interface StatedTerm extends Stretch {
  term: string;
  topic: Topic;
  /** It says that it runs from the letter: "na de datum van deze brief", "na heden". */
  runsFromLetter: boolean;
  /** Its sentence says what a law asks of everybody. */
  byLaw: boolean;
  /** Its sentence asks something of the reader. */
  demanded: boolean;
  /** It is added to a term that runs already. */
  added: boolean;
  /** "Tot tien dagen voor de zitting" runs back from that day; it is no time that the reader gets from now. */
  runsBack: boolean;
}

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
  jours: 'D',
  semaines: 'W',
  mois: 'M',
};
const leads = pattern()`
    \b(?:binnen|within|\w*termijn van|\w*termijn(?: \w+){0,2} (?:bedraagt|is)
    |termijn voor (?:\w+ ){1,7}(?:bedraagt|is)|gedurende|bewaren|bewaard|houden|hebt|heeft|heb|krijgt|kunt|nog
    |tot|uiterlijk|dans un delai de|sous)(?: \w+){0,2}$
  `;
const follows = pattern()`
    ^(?:(?:voor \w+ )?(?:vast|bewaard|klaar|liggen)|na|de tijd|om|nadat|vanaf|gerekend|te rekenen|te tellen
    |aanvangend|de gelegenheid|tijd|bezwaar|beroep|de mogelijkheid)\b
  `;
/** "Met zes maanden verlengd", "zes maanden extra": how much is added to a term that runs already, not how long there is. */
const adds =
  /^(?:verlengd|verlengen|verdaagd|verdagen|uitgesteld|uit te stellen|opgeschoven|extra|erbij|langer|later)\b/;
const prolongs = /\b(?:verleng\w*|verdag\w*|extend\w*)(?: \w+){0,4} (?:met|by)$/;
const backFrom = pattern()`
    ^(?:ervoor|daaraan voorafgaand|voorafgaand|vooraf|van te ?voren|te ?voren|in advance|beforehand
    |before the (?:hearing|appointment|interview)|voor (?:de|het|die|dat|deze|dit|uw) (?:zitting|hoorzitting
    |horen|behandeling|gehoor|gesprek|afspraak|datum|dag))\b
  `;
/** "Die tijd begint een dag na de verzending", "een dag voor": where a term lies, not how long it is. */
const begins = /\b(?:begint|start|loopt|gaat|vangt|aanvangend|ingaande|ingaand)(?: \w+){0,3}$/;
const leadsInTable = /\b(?:binnen|termijn|tijd|within|deadline)$|^(?:binnen|termijn|tijd)\b/;

const ofLetter = pattern()`
    ^(?:\w+ ){0,3}?(?:na|vanaf|gerekend vanaf|te rekenen vanaf|te tellen vanaf|after|of
    |from)(?: \w+){0,4}? (?:brief|bericht|dagtekening|schrijven|aanmaning|sommatie|nota|letter|heden|vandaag
    |today)\b|^(?:na|(?:\w+ ){0,2}vanaf(?: de)?) (?:heden|vandaag|dagtekening|verzending|verzenddatum)\b
  `;

/** Every "binnen N weken" and its like, with what it is for. */
export function findStatedTerms(letter: Letter): StatedTerm[] {
  const around = new Surroundings(letter);
  const found: StatedTerm[] = [];
  for (const [at, token] of letter.tokens.entries()) {
    const number = numberInWords(token.word) ?? (/^\d{1,3}$/.test(token.word) ? Number(token.word) : null);
    if (number === null || number === 0) continue;
    const gap = unitAfter(letter, at);
    if (gap === null) continue;
    const half = gap.unit === 'Y' && letter.tokens[at + 1]?.word === 'half';
    const stretch = { from: at, to: gap.to };
    const before = around.before(stretch, 11);
    const fromLetter = ofLetter.test(around.after(stretch, 12));
    const cell = leads.test(before) ? null : cellOf(letter, stretch);
    const inTable = cell !== null && leadsInTable.test(cell.row);
    const after = around.after(stretch, 4);
    const added = adds.test(after) || prolongs.test(before);
    if (!leads.test(before) && !follows.test(after) && !fromLetter && !inTable && !added) continue;
    if (number === 1 && gap.unit === 'D' && begins.test(before)) continue;
    found.push({
      ...stretch,
      term: half ? 'P6M' : `P${number}${gap.unit}`,
      topic: inTable ? topicInTable(letter, around, stretch, cell) : topicAt(around, stretch),
      runsFromLetter: fromLetter,
      byLaw: /^(?:op grond van|ingevolge|volgens|krachtens) (?:artikel|art|de wet)\b/.test(around.sentence(stretch)),
      demanded: isDemand(around.sentence(stretch)),
      added,
      runsBack: backFrom.test(after),
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
