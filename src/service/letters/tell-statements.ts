import { dayAndDate, type Lang, translator } from '#app/platform/language/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';
import type { StatementSentence } from './statement-sentences.ts';
import { statementSentences } from './statement-sentences.ts';
import { nothingApproved } from './telling.ts';
import type { Telling } from './telling-rules.ts';

type Statement = Reading['statements'][number];

/** A statement in a sentence that can be approved; `restsOn` is its evidence in the letter. */
export interface ToldStatement extends Pick<StatementSentence, 'id' | 'part'> {
  text: string;
  /** May a client read it? What is suspended says "ask your lawyer today", which everybody may. */
  mayBeTold: boolean;
  restsOn: readonly string[];
}

/**
 * What a letter says, statement by statement, whatever its kind: each once, in the order in which the letter says it. A
 * statement for which there is no sentence is not told; its day is, by the explanation.
 */
export function tellStatements(
  { statements }: Pick<Reading, 'statements'>,
  lang: Lang,
  telling: Telling = nothingApproved,
): ToldStatement[] {
  const told = statements.flatMap((statement) => tell(statement, lang, telling));
  return told.filter(({ text }, at) => told.findIndex((other) => other.text === text) === at);
}

function tell(statement: Statement, lang: Lang, telling: Telling): ToldStatement[] {
  const { sentences } = statementSentences(lang);
  const values = valuesOf(statement, lang);
  for (const id of idsOf(statement)) {
    const found = sentences.find((each) => each.id === id);
    const text = found && filled(found.text, values);
    if (found && text !== null && text !== undefined) {
      const told = { id, part: found.part, restsOn: [evidenceName(statement)] };
      if (!telling.isSuspended('sentence', id)) return [{ ...told, text, mayBeTold: telling.mayTell('sentence', id) }];
      return [{ ...told, text: suspendedIn(lang, values.get('day')), mayBeTold: true }];
    }
  }
  return [];
}

/** In place of a sentence that is out of use; its day stays. */
function suspendedIn(lang: Lang, day: string | undefined): string {
  const t = translator(lang);
  return day === undefined ? t('letters.told.suspended') : t('letters.told.suspended.day', { day });
}

/** The most telling sentence first. */
function idsOf(statement: Statement): string[] {
  switch (statement.is) {
    case 'decision':
      return [`decision.${statement.value}.about`, `decision.${statement.value}`];
    case 'remedy':
      return ['remedy.day', 'remedy'];
    case 'duty':
    case 'request':
    case 'measure':
      return [`${statement.is}.${statement.value}.day`, `${statement.is}.${statement.value}`];
    case 'period':
      return [`period.${statement.about}.day`];
    case 'called_off':
      return ['called_off.day'];
    case 'role':
    case 'addressee':
    case 'writer':
    case 'urgent':
      return [`${statement.is}.${statement.value}`];
    default:
      return [];
  }
}

function valuesOf(statement: Statement, lang: Lang): ReadonlyMap<string, string | undefined> {
  const { subjects, acts } = statementSentences(lang);
  const day = dayOf(statement);
  return new Map([
    ['day', day === null ? undefined : dayAndDate(day, lang)],
    ['subject', statement.is === 'decision' ? subjects[statement.about] : undefined],
    ['act', statement.is === 'remedy' ? acts[statement.value] : undefined],
  ]);
}

function dayOf(statement: Statement): string | null {
  if (statement.is === 'remedy') return statement.drivingDay;
  if (statement.is === 'called_off') return statement.date;
  return 'day' in statement ? statement.day : null;
}

/** The text with its values; null where one of them is not known. */
function filled(text: string, values: ReadonlyMap<string, string | undefined>): string | null {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => values.get(name) === undefined)) return null;
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
}

/** The name of its place among the evidence of a letter. */
export function evidenceName(statement: Statement): string {
  return 'value' in statement ? `statement:${statement.is}.${statement.value}` : `statement:${statement.is}`;
}

/** Whether the letter comes from a lawyer: then the advice is not to show it to one. */
export function isFromLawyer({ statements }: Pick<Reading, 'statements'>): boolean {
  return statements.some((each) => each.is === 'writer' && each.value === 'lawyer');
}

/** Why the letter must be seen today, each reason once. */
export function urgenciesOf({ statements }: Pick<Reading, 'statements'>) {
  return [...new Set(statements.flatMap((each) => (each.is === 'urgent' ? [each.value] : [])))];
}

/** The sentence of a statement by its name, "decision.refused"; null where there is none without values. */
export function statementInWords(name: string, lang: Lang): string | null {
  const text = statementSentences(lang).sentences.find(({ id }) => id === name)?.text;
  return text === undefined || text.includes('{') ? null : text;
}
