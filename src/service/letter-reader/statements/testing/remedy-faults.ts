import { findAll } from '../../findings.ts';
import { Letter } from '../../letter.ts';
import { pagesOfText } from '../../pages.ts';
import { findRemedies } from '../remedies.ts';
import { letterOfNoKind, type RemedyLetter } from './remedy-letters.ts';

/** What a letter's one remedy is read as, where that is not what the table says. */
export function remedyFaultsOf(letter: RemedyLetter): string[] {
  const { name, sentence, act, from, term, expected } = letter;
  const wanted = said({ value: act, from, term, ...expected });
  const found = findRemedies(findAll(new Letter(pagesOfText(letterOfNoKind(letter))))).flatMap((each) =>
    each.is === 'remedy' ? [said({ ...each, what: each.limit ?? 'letter' })] : [],
  );
  return found.join() === wanted ? [] : [`${name}: “${sentence}” is ${wanted}, read as ${found.join() || 'nothing'}`];
}

function said(remedy: {
  value: string;
  from: string;
  term: string | null;
  what: string;
  lastDay: string | null;
  drivingDay: string | null;
}): string {
  const { value, from, term, what, lastDay, drivingDay } = remedy;
  return `${value} ${term} from ${from}: ${what} ${lastDay} driven by ${drivingDay}`;
}
