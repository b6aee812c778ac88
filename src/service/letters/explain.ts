import { dayAndDate, inEuros, type Lang, longDate, type MessageKey, translator } from '#app/platform/language/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';
import { type WarningCode, warningCodes } from '#app/service/letter-reader/index.ts';
import { isLeaveOfLetter, otherDay, type ToldDay } from './day-words.ts';
import {
  type ExplanationSentence,
  type ExplanationText,
  type explanationParts,
  explanationTexts,
} from './explanations.ts';
import { howItCame } from './how-it-came.ts';
import { isFromLawyer, type ToldStatement, tellStatements } from './tell-statements.ts';
import { nothingApproved } from './telling.ts';
import type { ExplanationReader, Telling } from './telling-rules.ts';

/** A sentence as it is told, and the evidence it rests on: the `for` of its places in the letter. */
export interface ExplainedSentence {
  text: string;
  restsOn: readonly string[];
}

export interface Explanation {
  kind: Reading['kind'];
  /** Whether it may be false: said also where nothing else may be told. */
  maybeFalse: boolean;
  title: string;
  version: number;
  /** Clients see none of it before a lawyer approved exactly these words, nor while it is suspended (design question 17). */
  standing: 'approved' | 'waiting' | 'suspended';
  confidence: ExplanationText['confidence'];
  client: Readonly<Record<(typeof explanationParts)[number], readonly ExplainedSentence[]>>;
  volunteer: readonly string[];
}

/**
 * What a letter means, filled in from its reading; a sentence whose day or place is not known is left out. `days`: the
 * days to keep to where a person has changed what the reader found. A letter that is not known is told by its statements;
 * a client reads those that a lawyer approved. What is suspended says "ask your lawyer today", with every day.
 */
export function explain(
  reading: Reading,
  lang: Lang,
  days: readonly ToldDay[] = reading.deadlines,
  telling: Telling = nothingApproved,
  reader: ExplanationReader = 'colleague',
): Explanation {
  const text = explanationTexts.find((each) => each.kind === reading.kind && each.language === lang);
  if (text === undefined) throw new Error('A kind of letter has no explanation');
  const { kind, title, version, confidence, volunteer } = text;
  const isSuspended = telling.isSuspended('letter', kind);
  const values = valuesOf(reading, lang, days, telling);
  const warned = warnedOf(reading, lang);
  const asking = { reading, lang, days, telling, values, warned };
  return {
    kind,
    maybeFalse: warned.false.length > 0,
    title,
    version,
    standing: isSuspended ? 'suspended' : telling.mayTell('letter', kind) ? 'approved' : 'waiting',
    confidence,
    client: isSuspended ? suspendedParts(asking) : partsOf(text, asking, reader),
    volunteer: isSuspended
      ? [translator(lang)('letters.told.suspended.volunteer')]
      : toldOf(volunteer, asking).map(({ text: line }) => line),
  };
}

interface Asking {
  reading: Reading;
  lang: Lang;
  days: readonly ToldDay[];
  telling: Telling;
  values: Values;
  warned: Warned;
}

const toldOf = (sentences: readonly ExplanationSentence[], asking: Asking): ExplainedSentence[] =>
  sentences.flatMap((each) => tell(each, asking));

function partsOf({ client }: ExplanationText, asking: Asking, reader: ExplanationReader): Explanation['client'] {
  const { reading, lang, days, telling, warned } = asking;
  const statements = tellStatements({ statements: statementsToTell(reading) }, lang, telling);
  const says = (part: ToldStatement['part']): ExplainedSentence[] =>
    statements.filter((each) => each.part === part && (reader === 'colleague' || each.mayBeTold));
  const told = (sentences: readonly ExplanationSentence[]) => toldOf(sentences, asking);
  return {
    what: [
      ...warned.false,
      ...warned.came,
      ...told(client.what).map((each, at) => (at === 0 ? { ...each, restsOn: ['kind', ...each.restsOn] } : each)),
      ...says('what'),
      ...warned.entryBan,
    ],
    do: [...warned.falseDo, ...says('do'), ...told(client.do)],
    byWhen: withEveryDay(
      [
        ...warned.leaveAtOnce,
        ...withoutDayOfPayment(
          [
            ...says('byWhen').filter(({ text }) => warned.leaveAtOnce.every((each) => each.text !== text)),
            ...told(client.byWhen),
          ],
          asking,
        ),
        ...withoutHour(reading, lang),
        ...(warned.false.length > 0 ? [] : toPay(reading, lang)),
      ],
      days,
      asking,
    ),
    ifMissed: told(client.ifMissed),
    whoHelps: told(client.whoHelps),
  };
}

