import type { FoundDate } from './dates.ts';
import { pattern, wording } from './pattern.ts';
import type { Surroundings } from './surroundings.ts';

/** "Op 26 februari moet het bij ons liggen", "zorg dat ik het op 4 december heb": a day on which something must have come. */
export function isArrival(around: Surroundings, date: FoundDate): boolean {
  if (!/\bop(?: \w+dag)?$/.test(around.before(date, 2))) return false;
  const [before, after] = [around.before(date, 14), around.after(date, 12)];
  // "Op 5 juli moet de beslissing er zijn": theirs.
  if (/\b(?:beslissing|besluit|beschikking|uitspraak)\b/.test(`${before} ${after}`)) return false;
  return (
    (/\b(?:moet|moeten|dient|dienen|zorg|zorgt)\b/.test(`${before} ${after}`) ||
      /\bals (?:ik|wij|we)\b/.test(before)) &&
    (hasCome.test(after) ||
      /\b(?:moet|moeten) (?:het|dit|dat|alles|ze|de \w+) (?:bij|in|er)\b.*\b(?:liggen|zijn)\b/.test(after))
  );
}

const hasCome = pattern()`
    ^(?:(?:bij|in|door|er|aan) (?:\w+ ){1,4})?(?:er )?(?:binnen (?:zijn|heb|hebben|is)|liggen|heb|hebben|hebt
    |ontvangen (?:zijn|hebben|heb)|(?:zijn|hebben) ontvangen|in (?:huis|bezit) (?:zijn|hebben))\b
  `;

/** The words that make a day of the running text a last day; undefined where none do. */
export function cueInText(around: Surroundings, date: FoundDate): string | undefined {
  if (
    /\b(?:op|keer)(?: \w+dag)?$/.test(around.before(date, 2)) &&
    paysThen.test(around.sentence(date)) &&
    !notPaying.test(around.sentence(date))
  )
    return 'op';
  const after = around.after(date, 6);
  if (/^(?:uiterlijk|au plus tard|at the latest)\b/.test(after)) return 'uiterlijk';
  if (/^(?:\w+ ){0,2}(?:laatste|uiterste) (?:dag|datum)\b/.test(after)) return 'op';
  if (comesLater.test(around.before(date, 5)) && arrives.test(after)) return 'op';
  if (/\b(?:na|after)$/.test(around.before(date, 1)) && tooLate.test(after)) return 'op';
  return isThereByThen(around, date) || endsTerm(around, date) ? 'op' : undefined;
}

/** "U betaalt op 1 april € 50", "voor het eerst op 1 april": a day to pay without a word for the last. */
const paysThen =
  /\b(?:u betaalt|betaalt u|(?:betaling|aflossing)(?: \w+){0,5} doet u|u doet (?:\w+ ){0,5}betaling|u lost (?:\w+ ){0,5}af)\b/;
const notPaying = /\b(?:niet|geen|als|indien|wanneer|betaalde|heeft|hebt|wij betalen|als u|tot)\b/;

/** "Een reactie die na 7 april binnenkomt, wordt niet meer meegewogen." */
const comesLater = /\b(?:die|dat|wat|wie|pas|later|reactie|betaling|stukken) (?:pas )?na$/;
const tooLate =
  /\b(?:te laat|niet meer|geen (?:\w+ )?meer|no longer|cannot|not be|niet langer|vernietig\w*|weggegooid|niet (?:afgehaalde|opgehaalde|betaalde))\b/;
const arrives = /^(?:\w+ ){0,3}(?:binnenkom\w*|ontvangen|komt|komen|betaalt|betaald|ingediend|reageert|stuurt)\b/;

const must =
  /\b(?:kan|kunt|kunnen|graag|wil|willen|wensen|verwacht\w*|moet|moeten|dient|dienen|zorg|zorgt|zorgen|ervoor|zodat|zo dat|dat (?:wij|we|ik)|must)\b/;
const done = wording`
    hebben|in huis|in ons bezit|binnen|klaar|ontvangen|ingeleverd|betaald|voldaan|bijgeschreven|ingediend
    |teruggestuurd|overgemaakt|opgehaald|afgehaald|op (?:(?:onze|de|deze|mijn) )?rekening
  `;
