import { dayAndDate, type Lang, translator } from '#app/platform/language/index.ts';
import { limitName } from './limit-words.ts';
import type { Moved } from './moved.store.ts';

/** "Bezwaar: tot en met vrijdag 11 december, niet donderdag 3 december": what the client is told. */
export function movedInWords({ catalogueId, kind, from, to }: Moved, lang: Lang): string {
  const t = translator(lang);
  const name = limitName(catalogueId, kind, lang);
  const written = (day: string | null) => (day === null ? '' : dayAndDate(day, lang));
  if (to === null) return t('procedures.limits.told.gone', { name, from: written(from) });
  if (from === null) return t('procedures.limits.told.back', { name, to: written(to) });
  return t('procedures.limits.told.moved', { name, from: written(from), to: written(to) });
}
