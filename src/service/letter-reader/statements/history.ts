import type { FoundAt } from '../find.ts';
import type { Findings } from '../findings.ts';
import type { TextSpan } from '../text.ts';

const perfect = new Set('is zijn heeft hebben hebt heb bent werd has have'.split(' '));
const ofPaper = new Set('ontvangen ingediend gedaan gedateerd ingekomen binnengekomen'.split(' '));
const onDay = new Set('op dd d on'.split(' '));

/**
 * "Op 12 februari hebben wij uw aanvraag afgewezen", "Bij besluit van 8 september is …": decided on another day than
 * that of this letter.
 */
export function isHistory(
  { letter, dates, letterDate, sentDate }: Findings,
  sentence: TextSpan,
  hit: FoundAt,
): boolean {
  const { tokens } = letter;
  const word = (at: number): string => tokens[at]?.word ?? '';
  const isOfLetter = (day: string | null): boolean => day !== null && (day === letterDate || day === sentDate);
  const own = dates.filter(({ from }) => from >= sentence.from && from < sentence.to);
  const before = tokens.slice(sentence.from, hit.from).map((token) => token.word);
  const inPaper =
    /\b(?:bij|met|in|per) (?:ons |het |de |onze |uw |mijn )?(?:\w+ )?(?:besluit|beschikking|beslissing|brief|uitspraak|vonnis) (?:van|d|dd|gedateerd)\b/;
  const dated = own.find(({ from }) => from < hit.to);
  if (inPaper.test(before.join(' ')) && !/\b(?:vandaag|heden|deze)\b/.test(before.join(' ')))
    if (dated === undefined || !isOfLetter(dated.day)) return true;
  const carried = tokens.slice(sentence.from, sentence.to).some((token) => perfect.has(token.word));
  if (!carried) return false;
  return own.some(({ from, to, day }) => {
    if (isOfLetter(day)) return false;
    let start = from - 1;
    // "op woensdag 3 maart"
    if (/dag$|day$/.test(word(start))) start -= 1;
    if (!onDay.has(word(start)) || (start > sentence.from && ofPaper.has(word(start - 1)))) return false;
    return !/(?:de|te|en)$/.test(word(to)) || perfect.has(word(to)) || word(to) === 'de';
  });
}
