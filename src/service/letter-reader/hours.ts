import { withoutAccents } from '#app/platform/language/index.ts';
import { wording } from './pattern.ts';

const dutch = 'een twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' ');
const english = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const french = 'une deux trois quatre cinq six sept huit neuf dix onze midi'.split(' ');
const numbers = new Map([dutch, english, french].flatMap((names) => names.map((name, at) => [name, at + 1])));
const minutesOf = new Map(
  Object.entries({ kwart: 15, quarter: 15, twintig: 20, twenty: 20, quart: 15, demie: 30, trente: 30, quinze: 15 }),
);

const nl = `(?:e[eé]n|éé?n|${dutch.slice(1).join('|')}|1[0-2]|[1-9])`;
const en = `(?:${english.join('|')}|1[0-2]|[1-9])`;
const fr = `(?:${french.slice(0, 11).join('|')}|1[0-2]|[1-9])`;
const start = String.raw`(?<![\p{L}\p{N}.:,]|\d )`;
const end = String.raw`(?![\p{L}\p{N}]|[.:,]\d)`;
const part =
  `(?:,? (?:['’]?s |in de |in the |du |de l['’ ]|op de ` +
  ')(ochtends?|morgens?|voormiddags?|middags?|namiddags?|avonds?|nachts?|morning|afternoon|evening|matin|apr[eè]s[- ]midi|soir))';
const uur = `(?: uur| o['’ ]?clock)?`;
const lead = String.raw`(?<=(?:^|[^\p{L}])(?:om|te|rond|omstreeks|tegen|vanaf|klokslag|circa|ca|tussen|en|at|around|about|between|à|a) )`;

/** "kwart over negen", "half tien", "tien voor half elf 's ochtends" */
const relative = new RegExp(
  `${start}(?:(kwart|vijf|tien|twintig|5|10|20)(?: minuten)? (v[oó][oó]r|over) )?(half )?(${nl})${end}(?: uur)?${part}?`,
  'giu',
);
/** "quarter past ten", "half past three", "ten to nine in the morning" */
const past = new RegExp(
  `${start}(?:a )?(quarter|five|ten|twenty|half)(?: minutes)? (past|after|to) (${en})${end}${uur}${part}?`,
  'giu',
);
/** "tien uur", "ten o'clock": with what tells it from a length, a word before it or a part of the day after it. */
const whole = new RegExp(
  `(?:${lead}(${nl}|${en})(?: uur| o['’ ]?clock)${end}${part}?|${start}(${nl}|${en})(?: uur| o['’ ]?clock|)${part}${end}|${start}(${en}) o['’ ]clock${end})`,
  'giu',
);
/** "negen uur vijftien", "te tien uur dertig" */
const withMinutes = new RegExp(
  `${start}(${nl}|1[0-9]|2[0-3]|dertien|veertien|vijftien|zestien|zeventien|achttien) uur ` +
    `(vijf|tien|vijftien|twintig|vijfentwintig|dertig|vijfendertig|veertig|vijfenveertig|vijftig|vijfenvijftig)${end}`,
  'giu',
);
const inWords = new Map(
  Object.entries({
    dertien: 13,
    veertien: 14,
    vijftien: 15,
    zestien: 16,
    zeventien: 17,
    achttien: 18,
    vijf: 5,
    tien: 10,
    twintig: 20,
  }),
);
const moreMinutes = new Map(
  Object.entries({
    vijfentwintig: 25,
    dertig: 30,
    vijfendertig: 35,
    veertig: 40,
    vijfenveertig: 45,
    vijftig: 50,
    vijfenvijftig: 55,
  }),
);

/** "van twee tot drie uur 's middags": the part of the day is that of both. */
const range = new RegExp(
  `${start}(van|tussen|from|between) (${nl}|${en}) (tot|en|to|and) (${nl}|${en})(?: uur${part}?| o['’ ]?clock${part}?|${part})${end}`,
  'giu',
);
/** "dix heures et demie", "deux heures de l'après-midi" */
const inFrench = new RegExp(`${start}(${fr}) heures?(?: et (demie|quart)| (trente|quinze))?${end}${part}?`, 'giu');
/** "2.30 uur 's middags", "4.15 in the afternoon" */
const figures = new RegExp(String.raw`${start}(\d{1,2})[.:](\d{2})(?: uur)?${part}${end}`, 'giu');
/** "at noon", "12 uur 's middags" is whole above. */
const noon = new RegExp(`${lead}(?:noon|midday)${end}`, 'giu');
/** An hour that was changed for the one after it: "niet om 10.00 uur maar om 15.30 uur", "van 10.00 naar 11.30 uur". */
const figure = String.raw`\d{1,2}(?:[.:]\d{2})?(?: ?(?:uur|u|h|[ap]\.?m\.?))?`;
const replaced = new RegExp(
  wording`
    \b(?:niet (?:meer |langer |aan )?(?:om|vanaf|van) ${figure},? maar |(?:van|from) ${figure} (?:naar
    |to) (?=${figure}(?! (?:tot|to)\b))|(?:in plaats van|i ?p ?v|instead of|rather than) (?:om |at )?${figure}
    |not at ${figure},? but |${figure} (?:is|wordt) (?:\p{L}+ )?(?:vervroegd|verlaat|verschoven|verplaatst
    |verzet|gewijzigd|veranderd) (?:naar|in|tot) (?=${figure}))
  `,
  'giu',
);

