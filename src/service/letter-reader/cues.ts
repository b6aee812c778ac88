import { oneLetterApart } from '#app/platform/language/index.ts';
import { ordinaryWords } from './catalogue.ts';
import { phraseOf } from './find.ts';
import { Lexicon } from './phrases.ts';

/** Words beside a date or a term that say what it is; a misspelt one must not hide that. */
const cues = new Set(
  `datum dagtekening briefdatum besluitdatum verzonden verzenddatum verzending verstuurd uitgereikt bekendgemaakt geboren geboortedatum
  uiterlijk binnen geldig geldigheid einddatum vervaldatum ingangsdatum eindigt verloopt vergunning verblijfsvergunning paspoort reisdocument
  bezwaar bezwaarschrift beroep beroepschrift rechtbank verlaten vertrekken nederland stukken documenten gegevens informatie betalen verlenging verlengen
  afspraak verwacht uitgenodigd tijdstip locatie adres aanvraag ontvangst ontvangt ontvangen weken dagen maanden
  betreft betreffende onderwerp inzake
  waarin waarbij waarmee destijds eerder eerdere vorige indien wanneer mocht zodra kunnen zullen zouden voornemens tenzij`.split(
    /\s+/,
  ),
);
const known = new Map<string, string>();
const mostKnown = 20_000;

let ordinary: Lexicon | undefined;

/** The cue that a misspelt word stands for; any other word is itself. */
export function asCue(word: string): string {
  let answer = known.get(word);
  if (answer === undefined) {
    answer = readAsCue(word);
    if (known.size < mostKnown) known.set(word, answer);
  }
  return answer;
}

function readAsCue(word: string): string {
  if (word.length < 5 || cues.has(word) || /^\d/.test(word) || isOrdinary(word)) return word;
  const near = [...cues].filter((cue) => oneLetterApart(cue, word));
  return near.length === 1 ? (near[0] ?? word) : word;
}

function isOrdinary(word: string): boolean {
  if (ordinary === undefined) {
    ordinary = new Lexicon();
    for (const source of ordinaryWords) ordinary.add(phraseOf(source));
  }
  return ordinary.knows(word);
}
