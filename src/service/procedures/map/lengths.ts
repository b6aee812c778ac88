import { type Lang, translator } from '#app/platform/language/index.ts';
import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Definition } from '../definitions/index.ts';
import { limitName, markInWords, termInWords } from '../limits/index.ts';

/**
 * What a procedure's limits are called and how long they are, in the order of its stages; of what can be counted in two
 * ways both. Without those whose length the letter or the hearing decides.
 */
export function limitLengths(definition: Definition, lang: Lang): { name: string; length: string }[] {
  const found = new Map<string, string>();
  for (const { term, variant } of definition.stages.flatMap(({ limits }) => limits)) {
    const row = limitDefinition(term);
    if (!row) continue;
    const other = row.variants?.find(({ code }) => code === variant);
    const { counts, confidence } = other ?? row;
    const lengths = counts.flatMap((count) => termInWords(count.term, lang) ?? []);
    if (lengths.length === 0) continue;
    const name = other === undefined ? limitName(term, null, lang) : capital(other.names[lang], lang);
    const either = new Intl.ListFormat(lang, { type: 'disjunction' }).format(new Set(lengths));
    const words =
      row.kind === 'authority' ? translator(lang)('procedures.definition.decides', { length: either }) : either;
    found.set(name, confidence === 'LOW' ? `${words} (${markInWords(confidence, lang)})` : words);
  }
  return [...found].map(([name, length]) => ({ name, length }));
}

const capital = (name: string, lang: Lang) => name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
