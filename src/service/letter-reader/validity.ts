import { cellOf } from './cells.ts';
import type { FoundDate } from './dates.ts';
import type { Letter } from './letter.ts';
import { pattern } from './pattern.ts';
import { Surroundings } from './surroundings.ts';

const permit = pattern()`
    \b(?:recht om|geldig\w*|looptijd|verblijfsdocument|pas|pasje|kaart|verblijfskaart|einddatum|begindatum
    |ingangsdatum|vergunning|verblijfsvergunning|verblijfsrecht|verblijf|residence permit|residence document)\b
  `;
/** In the sentence of the day only: "een kopie van uw verblijfspas" is asked for in many. */
const permitByName = /\b(?:verblijfspas|verblijfspasje)\b/;
const otherPaper = pattern()`
    \b(?:paspoort|reisdocument|identiteitsbewijs|identiteitskaart|terugkeervisum|visum|polis|verklaring|sticker
    |verblijfsaantekening|bezwaar\w*|(?:(?:(?:hoger)?beroep|verzet)s|cassatie)?termijn|beslis\w*)\b
  `;
const past = /\b(?:was|waren|vorige|eerdere|oude|verliep|eerder)\b/;
const until = pattern()`
    (?:\b(?:good|valid) until|\btot en met|\bt m|\btot uiterlijk|\btot|\b(?:eind|verval|verloop
    |afloop)datum(?:(?: \w+){0,4} (?:is|was|op))?|\blaatste geldige (?:dag|datum)(?: \w+){0,4} is
    |\bniet langer dan|\b(?:eindigt|eindigend|eindigende|verloopt|vervalt|afloopt|stopt|loopt af
    |loopt(?: \w+){1,5} af|(?:verloopt|eindigt|loopt af)(?: \w+){1,4}(?= (?:op|per)$)|verstrijkt
    |houdt op)(?: (?:op|bij|met|per))?)$
  `;
const untilLabel = pattern()`
    ^(?:geldig(?:heid)? tot(?: en met)?|einddatum.*|vervaldatum.*|(?:verloop|afloop)datum.*
    |(?:datum )?einde geldigheid.*|verloopt op|tot en met|t m|geldig t m|einde geldigheid.*|tot|eindigt op
    |stopt op|loopt tot(?: en met)?|(?:(?:uw|de|nieuwe|deze) ){0,2}(?:kaart|pas|pasje|vergunning|document
    |verblijfs\w+) (?:geldig |loopt |is geldig )?tot(?: en met)?|laatste (?:geldige )?dag (?:van )?(?:(?:de|uw
    |het) )?(?:vergunning|pas|kaart|verblijf\w*)|loopt af op|einde (?:van (?:het|uw) )?(?:verblijf
    |verblijfsrecht|vergunning|pas))$
  `;

/** These close a range of any kind; only in a table about a permit do they end it. */
const anyRange = /^(?:vervaldatum.*|verloopt op|tot(?: en met)?|t m)$/;
/** A card that waits for its holder ends nothing. */
const waits =
  /\b(?:ligt|klaar|ophalen|op te halen|ophaal\w*|beschikbaar|opgehaald|haal|haalt|afhalen|afgehaald|bewaren|bewaard|houden (?:wij|we)|vernietigd|collect\w*)\b/;

/** "Op 3 maart eindigt de geldigheid": the day stands before the verb. */
const endsThen = /^(?:eindigt|verloopt|vervalt|verstrijkt|loopt)\b/;
/** "Eindigt de geldigheid van het aan u verstrekte document op" */
const endsOn = pattern()`
    \b(?:eindigt|verstrijkt|verloopt|vervalt) (?:de|uw|het|je) (?:geldigheid\w*|\w*vergunning|verblijfsdocument
    |verblijfspas|pas|pasje)\b(?: \w+){0,9} (?:op|per)$
  `;
/** "Op uw kaart staat 20 november 2026." */
const onCard = /\bop (?:uw|je|de) (?:\w+ )?\w*(?:kaart|pas|pasje|document) staat(?: \w+){0,3}$/;
const weekday = / (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)$/;

/** The days on which the permit that the letter is about ends; an earlier permit or a passport is not meant. */
export function findValidUntil(letter: Letter, dates: readonly FoundDate[]): FoundDate[] {
  const around = new Surroundings(letter);
  return dates.filter((date, rank) => {
    if (date.day === null) return false;
    const start = around.startOfLine(date);
    const label = [start === '' ? around.label(date) : start, cellOf(letter, date)?.row ?? ''].find((words) =>
      untilLabel.test(words),
    );
    if (label !== undefined && (!anyRange.test(label) || isOfPermit(letter, around, date))) return true;
    if (waits.test(around.sentence(date))) return false;
    const own = `${around.label(date)} ${around.sentence(date)}`;
    // "De duur is een jaar, van 30 juni 2026 tot 30 juni 2027": what for is in the sentence before.
    const isOwn = permit.test(own) || permitByName.test(own);
    const sentence = isOwn ? own : `${around.previousSentence(date)} ${own}`;
    if (waits.test(sentence)) return false;
    if (!(isOwn || permit.test(sentence)) || otherPaper.test(sentence) || past.test(sentence)) return false;
    if (endsOn.test(around.before(date, 14).replace(weekday, ''))) return true;
    if (endsThen.test(around.after(date, 6)) || onCard.test(around.before(date, 8)) || runsOutThen(around, date))
      return true;
    return until.test(around.before(date, 8).replace(weekday, '')) || closesRange(around, date, dates[rank - 1]);
  });
}

/** "Loopt op 14 september af", "vanaf 15 september niet meer geldig" */
function runsOutThen(around: Surroundings, date: FoundDate): boolean {
  const before = around.before(date, 6).replace(weekday, '');
  if (/\bloopt(?: \w+){0,3} op$/.test(before) && /^af\b/.test(around.after(date, 1))) return true;
  return /\bvanaf$/.test(before) && /\bniet (?:meer|langer) geldig\b/.test(around.after(date, 9));
}

function isOfPermit(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  return cellOf(letter, date) !== null && /verblijf|geldig|vergunning|\bpas\b/.test(around.nearRows(date));
}

/** "Geldigheid: 01-12-2026 - 30-11-2027" */
function closesRange(around: Surroundings, date: FoundDate, previous: FoundDate | undefined): boolean {
  return previous?.to === date.from && /\bgeldig\w*(?: \w+){0,3}$/.test(around.before(previous, 4));
}
