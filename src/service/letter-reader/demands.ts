import { pattern } from './pattern.ts';

const theirs = /\b(?:u|uw|you|your|client|clienten?|clientes?|verzoeker|eiser|eiseres|belanghebbende|gedaagde)\b/;
const orders = pattern()`
    ^(?:please )?(?:betaal|stuur|haal|reageer|dien|doe|lever|breng|neem|maak|meld|sluit|geef|vraag|kom|regel
    |zorg|teken|vul|onderteken|schrijf|gelieve|send|pay|submit|collect|bring|reply)\b
  `;
const deeds = pattern()`
    \b(?:betal\w*|betaalt?|voldoen|voldaan|ophalen|opgehaald|afhalen|afgehaald|haalt?|reager\w*|reageert?
    |reactie|indienen|ingediend|dient?|inlever\w*|ingeleverd|(?:op|toe|in)?stu(?:ur|urt|ren)|(?:op|toe
    |in)gestuurd|toezenden|aanlever\w*|aangeleverd|verschijn\w*|verschenen|overlegg\w*|aanvull\w*|antwoord\w*
    |moet|moeten|verlaten|meld\w*|regelen|sluit|sluiten|weten|ontvangen|terugsturen|teruggestuurd|must|submit
    |send|pay|provide|appear|collect|reply|respond)\b
  `;
/** A sentence that says of itself that it asks nothing. */
export const noDemand = pattern()`
    \b(?:geldig\w*|geldt|verstrijkt|loopt af|verloopt|valid|geboren|hoort u|u hoort|u krijgt|krijgt u|u ontvangt
    |ontvangt u|(?:wij|we) (?:beslissen|sturen|laten|nemen|betalen|maken)|(?:betalen|maken|krijgen|houden
    |schrijven) (?:wij|we)|overdracht\w*|overgedragen|nodigden|in plaats van|vervalt|vervallen|gesloten|closed
    |van beslissen|om te beslissen|vrijgesteld|ontheven|opgeschort|geschorst|verjaardag|verplaatst|eerdere
    |eerder|oorspronkelijk\w*)\b
  `;

/** Whether a sentence asks the reader to do something; what an office promises of itself does not. */
export function isDemand(sentence: string): boolean {
  if (noDemand.test(sentence)) return false;
  return orders.test(sentence) || (deeds.test(sentence) && theirs.test(sentence));
}
