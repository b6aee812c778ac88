import type { Lang } from './languages.ts';

/** A sum of euros as people write it: "€ 1.204,00" in Dutch, "€1,204.00" in English. */
export function inEuros(value: string, lang: Lang): string {
  return new Intl.NumberFormat(lang, { style: 'currency', currency: 'EUR' }).format(Number(value));
}
