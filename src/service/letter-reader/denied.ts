import { isInAnnex } from './annex.ts';
import { denialsOf, liftingsOf } from './denials.ts';
import type { FoundAt } from './find.ts';
import type { Letter } from './letter.ts';
import { pattern } from './pattern.ts';
import { Surroundings } from './surroundings.ts';

/** "Als u geen hulp wilt", "U hoeft geen afspraak te maken": nothing is denied. */
const supposed = /\b(?:als|indien|wanneer|mocht|zodra|tenzij|totdat|voordat|hoeft|hoeven|wilt|nodig heeft|if|unless)\b/;

/** "Haalt u de pas niet op, dan …", "Is uw adres veranderd?": the verb comes first. */
const verbFirst = /^(?!met\b|dat\b|niet\b|uit\b|het\b)(?:\w+t|is|ben|heb|kan|kom|mag) (?:u|uw|je|de|het|deze|dit)\b/;

/** "De premie van uw verzekering hebben wij nog niet ontvangen": the money did not come, nothing is denied. */
const unpaid =
  /\b(?:premies?|betaling|bedrag|rekening|factuur|bijdrage)\b(?: \w+){0,12} niet (?:\w+ ){0,2}(?:ontvangen|betaald|voldaan|binnengekomen)\b/;

/**
 * Whether a letter says of one of these things that it is refused, ends or comes later, in whatever mood: for what speaks against a yes a
 * false find costs little.
 */
export function isDenied(letter: Letter, things: readonly string[]): boolean {
  if (things.length === 0) return false;
  const around = new Surroundings(letter);
  const isPlain = (hit: FoundAt): boolean => {
    const sentence = around.sentence(hit);
    const isAsked = letter.text.sentences[letter.tokens[hit.from]?.sentence ?? -1]?.question === true;
    return !isAsked && !supposed.test(sentence) && !verbFirst.test(sentence) && !unpaid.test(sentence);
  };
  return letter.places(denialsOf(things)).some(isPlain);
}

/** "Zolang u in bezwaar bent, hoeft u niet te betalen", "hoeft u nu nog niet": for the time being, or in another case. */
const forNow = pattern()`
    \b(?:als|indien|wanneer|mocht|zodra|tenzij|totdat|voordat|zolang|tijdens|soms|sommige|situaties?|gevallen
    |kunt|kan|kunnen|mag|wilt|dan|daarna|nu nog|verzoek\w*|vraagt|vragen|schorst|schort|if|unless)\b
  `;
/** "De eerdere dagvaarding is ingetrokken": another one holds. */
const another = /\b(?:eerdere|vorige|oude|deel|gedeeltelijk|gedeelte|extra)\b/;

/** Whether a letter says that one of these things no longer holds: a fine that is dropped, a measure that is lifted, a duty that she need not do. */
export function isLifted(letter: Letter, things: readonly string[]): boolean {
  if (things.length === 0) return false;
  const around = new Surroundings(letter);
  return letter.places(liftingsOf(things)).some((hit) => {
    const sentence = around.sentence(hit);
    const isAsked = letter.text.sentences[letter.tokens[hit.from]?.sentence ?? -1]?.question === true;
    return !isAsked && !isInAnnex(letter, hit) && ![forNow, another, verbFirst].some((each) => each.test(sentence));
  });
}
