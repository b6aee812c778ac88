import { type Lang, translator } from '#app/platform/language/index.ts';
import type { WarningCode } from './codes.ts';

/** A warning as a sentence. */
export function warningInWords(code: WarningCode, lang: Lang): string {
  return translator(lang)(`letters.warning.${code}`);
}
