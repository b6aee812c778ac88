import { kinds } from './catalogue.ts';
import type { WarningCode } from './codes.ts';
import type { FoundDate } from './dates.ts';
import { type Basis, deadlinesOf } from './deadlines.ts';
import { earliest, type Findings, findAll } from './findings.ts';
import { Letter } from './letter.ts';
import type { LetterPage } from './pages.ts';
import type { Reading } from './reading.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Stretch } from './surroundings.ts';
import { written } from './write-reading.ts';

/**
 * Reads a letter: what it is, what it wants, by when, each with its place on the page. It never decides alone: a person
 * confirms. What it does not know for sure is `unknown`, and then the lawyer must see it.
 */
export function readLetter(pages: readonly LetterPage[]): Reading {
  const found = findAll(new Letter(pages));
  const recognised = recogniseIn(found);
  const leaveAtOnce = recognised.rules?.key === 'ind_afwijzing' ? atOnce(found.letter) : [];
  const deadlines = deadlinesOf({
    rules: recognised.rules,
    outcome: recognised.outcome,
    says: (phrases) => found.letter.places(phrases).length > 0,
    start: earliest([found.letterDate, found.sentDate]),
    starts: startsOf(found),
    days: found.days,
    terms: found.terms,
    leaveAtOnce: leaveAtOnce.length > 0,
  });
  return written(found, recognised, deadlines, leaveAtOnce);
}

function recogniseIn({ letter, sender, validUntil, days, terms, appointments }: Findings): Recognised {
  if (letter.tokens.length === 0) return unknown('no_text');
  if (letter.isTooLong) return unknown('too_long');
  if (!kinds.some((rules) => rules.languages.some((language) => language === letter.language)))
    return unknown('not_dutch');
  if (letter.isHardToRead) return unknown('hard_to_read');
  const sendBy = [...days, ...terms].filter(({ topic }) => topic === 'send' || topic === 'other');
  const payBy = [...days, ...terms].filter(({ topic }) => topic === 'pay');
  const known = recognise(letter, sender, { validUntil, sendBy, payBy, appointment: appointments });
  if (known.rules !== null || letter.language === 'nl') return known;
  return { ...known, warnings: [{ code: 'not_dutch' }, ...known.warnings] };
}

/** The days that start a limit, where it is not the letter's own. */
function startsOf({ validUntil, appointments, events }: Findings): Basis['starts'] {
  const first = (dates: readonly FoundDate[]): string | null => earliest(dates.map(({ day }) => day));
  return {
    validUntil: first(validUntil),
    hearing: earliest(appointments.map(({ date }) => date)),
    received: first(events.received),
    judged: first(events.judged),
    ended: first(events.ended),
    begun: first(events.begun),
  };
}

function unknown(code: WarningCode): Recognised {
  return { rules: null, confidence: 0, reasons: [], warnings: [{ code }] };
}

const atOncePhrases = [
  'onmiddellijk|direct|terstond|meteen ~6 verlaten|vertrekken',
  'verlaten|vertrekken ~4 onmiddellijk|terstond',
  'geen vertrektermijn',
  'zonder vertrektermijn',
  'vertrektermijn ~4 onthouden|nul|0',
];

function atOnce(letter: Letter): readonly Stretch[] {
  return letter.places(atOncePhrases).filter(
    (hit) =>
      !/\bniet\b/.test(
        letter.tokens
          .slice(hit.from, hit.to)
          .map((token) => token.word)
          .join(' '),
      ),
  );
}
