import { IntlMessageFormat } from 'intl-messageformat';
import { type MessageKey, messagesIn } from './catalogues.ts';
import { isolate } from './isolate.ts';
import { defaultLanguage, directionOf, formattingLocale, type Lang, languages } from './languages.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the text of a message in one language, with its values filled in. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const tables = new Map(languages.map((lang) => [lang, messagesIn(lang)]));
const translators = new Map<Lang, Translate>();
/** Without one of these a message says what it reads, and most have none: to make a formatter of each is slow. */
const hasSyntax = /[{}']/;

/** The translator of a language; parsed messages are kept for the life of the process. */
export function translator(lang: Lang): Translate {
  const known = translators.get(lang);
  if (known !== undefined) return known;
  const made = makeTranslator(lang);
  translators.set(lang, made);
  return made;
}

/** True when a text is the key of a message: schemas may name their own error that way. */
export function isMessageKey(text: string): text is MessageKey {
  return tables.get(defaultLanguage)?.has(text) === true;
}

function makeTranslator(lang: Lang): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  /** Texts without values are always the same: a list of fifty asks for the same few a hundred times. */
  const plain = new Map<MessageKey, string>();
  const rightToLeft = directionOf(lang) === 'rtl';
  const formatted = (key: MessageKey, values: MessageValues): string => {
    let message = parsed.get(key);
    if (message === undefined) {
      const source = sourceText(lang, key);
      if (!hasSyntax.test(source)) return source;
      message = new IntlMessageFormat(source, formattingLocale(lang), undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(rightToLeft ? isolated(values) : values));
  };
  return (key, values) => {
    if (values !== undefined) return formatted(key, values);
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = formatted(key, {});
    plain.set(key, text);
    return text;
  };
}

/** Falls back to the source language: a page with one Dutch word is better than no page. A test keeps this from happening. */
function sourceText(lang: Lang, key: MessageKey): string {
  return tables.get(lang)?.get(key) ?? tables.get(defaultLanguage)?.get(key) ?? key;
}

/** Names and codes inside right-to-left text keep their own direction. */
function isolated(values: MessageValues): MessageValues {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolate(value) : value,
  ]);
  return Object.fromEntries(entries);
}
