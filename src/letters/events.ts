import type { FoundDate } from './dates.ts';
import type { Letter } from './letter.ts';
import { Surroundings } from './surroundings.ts';

/** Days that the letter tells of and that start a limit other than the letter's own date. */
export interface Events {
  /** The authority received something. */
  received: readonly FoundDate[];
  /** A judgment was given. */
  judged: readonly FoundDate[];
  /** A permit ends or is taken back. */
  ended: readonly FoundDate[];
  /** Time to think begins. */
  begun: readonly FoundDate[];
}

const receipt = /\b(?:ontvangen|ontvingen|ontving|ontvangst|binnengekomen|ingekomen|kregen|gekregen|geregistreerd)\b/;
const judgment = /\b(?:uitspraak|vonnis|veroordeeld|vrijgesproken|gewezen|arrest|(?:rechter|rechtbank) heeft)\b/;
const ending =
  /\b(?:ingetrokken|trek|trekken|intrekking|eindigt|stopt|beeindigd|geldig|verblijfsvergunning|vergunning)\b/;
const fromThen = /\b(?:met ingang van|per|vanaf|tot|op|ingaande)$/;
const reflection = /\b(?:bedenktijd|ingangsdatum|begindatum)\b/;
const begin = /\b(?:ingang van|vanaf|begint op|vangt aan op|start op|gaat in op|ingangsdatum|begindatum|op|per|van)$/;

function plain(words: string): string {
  return words.replace(/ (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)$/, '');
}

/** Finds the events by the words of their sentence or label. */
export function findEvents(letter: Letter, dates: readonly FoundDate[]): Events {
  const around = new Surroundings(letter);
  const told = (date: FoundDate): string =>
    `${around.label(date)} ${around.startOfLine(date)} ${around.sentence(date)}`;
  const whole = dates.filter((date) => date.day !== null);
  return {
    received: whole.filter((date) => receipt.test(told(date))),
    judged: whole.filter((date) => judgment.test(told(date))),
    ended: whole.filter((date) => ending.test(told(date)) && fromThen.test(plain(around.before(date, 5)))),
    begun: whole.filter(
      (date) =>
        reflection.test(told(date)) && begin.test(plain(`${around.label(date)} ${around.before(date, 5)}`.trim())),
    ),
  };
}
