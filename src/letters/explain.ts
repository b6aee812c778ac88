import { dayAndDate, longDate } from '#app/language/index.ts';
import { type ExplanationText, explanationTexts, type Sentence } from './explanations.ts';
import type { Reading } from './reading.ts';

/** The parts of the client's text, in the order in which they are told. */
export const explanationParts = ['what', 'do', 'byWhen', 'ifMissed', 'whoHelps'] as const;

export interface Explanation {
  kind: Reading['kind'];
  title: string;
  version: number;
  /** "unreviewed" until a lawyer has approved this version; clients see none of it before (settled 17). */
  review: ExplanationText['review'];
  confidence: ExplanationText['confidence'];
  client: Readonly<Record<(typeof explanationParts)[number], readonly string[]>>;
  volunteer: readonly string[];
}

/** What a letter means, filled in from its reading; a sentence whose day or place is not known is left out. */
export function explain(reading: Reading, lang: 'nl' | 'en'): Explanation {
  const text = explanationTexts.find((each) => each.kind === reading.kind && each.language === lang);
  if (text === undefined) throw new Error('A kind of letter has no explanation');
  const values = valuesOf(reading, lang);
  const told = (sentences: readonly Sentence[]): string[] => sentences.flatMap((each) => tell(each, reading, values));
  const { kind, title, version, review, confidence, client, volunteer } = text;
  return {
    kind,
    title,
    version,
    review,
    confidence,
    client: {
      what: told(client.what),
      do: told(client.do),
      byWhen: told(client.byWhen),
      ifMissed: told(client.ifMissed),
      whoHelps: told(client.whoHelps),
    },
    volunteer: told(volunteer),
  };
}

function tell(sentence: Sentence, reading: Reading, values: ReadonlyMap<string, string>): string[] {
  const { text, outcome, without } = typeof sentence === 'string' ? { text: sentence } : sentence;
  if (outcome !== undefined && !outcome.includes(reading.outcome ?? 'unclear')) return [];
  if (without?.some((name) => values.has(name))) return [];
  const names = [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
  if (names.some((name) => !values.has(name))) return [];
  return [text.replaceAll(placeholder, (_, name: string) => values.get(name) ?? '')];
}

const placeholder = /\{([\w.]+)\}/g;

/** `day.TM08` is the day to keep to, `start.TM06` the day a limit is counted from. */
function valuesOf(reading: Reading, lang: 'nl' | 'en'): Map<string, string> {
  const values = new Map<string, string>();
  if (reading.letterDate !== null) values.set('letterDate', longDate(reading.letterDate, lang));
  for (const deadline of [...reading.deadlines].sort((a, b) => b.drivingDay.localeCompare(a.drivingDay))) {
    values.set(`day.${deadline.what}`, dayAndDate(deadline.drivingDay, lang));
    if (deadline.start !== undefined) values.set(`start.${deadline.what}`, longDate(deadline.start, lang));
  }
  const [appointment] = reading.appointments;
  if (appointment === undefined) return values;
  values.set('appointment.date', dayAndDate(appointment.date, lang));
  if (appointment.time !== null) values.set('appointment.time', appointment.time);
  if (appointment.place !== null) values.set('appointment.place', appointment.place);
  return values;
}