const there = new RegExp(String.raw`^(?:\w+ ){0,5}?(?:${done})\b|^(?:\w+ ){0,2}?(?:zijn|staan|is|staat)$`);
const doneBy = new RegExp(
  wording`
    \b(?:moet|moeten|dient|dienen|behoort|behoren)\b.*\b(?:${done}|afgerond|behaald|geslaagd)(?: (?:zijn|worden
    |hebben|te zijn|te worden))? op(?: \w+dag)?$
  `,
);
const on = /\b(?:op|er|het|ze|hem|die)(?: \w+dag)?$/;

/** "Stuur ze zo op dat wij ze op 24 november hebben", "op 15 oktober moet u klaar zijn", "is het op 4 mei niet betaald". */
function isThereByThen(around: Surroundings, date: FoundDate): boolean {
  const before = around.before(date, 12);
  const after = around.after(date, 7);
  if (ifNotBy.test(before) && /^(?:nog )?(?:niet|niets|niks|geen)\b/.test(after)) return true;
  if (!on.test(before)) return false;
  return (
    (there.test(after) && must.test(around.before(date, 8))) ||
    mustBe.test(around.after(date, 10)) ||
    (/^(?:moet|moeten|dient|dienen) /.test(after) && there.test(after.replace(/^\w+ /, ''))) ||
    doneBy.test(before) ||
    (/^(?:nog )?(?:niet|niets|geen)\b/.test(after) && ifNot.test(before)) ||
    (/\bniet op(?: \w+dag)?$/.test(before) && undone.test(after))
  );
}

/** "… welke op 7 januari in het dossier geplaatst moeten zijn" */
const mustBe = pattern()`
    ^(?:\w+ ){0,6}(?:geplaatst|ingediend|ingeleverd|ontvangen|betaald|bijgeschreven|voldaan|aangeleverd
    |binnen) (?:moeten|moet|dienen te|dient te) (?:zijn|worden)\b|^(?:\w+ ){0,6}(?:moeten|moet|dienen te
    |dient te) (?:zijn|worden) (?:geplaatst|ingediend|ingeleverd|ontvangen|betaald|bijgeschreven|voldaan
    |aangeleverd)\b
  `;
/** "Als ik vrijdag 13 augustus nog niks heb" */
const ifNotBy = /\b(?:als|indien|wanneer) (?:\w+ ){1,3}(?:\w+dag|op|op \w+dag)$/;
/** "Is het op 4 mei niet opgehaald", "hebben wij op 4 mei niets ontvangen", "als u op 4 mei niet heeft betaald", "wie op 4 mei niet heeft betaald". */
const ifNot =
  /^(?:is|zijn|heeft|hebt|hebben|staat)\b|\b(?:als|indien|wanneer)\b|\b(?:die|dat|wat|wie|welke)(?: \w+){0,3} op(?: \w+dag)?$/;
/** "Niet op 4 mei opgehaalde passen": what was not done by then, in two words. */
const undone = pattern()`
    ^(?:\w+ )?(?:\w*(?:haalde|betaalde|stuurde|leverde|vulde|meldde|tekende|diende)|\w*ontvangen
    |\w*gegeven) (?:\w+ ){0,3}(?:worden|wordt|zijn|is|vervallen|vervalt|gaan|gaat)\b
  `;

/** "De termijn bedraagt drie jaar; hij eindigt op 8 februari 2029." */
export function endsTerm(around: Surroundings, date: FoundDate): boolean {
  const sentence = around.sentence(date);
  if (runsOut.test(sentence) && !time.test(sentence)) return false;
  return (
    (/\b(?:eindigt|verstrijkt|verloopt|loopt af|afloopt|eindigen)(?: \w+){0,2} op(?: \w+dag)?$/.test(
      around.before(date, 6),
    ) ||
      /^is (?:\w+ ){1,3}(?:voorbij|afgelopen)\b/.test(around.after(date, 5)) ||
      (/\bop(?: \w+dag)?$/.test(around.before(date, 2)) &&
        /^(?:eindigt|verstrijkt|verloopt|loopt (?:\w+ ){1,4}af)\b/.test(around.after(date, 6)))) &&
    time.test(`${around.previousSentence(date, 2)} ${around.previousSentence(date)} ${sentence}`)
  );
}

const time = /\b(?:\w*termijn|tijd|periode|gelegenheid)\b/;
/** "Uw paspoort verloopt op 2 februari": a paper is no longer valid then, whatever time the sentence before it gives. */
const runsOut =
  /\b(?:\w*paspoort|\w*pas|\w*vergunning|\w*kaart|\w*document|\w*bewijs|visum|polis|passport|permit|card)\b/;
