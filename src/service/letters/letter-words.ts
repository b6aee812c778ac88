import { type Lang, translator } from '#app/platform/language/index.ts';
import {
  type KindKey,
  kindKeys,
  type LetterOutcome,
  outcomeKeys,
  type Reading,
} from '#app/service/letter-reader/index.ts';

/** The kind of a letter in words: "IND: de aanvraag is afgewezen". */
export function kindInWords(kind: string, lang: Lang): string {
  return translator(lang)(`letters.kind.${asKind(kind)}`);
}

/** The outcome in words; empty where there is none. */
export function outcomeInWords(outcome: string | null, lang: Lang): string {
  const known = outcomeKeys.find((one): one is LetterOutcome => one === outcome);
  return known === undefined ? '' : translator(lang)(`letters.outcome.${known}`);
}

/** A kind that is no longer in the catalogue is shown as unknown. */
export function asKind(kind: string): KindKey | 'unknown' {
  return kindKeys.find((one) => one === kind) ?? 'unknown';
}

/** Who sent the letter, in words; null where nobody was found. */
export function senderInWords(sender: Reading['sender'], lang: Lang): string | null {
  return sender === null ? null : translator(lang)(`documents.sender.${sender}`);
}
