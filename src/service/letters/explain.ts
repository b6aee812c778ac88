import { dayAndDate, type Lang, longDate, type MessageKey, translator } from '#app/platform/language/index.ts';
import { type LimitId, limitDefinition } from '#app/service/deadlines/index.ts';
import type { Deadline, Reading } from '#app/service/letter-reader/index.ts';
import { type WarningCode, warningCodes } from '#app/service/letter-reader/index.ts';
import { type ExplanationText, explanationTexts, type Sentence } from './explanations.ts';
import { isFromLawyer, type ToldStatement, tellStatements } from './tell-statements.ts';

/** The parts of the client's text, in the order in which they are told. */
export const explanationParts = ['what', 'do', 'byWhen', 'ifMissed', 'whoHelps'] as const;

/** A sentence as it is told, and the evidence it rests on: the `for` of its places in the letter. */
export interface Told {
  text: string;
  restsOn: readonly string[];
}

/** A day of the explanation: as the reader found it, or as a person has it now. */
export type ToldDay = Pick<Deadline, 'what' | 'drivingDay' | 'start'>;

export interface Explanation {
  kind: Reading['kind'];
  /** Whether it may be false: said also where nothing else may be told. */
  maybeFalse: boolean;
  title: string;
  version: number;
  /** "unreviewed" until a lawyer has approved this version; clients see none of it before (design question 17). */
  review: ExplanationText['review'];
  confidence: ExplanationText['confidence'];
  client: Readonly<Record<(typeof explanationParts)[number], readonly Told[]>>;
  volunteer: readonly string[];
}

/**
 * What a letter means, filled in from its reading; a sentence whose day or place is not known is left out. `days`: the
 * days to keep to where a person has changed what the reader found. A letter that is not known is told by its statements;
 * `approvedOnly` for a client, who reads the sentences that a lawyer approved.
 */
export function explain(
  reading: Reading,
  lang: Lang,
  days: readonly ToldDay[] = reading.deadlines,
  approvedOnly = false,
): Explanation {
  const text = explanationTexts.find((each) => each.kind === reading.kind && each.language === lang);
  if (text === undefined) throw new Error('A kind of letter has no explanation');
  const values = valuesOf(reading, lang, days);
  const told = (sentences: readonly Sentence[]): Told[] => sentences.flatMap((each) => tell(each, reading, values));
  const warned = warnedOf(reading, lang);
  const statements = reading.kind === 'unknown' ? tellStatements(reading, lang) : [];
  const says = (part: ToldStatement['part']): Told[] =>
    statements.filter((each) => each.part === part && (!approvedOnly || each.review === 'reviewed'));
  const { kind, title, version, review, confidence, client, volunteer } = text;
  return {
    kind,
    maybeFalse: warned.false.length > 0,
    title,
    version,
    review,
    confidence,
    client: {
      what: [
        ...warned.false,
        ...told(client.what).map((each, at) => (at === 0 ? { ...each, restsOn: ['kind', ...each.restsOn] } : each)),
        ...says('what'),
        ...warned.entryBan,
      ],
      do: [...warned.falseDo, ...says('do'), ...told(client.do)],
      byWhen: withEveryDay(
        [
          ...warned.leaveAtOnce,
          ...says('byWhen').filter(({ text }) => warned.leaveAtOnce.every((each) => each.text !== text)),
          ...told(client.byWhen),
          ...withoutHour(reading, lang),
          ...(warned.false.length > 0 ? [] : toPay(reading, lang)),
        ],
        days,
        lang,
      ),
      ifMissed: told(client.ifMissed),
      whoHelps: told(client.whoHelps),
    },
    volunteer: told(volunteer).map(({ text }) => text),
  };
}

/** What was warned of and concerns the client in person; whether a letter may be false comes before all else. */
function warnedOf({ warnings }: Reading, lang: Lang): Record<'false' | 'falseDo' | 'leaveAtOnce' | 'entryBan', Told[]> {
  const t = translator(lang);
  const say = (key: MessageKey, codes: readonly WarningCode[]): Told[] => {
    const found = codes.filter((code) => warnings.some((warning) => warning.code === code));
    return found.length === 0 ? [] : [{ text: t(key), restsOn: found.map((code) => `warning:${code}`) }];
  };
  const falseCodes = warningCodes.filter((code) => code.startsWith('false_'));
  return {
    false: say('letters.told.false', falseCodes),
    falseDo: say('letters.told.false.do', falseCodes).map(({ text }) => ({ text, restsOn: [] })),
    leaveAtOnce: say('letters.told.leaveAtOnce', ['leave_at_once']),
    entryBan: say('letters.told.entryBan', ['entry_ban']),
  };
}

