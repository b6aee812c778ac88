import { isInAnnex } from '../annex.ts';
import { completed } from '../dates.ts';
import type { FoundAt } from '../find.ts';
import type { Findings } from '../findings.ts';
import type { Stretch } from '../stretch.ts';
import { hourOf, reference } from './deed-days.ts';
import { deedWords } from './deed-words.ts';
import { Marks } from './marks.ts';
import type { FoundStatement } from './statement.ts';

type Measure = Extract<FoundStatement, { is: 'measure' }>;

/** So many sentences after the one that gives a day up may name the other one. */
const sentencesAfter = 2;
const conditions = new Set('als indien wanneer mocht tenzij zodra if unless'.split(' '));

/** "De overdracht van 9 november gaat niet door. De nieuwe dag is 16 november": what is moved is not called off. */
export function movedMeasures(found: Findings): Measure[] {
  const marks = new Marks(found.letter);
  return deedWords.measures.flatMap(({ value, nouns, without }) =>
    marks
      .of(nouns)
      .filter((hit) => marks.inSentence(without, marks.sentenceOf(hit.from)).length === 0)
      .flatMap((hit): Measure[] => {
        const to = movedTo(found, marks, hit);
        if (to === null) return [];
        const { from } = marks.sentence(marks.sentenceOf(hit.from));
        const time = value === 'transfer' || value === 'removal' ? hourOf(found, to.at, to.day) : null;
        return [{ is: 'measure', value, day: to.day, time, found: { from, to: marks.sentence(to.sentence).to } }];
      }),
  );
}

/** The day to which it is moved, and where the letter says so; null where nothing is moved or no day is given. */
function movedTo(found: Findings, marks: Marks, hit: FoundAt): { day: string; at: Stretch; sentence: number } | null {
  const { letter, dates } = found;
  const { moved, anew } = deedWords.words;
  const own = marks.sentenceOf(hit.from);
  const [move] = marks.inSentence(moved, own);
  if (move === undefined || isInAnnex(letter, hit) || isSupposed(marks, own)) return null;
  const start = reference(found);
  for (let sentence = own; sentence <= own + sentencesAfter; sentence += 1) {
    // In its own sentence the day before the words that move it is the one that is given up.
    const signs = marks.inSentence(anew, sentence).filter(({ from }) => sentence > own || from > move.from);
    const next = dates.find((date) => {
      const day = completed(date, start);
      const isIn = marks.sentenceOf(date.from) === sentence && signs.some(({ to }) => to <= date.from);
      return isIn && day !== null && (start === null || day > start);
    });
    const day = next === undefined ? null : completed(next, start);
    if (next !== undefined && day !== null) return { day, at: { from: next.from, to: next.to }, sentence };
  }
  return null;
}

function isSupposed(marks: Marks, number: number): boolean {
  const { from, to } = marks.sentence(number);
  if (marks.letter.text.sentences[number]?.question === true) return true;
  return marks.letter.tokens.slice(from, to).some(({ word }) => conditions.has(word));
}