/**
 * Of a letter that is not known all that it says. The words of a kind say what it says; beside them stands what a colleague
 * saw (which has no place on the page), and a yes to one part and no to another, which no outcome says.
 */
function statementsToTell({ kind, outcome, statements }: Reading): Reading['statements'] {
  if (kind === 'unknown') return statements;
  const saysNoYes = outcome === undefined || outcome === 'decision';
  return statements.filter(
    (each) => each.text === '' || (saysNoYes && each.is === 'decision' && each.value === 'partly'),
  );
}

/** Its own words are out of use: ask the lawyer today. What was warned of, every day and every appointment stays. */
function suspendedParts(asking: Asking): Explanation['client'] {
  const { reading, lang, days, warned } = asking;
  const t = translator(lang);
  const line = (key: MessageKey): ExplainedSentence => ({ text: t(key), restsOn: [] });
  const appointments = reading.appointments.map(({ date, time, place }) => {
    const when = [dayAndTime(date, time, lang), place].filter((part) => part !== null).join(', ');
    return { text: t('letters.told.suspended.appointment', { when }), restsOn: ['appointment'] };
  });
  return {
    what: [...warned.false, ...warned.came, line('letters.told.suspended'), ...warned.entryBan],
    do: [...warned.falseDo, line('letters.told.suspended.do')],
    byWhen: withEveryDay(
      [...warned.leaveAtOnce, ...appointments, ...withoutHour(reading, lang), ...toPay(reading, lang)],
      days,
      asking,
    ),
    ifMissed: [],
    whoHelps: [line('letters.told.suspended.who')],
  };
}

type Warned = Record<'false' | 'falseDo' | 'came' | 'leaveAtOnce' | 'entryBan', ExplainedSentence[]>;

/** What was warned of and concerns the client in person; whether a letter may be false comes before all else. */
function warnedOf(reading: Reading, lang: Lang): Warned {
  const { warnings } = reading;
  const t = translator(lang);
  const say = (key: MessageKey, codes: readonly WarningCode[]): ExplainedSentence[] => {
    const found = codes.filter((code) => warnings.some((warning) => warning.code === code));
    return found.length === 0 ? [] : [{ text: t(key), restsOn: found.map((code) => `warning:${code}`) }];
  };
  const falseCodes = warningCodes.filter((code) => code.startsWith('false_'));
  return {
    false: say('letters.told.false', falseCodes),
    falseDo: say('letters.told.false.do', falseCodes).map(({ text }) => ({ text, restsOn: [] })),
    came: howItCame(reading, lang).map(({ code, text }) => ({ text, restsOn: [`warning:${code}`] })),
    leaveAtOnce: say('letters.told.leaveAtOnce', ['leave_at_once']),
    entryBan: say('letters.told.entryBan', ['entry_ban']),
  };
}

/** Somebody is expected on a day, and the letter does not say at what hour. */
function withoutHour({ appointments }: Reading, lang: Lang): ExplainedSentence[] {
  if (appointments.every(({ time }) => time !== null)) return [];
  return [{ text: translator(lang)('letters.told.noHour'), restsOn: ['appointment'] }];
}

/** What must be paid and until when, as the letter says it; never of a letter that may be false. */
function toPay({ amounts }: Reading, lang: Lang): ExplainedSentence[] {
  return amounts.flatMap(({ value, payBy }) => {
    if (payBy === undefined) return [];
    const amount = inEuros(value, lang);
    const text = translator(lang)('letters.told.toPay', { amount, day: dayAndDate(payBy, lang) });
    return [{ text, restsOn: ['amount'] }];
  });
}

/** The day to pay by is told with its sum; "the letter also names a day" says it no second time, unless it is of more. */
function withoutDayOfPayment(
  told: readonly ExplainedSentence[],
  { reading, lang, days, warned }: Asking,
): ExplainedSentence[] {
  if (warned.false.length > 0) return [...told];
  const paid = reading.amounts.flatMap(({ payBy }) =>
    payBy !== undefined && isOnlyToPay(payBy, reading) ? [payBy] : [],
  );
  const others = days.filter(({ drivingDay }) => !paid.includes(drivingDay));
  const names = (text: string, day: string): boolean => text.includes(dayAndDate(day, lang));
  return told.filter(
    ({ text, restsOn }) =>
      !restsOn.includes('deadline:letter') ||
      restsOn.length > 1 ||
      !paid.some((day) => names(text, day)) ||
      others.some(({ drivingDay }) => names(text, drivingDay)),
  );
}

