import { completed } from './dates.ts';
import type { Deadlines } from './deadlines.ts';
import type { Findings } from './findings.ts';
import { Surroundings } from './surroundings.ts';

const byThen =
  /\b(?:uiterlijk|voor|binnen|tot|tot en met|t m|niet later dan|laatste dag|uiterste|einddatum|sluitingsdatum|vervaldatum|vervaldag|deadline|by|before|no later than|within|until|due)\b(?: \w+){0,4}$/;
const theirs = /\b(?:u|uw|you|your|client|clienten?|clientes?|verzoeker|eiser|eiseres|belanghebbende|gedaagde)\b/;
const orders =
  /^(?:please )?(?:betaal|stuur|haal|reageer|dien|doe|lever|breng|neem|maak|meld|sluit|geef|vraag|kom|regel|zorg|teken|vul|onderteken|schrijf|gelieve|send|pay|submit|collect|bring|reply)\b/;
const deeds =
  /\b(?:betal\w*|betaalt?|voldoen|voldaan|ophalen|opgehaald|afhalen|afgehaald|haalt?|reager\w*|reageert?|reactie|indienen|ingediend|dient?|inlever\w*|ingeleverd|(?:op|toe|in)?stu(?:ur|urt|ren)|(?:op|toe|in)gestuurd|toezenden|aanlever\w*|aangeleverd|verschijn\w*|verschenen|overlegg\w*|aanvull\w*|antwoord\w*|moet|moeten|verlaten|meld\w*|regelen|sluit|sluiten|weten|ontvangen|terugsturen|teruggestuurd|must|submit|send|pay|provide|appear|collect|reply|respond)\b/;
const noDemand =
  /\b(?:geldig\w*|geldt|verstrijkt|loopt af|verloopt|valid|geboren|hoort u|u hoort|u krijgt|krijgt u|u ontvangt|ontvangt u|(?:wij|we) (?:beslissen|sturen|laten|nemen|betalen|maken)|(?:betalen|maken|krijgen|houden|schrijven) (?:wij|we)|overdracht\w*|overgedragen|nodigden|in plaats van|vervalt|vervallen|verplaatst|eerdere|eerder|oorspronkelijk\w*)\b/;
/** Before a day from which something begins. */
const fromThen =
  /\b(?:vanaf|met ingang van|ingaande|per|sinds|voor het eerst op|from|since|as of)(?: \w+day| \w+dag)?$/;

/** Whether a sentence asks the reader to do something; what an office promises of itself does not. */
export function isDemand(sentence: string): boolean {
  if (noDemand.test(sentence)) return false;
  return orders.test(sentence) || (deeds.test(sentence) && theirs.test(sentence));
}

/**
 * A day to come that stands as the last one for something and that nothing has used: neither a limit, nor an appointment, nor the end of a permit.
 * Whoever believes a letter to be understood would miss it.
 */
export function losesDay(
  { letter, dates, letterDates, letterDate, sentDate, validUntil, appointments, days }: Findings,
  { found }: Deadlines,
): boolean {
  const around = new Surroundings(letter);
  const reference = letterDate ?? sentDate;
  const used = new Set(
    [
      ...[...letterDates.letter, ...letterDates.sent, ...validUntil, ...appointments],
      ...days.filter(({ topic }) => topic === 'authority'),
      ...found.flatMap(({ at }) => at),
    ].map(({ from }) => from),
  );
  const driving = new Set(found.flatMap(({ deadline }) => [deadline.drivingDay, deadline.lastDay]));
  return dates.some((date) => {
    const day = completed(date, reference);
    if (day === null || used.has(date.from) || driving.has(day)) return false;
    if (reference !== null && day <= reference) return false;
    const sentence = around.sentence(date);
    if (noDemand.test(sentence) || fromThen.test(around.before(date, 5))) return false;
    const label = around.startOfLine(date) === '' ? around.label(date) : '';
    return byThen.test(around.before(date, 6)) || byThen.test(label) || isDemand(sentence);
  });
}