/** Somebody is expected on a day, and the letter does not say at what hour. */
function withoutHour({ appointments }: Reading, lang: Lang): Told[] {
  if (appointments.every(({ time }) => time !== null)) return [];
  return [{ text: translator(lang)('letters.told.noHour'), restsOn: ['appointment'] }];
}

/** What must be paid and until when, as the letter says it; never of a letter that may be false. */
function toPay({ amounts }: Reading, lang: Lang): Told[] {
  return amounts.flatMap(({ value, payBy }) => {
    if (payBy === undefined) return [];
    const amount = lang === 'nl' ? value.replace('.', ',') : value;
    const text = translator(lang)('letters.told.toPay', { amount, day: dayAndDate(payBy, lang) });
    return [{ text, restsOn: ['amount'] }];
  });
}

/** A day that no sentence of the kind names is told all the same: no day is held back (design question 17). */
function withEveryDay(told: readonly Told[], days: readonly ToldDay[], lang: Lang): Told[] {
  const all = [...told];
  for (const { what, drivingDay } of [...days].sort((a, b) => a.drivingDay.localeCompare(b.drivingDay))) {
    const day = dayAndDate(drivingDay, lang);
    if (all.some(({ text }) => text.includes(day))) continue;
    all.push({ text: translator(lang)(otherDayOf(what), { day }), restsOn: [`deadline:${what}`] });
  }
  return all;
}

/** The day of an authority is no day of the client's, and a day to leave never stands without its condition. */
function otherDayOf(what: string): MessageKey {
  if (limitDefinition(what as LimitId)?.for === 'wait') return 'letters.told.otherWait';
  return what === 'TM15' ? 'letters.told.otherLeave' : 'letters.told.otherDay';
}

function tell(sentence: Sentence, reading: Reading, values: ReadonlyMap<string, string>): Told[] {
  const { text, outcome, without } = typeof sentence === 'string' ? { text: sentence } : sentence;
  if (outcome !== undefined && !outcome.includes(reading.outcome ?? 'unclear')) return [];
  if (without?.some((name) => values.has(name))) return [];
  const names = [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
  if (names.some((name) => !values.has(name))) return [];
  const restsOn = new Set([...(outcome === undefined ? [] : ['outcome']), ...names.map(evidenceFor)]);
  return [{ text: text.replaceAll(placeholder, (_, name: string) => values.get(name) ?? ''), restsOn: [...restsOn] }];
}

/** `day.TM08` stands in the letter where its limit stands, `appointment.time` where the appointment does. */
function evidenceFor(name: string): string {
  const [what = '', id = ''] = name.split('.');
  return what === 'day' || what === 'start' ? `deadline:${id}` : what;
}

const placeholder = /\{([\w.]+)\}/g;

/** `day.TM08` is the day to keep to, `start.TM06` the day a limit is counted from. */
function valuesOf(reading: Reading, lang: Lang, days: readonly ToldDay[]): Map<string, string> {
  const values = new Map<string, string>();
  if (reading.letterDate !== null) values.set('letterDate', longDate(reading.letterDate, lang));
  for (const deadline of [...days].sort((a, b) => b.drivingDay.localeCompare(a.drivingDay))) {
    values.set(`day.${deadline.what}`, dayAndDate(deadline.drivingDay, lang));
    if (deadline.start !== undefined) values.set(`start.${deadline.what}`, longDate(deadline.start, lang));
  }
  if (isFromLawyer(reading)) values.set('writer.lawyer', '');
  const [appointment, ...more] = reading.appointments;
  if (appointment === undefined) return values;
  values.set('appointment.date', dayAndDate(appointment.date, lang));
  if (appointment.time !== null) values.set('appointment.time', appointment.time);
  if (appointment.place !== null) values.set('appointment.place', appointment.place);
  if (more.length > 0) {
    values.set('appointment.more', more.map(({ date, time }) => dayAndTime(date, time, lang)).join('; '));
  }
  return values;
}

const dayAndTime = (date: string, time: string | null, lang: Lang): string =>
  [dayAndDate(date, lang), time].filter((part) => part !== null).join(', ');
