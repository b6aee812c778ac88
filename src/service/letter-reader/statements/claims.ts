import { type Findings, firstOfDays } from '../findings.ts';
import { isDenial } from '../stated.ts';
import { reference } from './deed-days.ts';
import { Marks } from './marks.ts';
import { remedyWords } from './remedy-words.ts';
import type { FoundStatement } from './statement.ts';

/**
 * Who was harmed may join a criminal case until the prosecutor says what he demands (Sv 51g): the day in court is the
 * last one, whatever kind of letter names it.
 */
export function findClaims(found: Findings, said: readonly FoundStatement[]): FoundStatement[] {
  const { letter } = found;
  if (said.some((each) => each.is === 'role' && accused.has(each.value))) return [];
  const marks = new Marks(letter);
  const { what, until, may } = remedyWords.claims;
  const places = marks.of(until).filter(({ from }) => {
    const number = marks.sentenceOf(from);
    const near = (list: readonly string[]): boolean =>
      marks.inSentence(list, number).length > 0 || marks.inSentence(list, number - 1).length > 0;
    return near(what) && near(may) && !isDenied(marks, number) && !isOfOthers(marks, number);
  });
  const day = hearingOf(found);
  const [first] = places;
  if (first === undefined || day === null) return [];
  return [
    {
      is: 'remedy',
      value: 'claim',
      where: 'CRT',
      from: 'unsaid',
      start: null,
      term: null,
      law: 'letter',
      limit: 'TM19',
      statedLastDay: day,
      lastDay: day,
      drivingDay: day,
      readings: [{ lastDay: day, basis: 'Sv 51g(3)' }],
      found: marks.sentence(marks.sentenceOf(first.from)),
    },
  ];
}

const accused: ReadonlySet<string> = new Set(['suspect', 'convicted']);

/** "Schade die u nog niet heeft opgegeven" denies nothing; "u kunt geen schade meer vragen" does. */
function isDenied(marks: Marks, number: number): boolean {
  const { from, to } = marks.sentence(number);
  return marks.letter.tokens
    .slice(from, to)
    .some(({ word }, at, all) => isDenial(word) && word !== 'nog' && all[at - 1]?.word !== 'nog');
}

/** "Het slachtoffer kan …", told to somebody else. */
function isOfOthers(marks: Marks, number: number): boolean {
  return (
    marks.inSentence(remedyWords.claims.others, number).length > 0 &&
    marks.inSentence(remedyWords.reader, number).length === 0
  );
}

/** The first day on which somebody is expected or the case is heard. */
function hearingOf(found: Findings): string | null {
  const start = reference(found);
  const days = [...found.appointments.map(({ date }) => date), ...found.events.heard.map(({ day }) => day)];
  return firstOfDays(days.filter((day) => day !== null && (start === null || day >= start)));
}
