import { defaultLanguage, isLang, type Lang, translator } from '#app/platform/language/index.ts';
import type { MessageWords } from './contact-rule.ts';

/** What may stand in a message to a client: one of a few fixed sentences, so that none says more than it may. */
export const messageKinds = ['ring-me', 'appointment', 'rang'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** So much of a message is on a lock screen, on small telephones too; none of ours is longer. */
export const lockScreenLength = 90;

interface MessageAsked {
  kind: MessageKind;
  words: MessageWords;
  reads: string | null;
  /** What we are called. */
  service: string;
}

/**
 * The message word for word, in the language that the client reads where we have it. Without the client's yes it holds no
 * name of ours and nothing that tells what it is about.
 */
export function messageText({ kind, words, reads, service }: MessageAsked): string {
  const t = translator(languageFor(reads));
  const text = t(`cases.message.text.${kind}`);
  return words === 'with-our-name' ? `${service}: ${text}` : text;
}

/** In which language a message or card for this client is: as her sheets, in English where we do not speak her own. */
export function languageFor(reads: string | null): Lang {
  if (reads === null) return defaultLanguage;
  return isLang(reads) ? reads : 'en';
}
