import { type LimitId, tryLimitOf } from '#app/service/deadlines/index.ts';
import { completed } from '../dates.ts';
import { type Findings, firstOfDays } from '../findings.ts';
import type { Stretch } from '../stretch.ts';
import { Surroundings } from '../surroundings.ts';
import { reference } from './deed-days.ts';
import type { FoundStatement } from './statement.ts';

type Period = Extract<FoundStatement, { is: 'period' }>;

/**
 * Until when something holds that ends by itself, and by which day one must have acted: a right to stay must be
 * prolonged before its end, and in a reflection period one says what one will do.
 */
export function findPeriods(found: Findings, said: readonly FoundStatement[]): Period[] {
  const decided = (about: Period['about'], isYes: boolean): boolean =>
    said.some((each) => each.is === 'decision' && each.about === about && (each.value === 'granted') === isYes);
  // Beside a way to object and without a grant, what "ends" was taken away, and nobody prolongs that.
  const isDecision = said.some(({ is }) => is === 'remedy') && !decided('residence', true);
  const isTaken = isDecision && decided('residence', false);
  return [
    ...(isTaken ? [] : findStay(found, isDecision)),
    ...(decided('reflection_period', false) ? [] : findReflection(found)),
  ];
}

const takenAway = /\b(?:eindigt|eindigen|vervalt|stopt|beeindigd|ingetrokken)\b/;

/** "Geldig tot 12 april 2026": of several days to come each is told, and the earliest drives. */
function findStay(found: Findings, isDecision: boolean): Period[] {
  const start = reference(found);
  const around = new Surroundings(found.letter);
  const kept = new Map<string, Period>();
  for (const { day, from, to } of found.validUntil) {
    if (day === null || start === null || day <= start) continue;
    if (isDecision && takenAway.test(around.sentence({ from, to }))) continue;
    const period = periodOf('residence', 'TM06', day, sentenceAt(found, { from, to }));
    if (period !== null && period.day >= start && !kept.has(period.day)) kept.set(period.day, period);
  }
  return [...kept.values()];
}

const reflection = /\b(?:bedenktijd|bedenkperiode|reflection period)\b/;
/** How long it is, with the limit that is so long. */
const lengths: readonly (readonly [LimitId, readonly string[]])[] = [
  ['TM01', ['drie|3 maanden', 'negentig|90 dagen']],
  ['TM02', ['dertig|30 dagen']],
];
const begins =
  /\b(?:begint|begon|begonnen|ingaat|ingegaan|gaat|ingangsdatum|begindatum|eerste dag|start|gestart|aanvang|ingang|vanaf)\b/;
const sentencesAround = 2;

/** "De bedenktijd duurt dertig dagen. Zij begint op 14 september": a length and its first day, said of one period. */
function findReflection(found: Findings): Period[] {
  const { letter } = found;
  const around = new Surroundings(letter);
  if (!letter.text.sentences.some((sentence) => reflection.test(around.sentence(sentence)))) return [];
  const told = lengths.flatMap(([limit, phrases]) =>
    letter.places(phrases, { stated: 'told' }).flatMap((hit) => {
      const about = [around.previousSentence(hit), around.sentence(hit)];
      const start = about.some((sentence) => reflection.test(sentence)) ? beginOf(found, hit) : null;
      return start === null ? [] : [periodOf('reflection_period', limit, start, sentenceAt(found, hit))];
    }),
  );
  return told.filter((period) => period !== null).slice(0, 1);
}

/** The first day that the letter names as its begin, near the length; none where it leaves that to another paper. */
function beginOf(found: Findings, term: Stretch): string | null {
  const { letter, dates } = found;
  const around = new Surroundings(letter);
  const own = letter.tokens[term.from]?.sentence ?? -1;
  const near = dates.filter((date) => {
    const sentence = letter.tokens[date.from]?.sentence ?? -1;
    return Math.abs(sentence - own) <= sentencesAround && begins.test(`${around.label(date)} ${around.sentence(date)}`);
  });
  return firstOfDays(near.map((date) => completed(date, reference(found))));
}

/** With the day by which to act, as the law counts it from `start`. */
function periodOf(about: Period['about'], limit: LimitId, start: string, found: Stretch): Period | null {
  const answer = tryLimitOf({ id: limit, start: Temporal.PlainDate.from(start) });
  if (!answer.ok) return null;
  return { is: 'period', about, start, day: answer.value.drivingDay.toString(), limit, found };
}

function sentenceAt({ letter }: Findings, at: Stretch): Stretch {
  return letter.text.sentences[letter.tokens[at.from]?.sentence ?? -1] ?? at;
}
