import { type Lang, spokenName, type Translate } from '#app/platform/language/index.ts';
import type { PlacementReason } from './proposal.ts';

/** A reason in the reader's language: "Utrecht ligt in regio Utrecht". */
export function sayReason(reason: PlacementReason, t: Translate, lang: Lang): string {
  if (reason.code === 'place-several') {
    const places = new Intl.ListFormat(lang, { type: 'disjunction' }).format(reason.values.places);
    return t('intake.reason.place-several', { places });
  }
  const { language, ...values }: Record<string, string | number> = reason.values;
  const named = typeof language === 'string' ? { ...values, language: spokenName(language, lang) } : values;
  return t(`intake.reason.${reason.code}`, named);
}
