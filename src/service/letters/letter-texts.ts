import { isMessageKey, type Lang, translator } from '#app/platform/language/index.ts';
import type { Json } from '#app/platform/vault/index.ts';
import { type ApprovalText, limitRows, type TextSection, textHash } from '#app/service/approvals/index.ts';
import { type LimitId, limitDefinition } from '#app/service/deadlines/index.ts';
import { kinds } from '#app/service/letter-reader/index.ts';
import { type ExplanationSentence, type ExplanationText, explanationParts, explanationTexts } from './explanations.ts';
import { glossaryOf } from './glossary.ts';
import { outcomeInWords } from './letter-words.ts';
import { type StatementSentence, statementSentences } from './statement-sentences.ts';

let made: readonly ApprovalText[] | null = null;

/** Everything about letters that a lawyer approves: explanations of kinds, sentences of statements, words of the glossary. */
export function letterTexts(): readonly ApprovalText[] {
  made ??= [...explanations(), ...sentences(), ...terms()];
  return made;
}

/** The explanation of a kind, with the limits that its letters start; the Dutch is what is approved. */
function explanations(): ApprovalText[] {
  return explanationTexts
    .filter(({ language }) => language === 'nl')
    .map((text): ApprovalText => {
      const { kind, version, confidence, title } = text;
      const limits = limitsIn(text);
      return {
        ...{ kind: 'letter', key: kind, version, confidence, limits },
        hash: explanationHash(text),
        name: title,
        source: null,
        sections: (lang) => sectionsOf(inLanguage(kind, lang) ?? text, lang),
      };
    })
    .sort((one, other) => one.key.localeCompare(other.key, 'en'));
}

/** Of everything that is said, and of the limits in it with their rows. */
export function explanationHash(text: ExplanationText): string {
  const { title, client, volunteer, confidence } = text;
  const words = JSON.parse(JSON.stringify({ title, client, volunteer, confidence })) as Json;
  return textHash({ words, rows: limitRows(limitsIn(text)) });
}

const inLanguage = (kind: string, lang: Lang) =>
  explanationTexts.find((text) => text.kind === kind && text.language === lang);

/** Every limit that its sentences name or that its letters start. */
function limitsIn(text: ExplanationText): LimitId[] {
  const rules = kinds.find(({ key }) => key === text.kind);
  const started = [
    ...(rules?.limits ?? []),
    ...Object.values(rules?.limitsByOutcome ?? {}).flat(),
    ...Object.keys(rules?.limitsIf ?? {}),
  ];
  const named = [...JSON.stringify(text).matchAll(/TM\d\d/g)].map(([id]) => id);
  return [...new Set([...started, ...named])].filter((id): id is LimitId => limitDefinition(id) !== null).sort();
}

function sectionsOf({ title, client, volunteer }: ExplanationText, lang: Lang): TextSection[] {
  const t = translator(lang);
  const lines = (told: readonly ExplanationSentence[]) => told.map((one) => inWords(one, lang));
  return [
    { heading: t('letters.approval.part.title'), lines: [title] },
    ...explanationParts.map((part) => ({ heading: t(`letters.told.${part}`), lines: lines(client[part]) })),
    { heading: t('letters.approval.part.volunteer'), lines: lines(volunteer) },
  ];
}

/** A sentence with its places named, and when it is left out. */
function inWords(sentence: ExplanationSentence, lang: Lang): string {
  const t = translator(lang);
  if (typeof sentence === 'string') return withPlaces(sentence, lang);
  const { text, outcome = [], without = [] } = sentence;
  const outcomes = outcome.map((one) => outcomeInWords(one, lang) || t('letters.approval.place.unclear'));
  const when = [
    ...(outcomes.length === 0 ? [] : [t('letters.approval.only', { outcomes: outcomes.join(', ') })]),
    ...(without.length === 0
      ? []
      : [t('letters.approval.without', { places: without.map((name) => placeInWords(name, lang)).join(', ') })]),
  ];
  return [withPlaces(text, lang), ...when.map((one) => `(${one})`)].join(' ');
}

const withPlaces = (text: string, lang: Lang) =>
  text.replaceAll(/\{([\w.]+)\}/g, (_, name: string) => `[${placeInWords(name, lang)}]`);

/** What is filled in there: "the last day of TM08". */
function placeInWords(name: string, lang: Lang): string {
  const t = translator(lang);
  const [what = '', id = ''] = name.split('.');
  if (/^TM/.test(id))
    return t(what === 'start' ? 'letters.approval.limitPlace.start' : 'letters.approval.limitPlace.day', { limit: id });
  const key = `letters.approval.place.${name}`;
  return isMessageKey(key) ? t(key) : name;
}

/** Each sentence that tells a statement; with the words that may be filled into it. */
function sentences(): ApprovalText[] {
  const dutch = statementSentences('nl');
  return dutch.sentences.map((sentence): ApprovalText => {
    const { id, version, part, text } = sentence;
    return {
      ...{ kind: 'sentence', key: id, version, confidence: 'MEDIUM', limits: [], source: null },
      hash: textHash({ part, text, fills: fillsOf(sentence, 'nl').map(([, word]) => word) }),
      name: withPlaces(text, 'nl'),
      sections(lang) {
        const own = statementSentences(lang).sentences.find((one) => one.id === id) ?? sentence;
        const fills = fillsOf(own, lang).map(([, word]) => word);
        return [
          { heading: translator(lang)('letters.approval.part.sentence'), lines: [withPlaces(own.text, lang)] },
          ...(fills.length === 0
            ? []
            : [{ heading: translator(lang)('letters.approval.part.fills'), lines: [fills.join('; ')] }]),
        ];
      },
    };
  });
}

/** Words that stand in the places of a sentence: what a decision is about, what one may do against it. */
function fillsOf({ text }: StatementSentence, lang: Lang): [string, string][] {
  const { subjects, acts } = statementSentences(lang);
  const tables = { subject: subjects, act: acts };
  return (['subject', 'act'] as const).flatMap((name) =>
    text.includes(`{${name}}`) ? Object.entries(tables[name]).sort() : [],
  );
}

/** Each word of the glossary. */
function terms(): ApprovalText[] {
  return glossaryOf('nl').terms.map(
    ({ key, words, meaning, confidence }): ApprovalText => ({
      // The list has one version: another word in it must not end the approval of this one.
      ...{ kind: 'term', key, version: 1, confidence, limits: [], source: null },
      hash: textHash({ words, meaning, confidence }),
      name: words[0] ?? key,
      sections(lang) {
        const own = glossaryOf(lang).terms.find((term) => term.key === key);
        return own === undefined ? [] : [{ heading: own.words.join(', '), lines: [own.meaning] }];
      },
    }),
  );
}