const led = /(?:^|[^\p{L}])(?:om|te|rond|omstreeks|tegen|vanaf|klokslag|tussen) $/iu;
const aLength = /^ (?:te|vrij|lang|eerder|later|voor|van|extra|tijd|(?:\p{L}+ ){1,3}te)(?!\p{L})/iu;

/** "'s avonds om acht uur": the part of the day that stands before. */
function dayBefore(text: string, at: number): string | undefined {
  return /((?:voor|na)?middags?|avonds?|nachts?|ochtends?|morgens?) (?:om|rond|omstreeks|te|tegen) $/i.exec(
    text.slice(Math.max(0, at - 30), at),
  )?.[1];
}

/**
 * The text with hours that are in words as figures of the day of 24 hours, and without an hour that another took the
 * place of.
 */
export function withFigures(text: string): string {
  return text
    .replace(withMinutes, (_, hour, minutes) => {
      const [low, small] = [hour.toLowerCase(), minutes.toLowerCase()];
      const dial = (inWords.get(low) ?? numberOf(low)) * 60 + (moreMinutes.get(small) ?? inWords.get(small) ?? 0);
      return told(dial, undefined, dial >= halfDay);
    })
    .replace(range, (_, word, from, join, to, day, clockDay, plainDay) => {
      const said = day ?? clockDay ?? plainDay;
      return `${word} ${told(numberOf(from) * 60, said)} ${join} ${told(numberOf(to) * 60, said)}`;
    })
    .replace(relative, (all, minutes, side, half, hour, day, at, whole) => {
      if (minutes === undefined && half === undefined) return all;
      // "tien voor een gesprek" and "artikel 10 over 3 zaken" are no hours.
      const isPlain = minutes === undefined || minutes.toLowerCase() === 'kwart' || half !== undefined;
      const isSaid = day !== undefined || / uur$/i.test(all) || led.test(whole.slice(Math.max(0, at - 12), at));
      if (!isPlain && !isSaid && /^(?:een|\d+)$/i.test(hour)) return all;
      const before = /^v/i.test(side ?? '') ? -1 : 1;
      const dial = numberOf(hour) * 60 + before * numberOf(minutes ?? '') - (half === undefined ? 0 : 30);
      return told(dial, day ?? dayBefore(whole, at));
    })
    .replace(past, (_, minutes, side, hour, day) => {
      const more = /half/i.test(minutes) ? 30 : numberOf(minutes);
      return told(numberOf(hour) * 60 + (/to/i.test(side) ? -more : more), day);
    })
    .replace(whole, (all, first, firstDay, named, day, clock, at, text) => {
      // "om een uur met u te praten" tells how long.
      const isLength = /^e[eé]n uur$/i.test(all) && aLength.test(text.slice(at + all.length, at + all.length + 40));
      if (isLength) return all;
      return told(numberOf(first ?? named ?? clock) * 60, firstDay ?? day ?? dayBefore(text, at));
    })
    .replace(inFrench, (_, hour, more, plain, day) =>
      told(numberOf(hour) * 60 + numberOf(more ?? plain ?? ''), day ?? (/^\d/.test(hour) ? 'matin' : undefined)),
    )
    .replace(figures, (_, hour, minute, day) => told((Number(hour) % 24) * 60 + Number(minute), day, Number(hour) > 12))
    .replace(noon, '12.00 uur')
    .replace(replaced, '');
}

function numberOf(word: string): number {
  const plain = withoutAccents(word.toLowerCase());
  return minutesOf.get(plain) ?? numbers.get(plain) ?? Number(plain || 0);
}

const halfDay = 12 * 60;
/** Nobody is expected before it unless the letter says so. */
const early = 7 * 60;

/** Minutes on the dial, in the part of the day that is said, or else in the hours in which people are expected. */
function told(minutes: number, day: string | undefined, isWhole = false): string {
  const dial = isWhole ? minutes : ((minutes % halfDay) + halfDay) % halfDay;
  const late = /middag|namiddag|avond|afternoon|evening|midi|soir/i;
  const isMorning = /ochtend|morgen|voormiddag|morning|matin/i.test(day ?? '');
  const isNight = /nacht/i.test(day ?? '');
  const isLate =
    !isMorning && (isNight ? dial >= 9 * 60 : day === undefined || dial < 60 ? dial < early : late.test(day));
  const at = isLate && dial < halfDay ? dial + halfDay : dial;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}.${String(at % 60).padStart(2, '0')} uur`;
}

/** A line in small letters, figures and the signs of hours. */
export function clockWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d.:]+/gu, ' ')
    .replace(/:(?!\d)/g, '')
    .trim();
}
