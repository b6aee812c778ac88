/** Control codes, and the marks that turn the direction of what follows or take no room (Trojan Source). */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
/** Ligatures and the drawn forms of Arabic letters, for which the plain letters are meant. */
const DRAWN_FORMS = /[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+/gu;

/** Text as people see it: without codes that show nothing, override the direction or break a page. */
export function visibleText(text: string): string {
  return text
    .replace(/[\t\r\n\u00a0]/gu, ' ')
    .replace(UNSEEN, '')
    .replace(DRAWN_FORMS, (forms) => forms.normalize('NFKC'))
    .normalize('NFC')
    .toWellFormed();
}
