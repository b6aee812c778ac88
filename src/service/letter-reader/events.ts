import { cellOf } from './cells.ts';
import type { FoundDate } from './dates.ts';
import type { Letter } from './letter.ts';
import { pattern } from './pattern.ts';
import type { Stretch } from './stretch.ts';
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
  /** The time to object has its last day. */
  objectionEnds: readonly FoundDate[];
  /** A judgment became final. */
  final: readonly FoundDate[];
  /** A court hears the case. */
  heard: readonly FoundDate[];
  /** A penal order was handed over. */
  served: readonly FoundDate[];
  /** An authority's time to decide would have ended, and more is added to it. */
  extended: readonly FoundDate[];
}

const receipt = pattern()`
    \b(?:ontvangen|ontvingen|ontving|ontvangst|ontvangstdatum|bereikt|bereikte|binnenkomst|binnengekomen
    |kwam(?:en)?(?: \w+){0,9} binnen|binnen op|binnen$|ingekomen|kregen|gekregen|kreeg|geregistreerd|ingeboekt
    |ingeschreven|bij ons|in huis|in ons bezit|doorgeleid|(?:naar|aan) de ind|received)\b
  `;
/** "De IND heeft 90 dagen om te beslissen, te rekenen vanaf 25 augustus" */
const length = /\b(?:dagen|weken|maanden|maand)\b/;
/** "Op 13 april was de zitting en op 28 april de uitspraak": what is said of the day itself is the hearing. */
function isOfHearing({ before, after }: { before: string; after: string }): boolean {
  return /^(?:\w+ ){0,2}(?:zitting|behandeling)\b/.test(after) && !judgment.test(`${before} ${after}`);
}

/** "Veroordeeld voor mensenhandel tussen 1 februari 2025 en 15 januari 2026": when it happened. */
const ofSpan = /\b(?:tussen|sinds|periode|vanaf|voor|tot|t m|en)$/;
/** "Veroordeeld wegens diefstal, gepleegd te Utrecht op 2 maart": the day of the deed. */
const ofDeed = /\b(?:gepleegd|begaan|omstreeks|pleegdatum)\b/;
/** A day that a paper bears: "uw brief van 7 januari, ontvangen op 9 januari". */
const ofPaper =
  /\b(?:van|(?<!(?:ontvangen|ingekomen|binnengekomen) )(?:d d|dd)|gedateerd op|gedagtekend|gedateerd|dated|of)$/;
const objectionTerm = pattern()`
    \b(?:termijn|periode|tijd|laatste dag|einde)\b(?: \w+){0,6} \bbezwaar\b|\bbezwaar(?:termijn|periode)\b
    |\bom bezwaar te maken\b|\bbezwaar (?:maken|mogelijk)\b(?: \w+){0,3} \btot\b
    |\btot en met\b.*\bkon(?: u)? (?:\w+ )?bezwaar\b
  `;
/** "De nieuwe laatste dag waarop wij op uw bezwaar beslissen" */
const theirDay =
  /\b(?:laatste|uiterste|nieuwe) (?:dag|datum)\b(?! om bezwaar)(?: \w+){0,8} (?:beslissen|beslist|beslis|besluiten)\b/;
const endsOn = pattern()`
    \b(?:eindigt|eindigde|loopt af|liep af|loopt|liep|verstrijkt|verstreek|verloopt|afloopt|is|was|tot
    |tot en met|t m|einde|laatste dag|bezwaartermijn)(?: (?:op|op \w+dag|in dit geval|dus|namelijk|te weten
    |hier))?$
  `;
/** "De bezwaartermijn die op 15 juni eindigt" */
const ends = /^(?:eindigt|eindigde|afloopt|afliep|verstrijkt|verstreek|verloopt|loopt af)\b/;
const finality =
  /\b(?:onherroepelijk|kracht van gewijsde|definitief|niet meer (?:veranderen|veranderd|aangetast)|(?:staat|stond)(?: \w+){0,5} vast)\b/;
const court = /\b(?:rechtbank|rechter|gerechtshof|terechtzitting|strafzitting|zitting|inhoudelijke behandeling)\b/;
const hears = /\b(?:behandel\w*|voorzien|gepland|vrijgemaakt|dient|voorkomt|voorkomen|zitting is|terechtzitting)\b/;
const notHeard = pattern()`
    \b(?:niet door|vervalt|vervallen|heeft behandeld|is behandeld|uitspraak|eerdere
    |zou(?:den)?(?: \w+){0,3} (?:zijn|plaatsvinden|beginnen|dienen|komen|worden))\b
  `;
