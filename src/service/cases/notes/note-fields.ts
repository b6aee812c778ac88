import { z } from 'zod';
import { today } from '#app/platform/language/index.ts';
import {
  choice,
  choices,
  day,
  type FormState,
  optionalChoice,
  optionalNearDay,
  optionalText,
  optionalTime,
  tick,
  typedDay,
  withError,
} from '#app/platform/web/index.ts';
import { noBsnReason, typedTime } from '../client/index.ts';
import { type NewNote, type Note, noteLengths, noteTopics, noteWays, type Promised, saysSomething } from './note.ts';

const yesNo = ['yes', 'no'] as const;

/** What may be left out of a report, in a draft and in the finished one. */
const ofBoth = {
  at: optionalTime(),
  reached: optionalChoice(yesNo),
  minutes: optionalChoice(noteLengths),
  topics: choices(noteTopics),
  said: optionalText(8000),
  promise1: optionalText(200),
  promise2: optionalText(200),
  agreed: optionalText(4000),
  worries: optionalText(4000),
  forCoordinator: tick(),
  noBsnReason: noBsnReason(),
  save: optionalChoice(['draft']),
};

/** The form of a note. `save=draft` is the button that keeps it without being finished, for browsers without script. */
export const noteForm = z.strictObject({
  happenedOn: day(),
  way: choice(noteWays),
  promiseDay1: optionalNearDay(),
  promiseDay2: optionalNearDay(),
  ...ofBoth,
});

/** The same fields while the note is being written: anything may be missing or half typed still. */
export const noteDraftForm = z.strictObject({
  happenedOn: optionalText(40),
  way: optionalChoice(noteWays),
  promiseDay1: optionalText(40),
  promiseDay2: optionalText(40),
  ...ofBoth,
});

/** What is in the form of a new note: a visit of today, and the client was there. */
export const newNote = () => ({ happenedOn: typedDay(today().toString()), way: 'visit', reached: 'yes' });

/** A note as it was typed, for changing it. What was promised has become a task, and is changed there. */
export function noteAsTyped(note: Note): FormState['values'] {
  const { happenedOn, at, way, reached, minutes, topics, said, agreed, worries, noBsnReason: reason } = note;
  return {
    happenedOn: typedDay(happenedOn),
    at: at ?? '',
    way,
    ...(reached === null ? {} : { reached: reached ? 'yes' : 'no' }),
    ...(minutes === null ? {} : { minutes: String(minutes) }),
    topics,
    said: said ?? '',
    agreed: agreed ?? '',
    worries: worries ?? '',
    noBsnReason: reason ?? '',
  };
}

/** What the form says, as a note and the promises in it; or the form with what is wrong with it. */
export function noteFrom(
  typed: z.output<typeof noteForm>,
  form: FormState,
): { note: NewNote; promises: Promised[] } | FormState {
  const { save: _button, promise1, promiseDay1, promise2, promiseDay2, reached, minutes, at, ...fields } = typed;
  const now = today().toString();
  const time = at === null ? null : typedTime(at);
  if (time === undefined) return withError(form, 'at', 'cases.note.at.wrong');
  const note = {
    ...fields,
    at: time,
    reached: reached === null ? null : reached === 'yes',
    minutes: minutes === null ? null : Number(minutes),
  };
  if (note.happenedOn > now) return withError(form, 'happenedOn', 'cases.note.future');
  const promises: Promised[] = [];
  for (const [number, what, by] of [[1, promise1, promiseDay1] as const, [2, promise2, promiseDay2] as const]) {
    if (what === null && by !== null) return withError(form, `promise${number}`, 'cases.note.promise.what');
    if (what === null) continue;
    if (by === null) return withError(form, `promiseDay${number}`, 'cases.note.promise.day');
    if (by < now) return withError(form, `promiseDay${number}`, 'cases.note.promise.past');
    if (note.forCoordinator) return withError(form, `promise${number}`, 'cases.note.promise.closed');
    promises.push({ what, day: by });
  }
  if (promises.length === 0 && !saysSomething(note)) return withError(form, 'topics', 'cases.note.empty');
  return { note, promises };
}
