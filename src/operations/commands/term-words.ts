import {
  type LegalTerm,
  moveReasonInWords,
  type Question,
  readingInWords,
  readTerm,
} from '#app/service/deadlines/index.ts';

/** The answer and its reason, in two lines. */
export function inTwoLines(question: Question, answer: LegalTerm): [string, string] {
  return [answer.possibleFrom ? waitingLine(answer) : actingLine(question, answer), reasonLine(question, answer)];
}

function actingLine({ law, start }: Question, answer: LegalTerm): string {
  const { drivingDay, lastDay, practicalDay, safeDay, closesAt } = answer;
  const hour = closesAt ? `before ${closesAt}` : 'before the hour at which it began';
  const parts = [`Act by ${written(drivingDay)}, ${hour}`];
  if (!lastDay.equals(drivingDay)) parts.push(`last day under the law named: ${written(lastDay)}`);
  if (practicalDay && !practicalDay.equals(drivingDay)) parts.push(`hand in by ${written(practicalDay)}`);
  // Two working days before a very short term can lie before its start: that helps nobody.
  if (safeDay && (law === 'backward' || Temporal.PlainDate.compare(start, safeDay) < 0)) {
    parts.push(`safe day: ${written(safeDay)}`);
  }
  return `${parts.join('; ')}.`;
}

function waitingLine({ possibleFrom, drivingDay, lastDay }: LegalTerm): string {
  const named = lastDay.equals(drivingDay) ? '' : ` (under the law named: ${written(lastDay)})`;
  return `Possible from ${possibleFrom ? written(possibleFrom) : ''}; wait until the end of ${written(drivingDay)}${named}.`;
}

function reasonLine(question: Question, answer: LegalTerm): string {
  const { rawLastDay, moves, readings, coverage, legalBasis } = answer;
  const start = question.start.toString().slice(0, 16);
  const counted = `${length(question)} ${question.law === 'backward' ? 'back ' : ''}from ${start}`;
  const reasons = [...new Set(moves.map(({ reason }) => moveReasonInWords(reason, 'en')))];
  const moved = reasons.length > 0 ? `; moved on over ${reasons.join(', ')}` : '; not moved';
  const sentences = [`Why: ${counted} gives ${written(rawLastDay)}${moved} (${legalBasis}).`];
  for (const { lastDay, code, basis } of readings) {
    sentences.push(`Other reading: ${written(lastDay)}, ${readingInWords(code, 'en')} (${basis}).`);
  }
  if (coverage === 'provisional')
    sentences.push('Provisional: it touches days for which we do not know every holiday.');
  return sentences.join(' ');
}

function length({ term = 'P1W', clear, law }: Question): string {
  const read = readTerm(term);
  if (!read.ok) return term;
  const { unit, length: count } = read.value;
  const word = count === 1 ? unit.slice(0, -1) : unit;
  return `${count} ${clear ? 'clear ' : ''}${law === 'court-days' ? 'working ' : ''}${word}`;
}

// Put together here, since releases of the runtime write "Tuesday 22" and "Tuesday, 22" by turns.
function written(date: Temporal.PlainDate): string {
  const [weekday, month] = (['weekday', 'month'] as const).map((part) =>
    date.toLocaleString('en-GB', { [part]: 'long' }),
  );
  return `${weekday} ${date.day} ${month} ${date.year}`;
}