const judgment = /\b(?:uitspraak|vonnis|veroordeeld|vrijgesproken|gewezen|arrest|(?:rechter|rechtbank) heeft)\b/;
const ending =
  /\b(?:ingetrokken|trek|trekken|intrekking|eindigt|stopt|beeindigd|geldig|verblijfsvergunning|vergunning)\b/;
const fromThen = /\b(?:met ingang van|per|vanaf|tot|op|ingaande)$/;
const reflection = /\b(?:bedenktijd|ingangsdatum|begindatum)\b/;
const begin = /\b(?:ingang van|vanaf|begint op|vangt aan op|start op|gaat in op|ingangsdatum|begindatum|op|per|van)$/;

const served =
  /\b(?:uitgereikt|uitreiking|betekend|betekening|overhandigd|ter hand gesteld|in handen (?:gesteld|gekregen)|in persoon|handed (?:over|to you)|served)\b/;
const notServed = /\b(?:niet|geen|als|indien|wanneer|zodra)\b/;
const timeToDecide = /\b(?:\w*termijn|beslis\w*|besluit\w*|beslissing)\b/;
const wouldEnd = /\b(?:zou|zouden|eindigt|eindigde|loopt|liep|verstrijkt|verstreek|verloopt|afloopt)\b/;
const sentencesBack = 3;

function plain(words: string): string {
  return words.replace(/ (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)$/, '');
}

/** Finds the events by the words of their sentence or label. */
export function findEvents(letter: Letter, dates: readonly FoundDate[], added: readonly Stretch[]): Events {
  const around = new Surroundings(letter);
  // The cells of a table may follow each other as one sentence: of a day in it only its row tells.
  const told = (date: FoundDate): string =>
    cellOf(letter, date)?.row || `${around.label(date)} ${around.sentence(date)}`;
  /** "Dat is op 8 oktober": what, stands in the sentence before. */
  const meant = (date: FoundDate): string =>
    /^(?:dat|dit) is\b/.test(around.sentence(date)) ? `${around.previousSentence(date)} ${told(date)}` : told(date);
  const whole = dates.filter((date) => date.day !== null);
  return {
    received: whole.filter(
      (date) =>
        (receipt.test(told(date)) && !ofPaper.test(around.before(date, 3))) ||
        (length.test(around.sentence(date)) &&
          /\bbeslis/.test(around.sentence(date)) &&
          /\b(?:vanaf|na)$/.test(around.before(date, 1))),
    ),
    judged: whole.filter(
      (date) =>
        judgment.test(told(date)) &&
        !isOfHearing(around.clause(date, dates)) &&
        !ofSpan.test(around.before(date, 2)) &&
        !ofDeed.test(around.before(date, 6)) &&
        !/^en \d/.test(around.after(date, 2)),
    ),
    ended: whole.filter((date) => ending.test(told(date)) && fromThen.test(plain(around.before(date, 5)))),
    begun: whole.filter(
      (date) =>
        reflection.test(told(date)) && begin.test(plain(`${around.label(date)} ${around.before(date, 5)}`.trim())),
    ),
    objectionEnds: whole.filter(
      (date) =>
        objectionTerm.test(meant(date)) &&
        !theirDay.test(told(date)) &&
        (endsOn.test(plain(`${around.label(date)} ${around.before(date, 5)}`.trim())) ||
          (/\bop(?: \w+dag)?$/.test(around.before(date, 2)) && ends.test(around.after(date, 2))) ||
          endsOn.test(cellOf(letter, date)?.row ?? '') ||
          /^(?:einde|laatste dag)\b/.test(cellOf(letter, date)?.row ?? '')),
    ),
    heard: whole.filter(
      (date) =>
        court.test(around.sentence(date)) && hears.test(around.sentence(date)) && !notHeard.test(around.sentence(date)),
    ),
    served: whole.filter((date) => served.test(told(date)) && !notServed.test(told(date))),
    extended: whole.filter(
      (date) =>
        timeToDecide.test(told(date)) && wouldEnd.test(around.before(date, 8)) && added.some(isSoonAfter(letter, date)),
    ),
    final: whole.filter((date) => finality.test(told(date)) && !ofPaper.test(around.before(date, 2))),
  };
}

/** In the sentence of the day, or one of the next ones. */
function isSoonAfter({ tokens }: Letter, date: Stretch): (other: Stretch) => boolean {
  return (other) => {
    const apart = (tokens[other.from]?.sentence ?? 0) - (tokens[date.from]?.sentence ?? 0);
    return apart >= 0 && apart <= sentencesBack;
  };
}
