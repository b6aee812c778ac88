import { isMessageKey, type Lang, longDate, translator } from '#app/platform/language/index.ts';
import { type Confidence, limitDefinition, moveReasonInWords, readTerm } from '#app/service/deadlines/index.ts';
import type { Counted, LimitDocument, SaidOfLimit } from '#app/service/limit-counting/index.ts';

/** What a limit needs to be said in words. */
export interface SpokenLimit {
  catalogueId: string;
  start: string | null;
  term: string | null;
  law: string;
  drivingDay: string;
  counted: Counted | null;
}

/** What a limit is called on the screen: "Bezwaar"; the kind of letter tells what is asked for, and an objection from an appeal. */
export function limitName(catalogueId: string, letterKind: string | null, lang: Lang): string {
  // The words themselves say what they are for: a kind of letter, all letters of its sender, or every other.
  const sender = letterKind?.split('_')[0];
  const known = [`.${letterKind}`, `.${sender}`, '']
    .map((of) => `procedures.limits.name.${catalogueId}${of}`)
    .find(isMessageKey);
  if (known !== undefined) return translator(lang)(known);
  const name = limitDefinition(catalogueId)?.names[lang] ?? catalogueId;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

/** What one limit is called: in the words of whoever wrote down what was said, else by what it is. */
export const limitTitle = (
  { clear, origin, said }: Pick<LimitDocument, 'clear' | 'origin' | 'said'>,
  lang: Lang,
): string => said?.what ?? limitName(clear.catalogueId, origin.kind, lang);

/** "telefonisch gezegd door mr. De Wit op 30 november 2026, 10:15". */
export function saidInWords({ who, on, at }: SaidOfLimit, lang: Lang): string {
  const day = longDate(on, lang);
  const t = translator(lang);
  return t('procedures.limits.said.by', {
    who,
    day: at === null ? day : t('procedures.limits.task.at', { day, time: at }),
  });
}

/** Why the term ends on that day, in one or two sentences. */
export function whyInWords({ start, term, law, drivingDay, counted }: SpokenLimit, lang: Lang): string {
  const t = translator(lang);
  const length = term === null ? null : termInWords(term, lang);
  if (counted === null || start === null || length === null) return t('procedures.limits.why.stated');
  const values = { term: length, start: longDate(start, lang) };
  if (law === 'backward') return t('procedures.limits.why.backward', values);
  const [first, ...rest] = [...new Set(counted.moves.map(({ reason }) => reason))].map((reason) =>
    moveReasonInWords(reason, lang),
  );
  if (first === undefined) return t('procedures.limits.why.plain', values);
  if (drivingDay === counted.rawLastDay) return t('procedures.limits.why.notMoved', { ...values, first });
  if (rest.length === 0) return t('procedures.limits.why.moved', { ...values, first });
  return t('procedures.limits.why.movedOn', { ...values, first, rest: listed(rest, lang) });
}

/** "4 weken"; null for what is no term. */
export function termInWords(term: string, lang: Lang): string | null {
  const read = readTerm(term);
  return read.ok ? translator(lang)(`procedures.limits.term.${read.value.unit}`, { n: read.value.length }) : null;
}

/** The confidence mark of the rule, in words. */
export function confidenceInWords(catalogueId: string, lang: Lang): string {
  return markInWords(limitDefinition(catalogueId)?.confidence, lang);
}

/** A mark of confidence in words. */
export function markInWords(mark: Confidence | undefined, lang: Lang): string {
  const keys = {
    HIGH: 'procedures.limits.confidence.HIGH',
    HIGH·2015: 'procedures.limits.confidence.HIGH2015',
    MEDIUM: 'procedures.limits.confidence.MEDIUM',
    LOW: 'procedures.limits.confidence.LOW',
  } as const;
  return translator(lang)(mark === undefined ? 'procedures.limits.confidence.none' : keys[mark]);
}

function listed(words: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(words);
}

/** Which edition of the rules a limit was counted with, and until when the days off were known. */
export function editionInWords(
  { catalogueVersion, calendarVersion }: Pick<Counted, 'catalogueVersion' | 'calendarVersion'>,
  lang: Lang,
): string {
  const t = translator(lang);
  const day = longDate(catalogueVersion, lang);
  // "2028-12-31/53": the last day that the table covers, and how many decree days it knows.
  const until = calendarVersion?.split('/')[0];
  if (until === undefined) return t('procedures.limits.edition.rules', { day });
  return t('procedures.limits.edition.all', { day, until: longDate(until, lang) });
}