/** Whether all that the letter says of a day is that money is to be paid by then. */
function isOnlyToPay(day: string, { statements, deadlines, appointments }: Reading): boolean {
  const own = statements.filter(
    (each) => ('day' in each && each.day === day) || (each.is === 'remedy' && each.drivingDay === day),
  );
  const isOfLetter = deadlines.every(({ what, drivingDay }) => drivingDay !== day || what === 'letter');
  return (
    isOfLetter &&
    own.length > 0 &&
    appointments.every(({ date }) => date !== day) &&
    own.every((each) => 'value' in each && (each.value === 'pay' || each.value === 'payment'))
  );
}

/** A day that no sentence of the kind names is told all the same: no day is held back (design question 17). */
function withEveryDay(
  told: readonly ExplainedSentence[],
  days: readonly ToldDay[],
  { reading, lang, telling }: Spoken,
): ExplainedSentence[] {
  const all = [...told];
  for (const one of [...days].sort((a, b) => a.drivingDay.localeCompare(b.drivingDay))) {
    const day = dayAndDate(one.drivingDay, lang);
    if (all.some(({ text }) => text.includes(day))) continue;
    const key = otherDay(one, reading, telling);
    all.push({ text: translator(lang)(key, { day }), restsOn: [`deadline:${one.what}`] });
  }
  return all;
}

type Spoken = Pick<Asking, 'reading' | 'lang' | 'telling'>;

function tell(sentence: ExplanationSentence, { reading, values }: Asking): ExplainedSentence[] {
  const { text, outcome, without } = typeof sentence === 'string' ? { text: sentence } : sentence;
  if (outcome !== undefined && !outcome.includes(reading.outcome ?? 'unclear')) return [];
  if (without?.some((name) => values.known.has(name))) return [];
  const names = [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
  if (names.some((name) => !values.known.has(name))) return [];
  const restsOn = [...new Set([...(outcome === undefined ? [] : ['outcome']), ...names.map(evidenceFor)])];
  const instead = names.flatMap((name) => values.instead.get(name) ?? []);
  if (instead.length > 0) return instead.map((words) => ({ text: words, restsOn }));
  return [{ text: text.replaceAll(placeholder, (_, name: string) => values.known.get(name) ?? ''), restsOn }];
}

/** `day.TM08` stands in the letter where its limit stands, `appointment.time` where the appointment does. */
function evidenceFor(name: string): string {
  const [what = '', id = ''] = name.split('.');
  return what === 'day' || what === 'start' ? `deadline:${id}` : what;
}

const placeholder = /\{([\w.]+)\}/g;

interface Values {
  known: Map<string, string>;
  /**
   * Names of days of which the kind's sentence may not be said, with what is: a legal term that is suspended, or a day to leave, which
   * nobody is told to keep to without its condition.
   */
  instead: Map<string, string>;
}

/** `day.TM08` is the day to keep to, `start.TM06` the day a limit is counted from. */
function valuesOf(reading: Reading, lang: Lang, days: readonly ToldDay[], telling: Telling): Values {
  const known = new Map<string, string>();
  const instead = new Map<string, string>();
  if (reading.letterDate !== null) known.set('letterDate', longDate(reading.letterDate, lang));
  for (const deadline of [...days].sort((a, b) => b.drivingDay.localeCompare(a.drivingDay))) {
    const { what, drivingDay, start } = deadline;
    const day = dayAndDate(drivingDay, lang);
    known.set(`day.${what}`, day);
    if (start !== undefined) known.set(`start.${what}`, longDate(start, lang));
    const isOwn = telling.isSuspended('deadline', what) || isLeaveOfLetter(deadline, reading);
    for (const name of [`day.${what}`, `start.${what}`]) {
      if (isOwn) instead.set(name, translator(lang)(otherDay(deadline, reading, telling), { day }));
      else instead.delete(name);
    }
  }
  if (isFromLawyer(reading)) known.set('writer.lawyer', '');
  const [appointment, ...more] = reading.appointments;
  if (appointment === undefined) return { known, instead };
  known.set('appointment.date', dayAndDate(appointment.date, lang));
  if (appointment.time !== null) known.set('appointment.time', appointment.time);
  if (appointment.place !== null) known.set('appointment.place', appointment.place);
  if (more.length > 0) {
    known.set('appointment.more', more.map(({ date, time }) => dayAndTime(date, time, lang)).join('; '));
  }
  return { known, instead };
}

const dayAndTime = (date: string, time: string | null, lang: Lang): string =>
  [dayAndDate(date, lang), time].filter((part) => part !== null).join(', ');
