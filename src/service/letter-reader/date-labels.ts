import { oneLetterApart } from '#app/platform/language/index.ts';
import type { FoundDate } from './dates.ts';
import type { Letter } from './letter.ts';
import { pattern, wording } from './pattern.ts';
import { shapeOf } from './phrases.ts';
import type { Surroundings } from './surroundings.ts';

/** What a letter calls itself, and what is done with it, beside the word "datum". */
const paper = wording`
    brief|besluit|beschikking|beslissing|bericht|nota|factuur|uitspraak|vonnis|exploot|dagvaarding|betekening
    |oproep|oproeping|uitnodiging|kennisgeving|aanmaning|aanslag|toekenning|dagtekening|opmaak|uitgifte
    |verklaring|verslag
  `;
export const sendingLabels =
  'verzending|verzenden|toezending|uitreiking|bekendmaking|publicatie|plaatsing in (?:het |uw )?(?:portaal|dossier)|terpostbezorging|poststempel';
export const dateLabel = new RegExp(
  wording`
    (?:^|\s)(?:datum|dagtekening|gedagtekend|date|fecha|le|exploot van|\w*(?:brief|besluit|nota|factuur|exploot
    |dagtekenings)datum|nota datum)(?: (?:van )?(?:deze |dit |het |de )?(?:${paper}|${sendingLabels})(?: (?:en
    |of) (?:${paper}|${sendingLabels}))?| of (?:this )?(?:letter|decision|notice|issue))?$|^(?:d d|gedateerd(?: op)?)$
    |^(?:\w*nota|\w*factuur|\w*rekening|\w*aanslag|aanmaning|herinnering) (?:van|d d)$|^(?:issued|done|given
    |signed|dated|fait)(?: \w+){0,4} (?:on|le)$
  `,
);
export const otherLabel = pattern()`
    geboorte|geboren|\bgeb\b|aanvraag|ontvangst|ontvangen|ingekomen|\breceived\b|gescand|\bprint\w*|\buw\b
    |geldig|ingang|verval|einddatum|\bafspraak|inschrijving|vestiging|binnenkomst|zitting|afgifte|\btot\b
    |\bvan\b|\bop\b|hoorzitting|ingediend|besluit|melding|heroverweging|sinds|vanaf|uiterlijk|\bvoor\b
    |\bbefore\b|\buntil\b|\bby\b
  `;
const timeOfDay =
  /^\s*(?:tijd|tijdstip|aanvang|hoe laat)\s*(?::|$|\d)|(?<!\d[.:]|\bart(?:ikel|\.)? )\b(?:[01]?\d|2[0-3])[.:][0-5]\d\b(?![.:/-]?\w)|\b\d{1,2} uur\b/;
export const weekday = pattern()`
    [ ](?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|monday|tuesday|wednesday
    |thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|lundi|mardi|mercredi|jeudi|vendredi|samedi
    |dimanche)$
  `;

export const office = pattern()`
    \b(?:ind|immigratie\w*|om|openbaar ministerie|officier|justitie|rechtbank|rechter|(?:gerechts)?hof
    |raad van state|\w*ambassade|politie|avim|coa|centraal orgaan|cak|uwv|slachtofferhulp|nidos|cjib|gemeente
    |schadefonds|duo|dienst|raad voor rechtsbijstand|embassy|court|parquet|tribunal|consulaat)\b
  `;

/** What stands before it on its line, or the label beside or above; a weekday is no part of it. */
export function labelWords(around: Surroundings, date: FoundDate): string {
  const before = ` ${around.startOfLine(date)}`.replace(weekday, '').trim();
  return mendedLabel(before === '' ? around.label(date) : before);
}

/** "Datu m", "Daturn" and "Dalum": a label that was read badly; nothing else looks like it, and without it a later day is taken. */
function mendedLabel(label: string): string {
  if (label.length < 4 || label.length > 7) return label;
  const word = label.replaceAll(' ', '');
  return shapeOf(word) === shapeOf('datum') || oneLetterApart(word, 'datum') || word === 'datum' ? 'datum' : label;
}

/** The earliest of these days. */
export function firstOf(dates: readonly FoundDate[]): string | undefined {
  return dates
    .map(({ day }) => day)
    .filter((day) => day !== null)
    .sort()[0];
}

/** Outside the running text: what is in the text is about something else. */
export function isOutside(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  return letter.zoneOf(line) !== 'body' || (line.page > 1 && line.box[1] < 0.15);
}

/** A date with a time beside or below it is an appointment, also in a frame above the salutation. */
export function isAppointment(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  const near = letter.text.lines.filter((other) => other.page === line.page && isNextTo(line.box, other.box));
  return near.some((other) => timeOfDay.test(other.text.toLowerCase().replace(/\d{1,2}[-./]\d{1,2}[-./]\d{2,4}/g, '')));
}

function isNextTo(one: readonly number[], other: readonly number[]): boolean {
  const height = Math.max(one[3] ?? 0, 0.01);
  const below = (other[1] ?? 0) - (one[1] ?? 0);
  return below > -height * 0.6 && below < height * 2.2 && Math.abs((other[0] ?? 0) - (one[0] ?? 0)) < 0.05;
}
