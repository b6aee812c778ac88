import { pattern, wording } from './pattern.ts';
/** How the parts of an address look in a letter, as pieces of patterns. */
export const postcode = String.raw`\d{4} ?[A-Z]{2}\b`;
export const name = String.raw`(?:'[st]-?)?\p{Lu}[\p{L}'’-]+`;
export const city = `${name}(?: ${name}){0,2}`;
/** "Vrouwe Justitiaplein 1", "Laan van Proef 12b", "8 Proof Street"; a word with a capital and a number is not enough, "Zaal 3" is one too. */
const streetName = wording`
    (?:straat|weg|laan|plein|kade|singel|gracht|markt|dijk|hof|steeg|pad|dreef|baan|kerkhof|plantsoen|park|ring
    |wal|dam|haven|boulevard|poort|brink|allee|plantage|plaats|veld|berg|meent|oord|burg)
  `;
export const number = String.raw`\d{1,4}(?: ?[a-tv-zA-TV-Z]\b|-\d{1,4})?`;
const title = String.raw`(?:(?:(?:Dr|Prof|Mr|Ir|Ds|Burg|Pres|Gen|St)\. ?){1,3}(?:\p{Lu}\. ?){0,3}(?:(?:van|de|den|der|ter) ){0,2})?`;
/** Words with a number after them that are no street. */
export const noStreet = wording`
    Postbus|Antwoordnummer|Zaal|Kamer|Artikel|Route|Balie|Team|Afdeling|Poli|Unit|Blok|Deur|Etage|Verdieping|Hal
    |Ingang|Spreekkamer|Lokaal|Perron|Spoor|Lijn|Bus|Tram|Nummer|Dossier|Zaak|\p{L}*nummer|\p{L}*kenmerk|Room
    |Floor|Desk|Counter|Gate
  `;
export const street = [
  wording`
    ${title}(?:${name} (?:van |de |den |der |ter |het |'t |op ){0,2}){0,3}\p{Lu}?[\p{L}'’-]*${streetName}
    (?: (?:West|Oost|Noord|Zuid|Binnen|Buiten))? ${number}
  `,
  // "Nieuwe Gracht 77": written apart, with two capitals.
  `${name} (?:Straat|Weg|Laan|Plein|Kade|Singel|Gracht|Markt|Dijk|Hof|Steeg|Pad|Dreef|Baan|Park|Ring|Wal|Haven|Poort|Brink) ${number}`,
  String.raw`(?:Laan|Plein|Weg|Straat|Kade|Rue|Avenue) (?:[\p{L}'’-]+ ){1,4}${number}`,
  String.raw`(?<![\p{L}-] ?)(?:Laan|Plein|Markt|Dam|Brink|Kade|Haven|Singel) ${number}`,
  // "kantoor nieuwe gracht 55": written in a hurry.
  String.raw`(?<=\b(?:kantoor|bureau|adres|locatie|loket|balie)[:,]? )(?:\p{Ll}+ ){0,2}\p{Ll}*${streetName} ${number}`,
  String.raw`(?!${noStreet})${name}(?: ${name}){0,2} ${number}(?=,? (?:${postcode}|te \p{Lu})|, \p{Lu}\p{Ll})`,
  // "het bureau aan Doelwater 5", "kantoor Arnhem, Vlamoven 1": a street of any name.
  wording`
    (?<=(?:\b(?:aan(?: de| het)?|adres(?: is)?:?|(?:zit|zitten|zijn) op|(?:kantoor|bureau|locatie|loket
    |balie)(?: ${name})?,)|\b(?:plek|plaats|waar|kantoor|ziekenhuis|bureau|gebouw|locatie|venue|place|where
    |address):) )(?!${noStreet})${name}(?: ${name}){0,2} ${number}
  `,
  String.raw`\d{1,4},? (?:${name} ){1,3}(?:Street|Road|Avenue|Lane|Square|Way|Drive|Place)\b`,
  String.raw`\d{1,4},? (?:bis )?(?:rue|avenue|boulevard|place|quai|chemin|allée|impasse|square) (?:[\p{L}'’-]+ ?){1,4}`,
].join('|');
const room = wording`
    (?:zaal|kamer|route|balie|ingang|vleugel|gebouw|room|poli|unit|bureau)\s[\p{L}\d.]{1,9}
    |\d{1,2}e (?:verdieping|etage)|(?:verdieping|etage) \d{1,2}
  `;
const tail = String.raw`(?:,? \(?${postcode})?(?:,? (?:te |in |at |à )?${city})?\)?(?:,? \(?(?:${room})\)?)*`;
const installation = wording`
    rechtbank|gerechtshof|gerechtsgebouw|paleis van justitie|politiebureau|bureau|ind[- ]?loket|loket
    |ind[- ]kantoor|aanmeldcentrum|kantoor|stadhuis|gemeentehuis|stadskantoor|stadsloket|ziekenhuis|polikliniek
    |poli|ggd|ggz|azc|asielzoekerscentrum|(?:opvang)?locatie|embassy|ambassade|consulate|consulaat|ind desk
    |office|court|gezondheidscentrum|praktijk|opvang|bibliotheek|buurthuis|wijkcentrum|buurtcentrum|buurtteam
    |dorpshuis|sporthal|gymzaal|kerk|moskee|hotel|museum|college|station|busstation|hospital|clinic|library
    |town hall|city hall|community centre|police station|stationsgebouw|kliniek|apotheek|huisartsenpost
  `;
/** "paleis van justitie, IJdok 20": after a sort of house a name with a number is a street of any name. */
const besideHouse = new RegExp(
  wording`
    (?<![\p{L}-])(?:\p{L}+-)?(?i:${installation})(?![\p{L}])[^,.:;()\d]{0,40}[,:(] ?((?!${noStreet})${name}
    (?: (?:van |de |der |den )?${name}){0,2} ${number}(?![\d.:%€])${tail})
  `,
  'u',
);
const determiner = "(?:het|de|ons|onze|our|the|een|l['’])";

/** A street with its number, with postcode, town and room where they follow. */
export const address = new RegExp(`(?:${street})${tail}`, 'u');
const before = new RegExp(
  String.raw`.*(?<![\p{L}-])((?:\p{L}+-)?(?i:${installation})(?![\p{L}])[^.;:\d]{0,45}?)[,:(]?\s?(?:aan|op|in|at)?\s?${determiner}?\s?$`,
  'u',
);
const building = new RegExp(
  wording`
    (?<![\p{L}-])((?:\p{L}+-)?(?i:${installation}))(?![\p{L}])((?: (?:van|in|te|of|the|de|het|aan|en
    |${name}(?![\p{L}])))*)((?:,? \(?(?:${room})\)?)*)
  `,
  'u',
);
/** Words that lead to a place: "in het", "bij", "at the". */
export const towards =
  /^(?:[Ii]n|[Bb]ij|[Nn]aar|[Tt]e|[Oo]p|[Aa]an|[Aa]t|to|à|aux?|dans|chez)\s(?:(?:het|de|een|ons|onze|the|our|la|le|les|uw|je|mijn)\s|l['’])?/u;
const placeNoun = wording`
    \p{L}*(?:${installation}|lokaal|kamer|zaal|balie|ingang|hal|gebouw|bureau|locatie|kabinet|station
    |parkeerplaats|plein|receptie|zijde|perron|wachtkamer|unit|blok|afdeling|verdieping|etage|route|guichet
    |salle|étage|desk|counter|room|floor|section|hospital|clinic|hôpital|mairie|préfecture|tribunal|commissariat
    |school|bibliotheek|buurthuis|wijkcentrum)
  `;
const opensPlace = new RegExp(String.raw`^(?:\p{Lu}|\d{4} ?[A-Z]{2}\b|\d{1,2}e |${placeNoun}(?![\p{L}]))`, 'u');
const isPlaceNoun = new RegExp(`^${placeNoun}$`, 'iu');
const joins =
  /^(?:van|de|der|den|ter|het|'t|te|in|op|aan|bij|en|the|of|du|la|le|les|des|d|l|voor|à|rechter-commissaris|justitie|politie|strafzaken|kantonzaken)$/iu;
const dangling = /^(?:van|de|der|den|ter|het|'t|te|in|op|aan|bij|en|the|of|du|la|le|les|des|d|l|voor|à|is|at)$/iu;
const someone =
  /^(?:mevrouw|mw|de heer|dhr|meneer|mijnheer|mr|drs|dr|ik|wij|u|uw|je|hij|zij|er|het|een|een tolk|neem|breng|kom|kunt|komt|bel|vraag|meld)(?![\p{L}-])/iu;
const mostWords = 8;
/** The label of a cell that runs on with its value: "Waar: Kade 3", "Tijd 11.20". */
export const cellLabel = pattern('iu')`
    ^(?:waar|plaats|locatie|adres|bezoekadres|tijd|tijdstip|hoe laat|heure|lieu|adresse|where|place|venue
    |location|address|time)(?![\p{L}])\s*:?\s*(?:\d{1,2}[.:]\d{2}(?: uur)?)?\s*
  `;
/** A capital that opens the next cell or sentence: "Den Haag Neem …". */
export const opensNext =
  /^(?:De|Het|Een|U|Uw|Wij|We|Neem|Breng|Kom|Komt|Bring|Please|You|Your|Er|Dit|Deze|Als|Bij|Voor|Mijn|Dan|Onderwerp|Wat|Tolk|Duur)$/u;

/** An address or a sort of building: a name alone may be of anything. */
export function isSure(place: string): boolean {
  const words = place.split(/[\s,]+/);
  return address.test(place) || (words.length > 1 && words.some((word) => isPlaceNoun.test(word)));
}

/** As many parts, with commas between, as are names, addresses, buildings and rooms. */
export function listOfPlaces(text: string, afterHour: boolean): string | null {
  const parts: string[] = [];
  for (const part of text.replace(/[()]/g, ',').split(/,+\s*|(?<=\d|\p{Ll}{2}[.]) (?=\p{Lu}\p{Ll}+ \p{Ll}+ )/u)) {
    const bare = part.trim().replace(cellLabel, '').replace(towards, '');
    if (bare === '' && parts.length === 0) continue;
    if (parts.length === 0 && !afterHour && !opensPlace.test(bare)) return null;
    if (someone.test(bare) || !opensPlace.test(bare)) break;
    const kept = keptOf(bare);
    if (kept === '') break;
    parts.push(kept);
    if (kept !== bare.replace(/[.;:]$/, '')) break;
  }
  if (parts.length === 0) return null;
  const place = parts.join(', ');
  return place.split(' ').length > mostWords * 2 ? null : place;
}

/** The words up to the first that belongs to the sentence and not to a name. */
function keptOf(part: string): string {
  const [own = ''] = part.split(/[;:](?:\s|$)|(?<!\b(?:Dr|Prof|Mr|Ir|Ds|Burg|Pres|Gen|St))[.](?:\s|$)/u);
  const words = own.trim().split(/\s+/);
  const stop = words.findIndex((word, at) => {
    const next = words[at + 1];
    if (at === 0) return false;
    if (opensNext.test(word)) return next === undefined || /^\p{Ll}/u.test(next) || !/^De$/u.test(word);
    return !/^['’(]?[\p{Lu}\d'’]/u.test(word) && !joins.test(word) && !isPlaceNoun.test(word);
  });
  const kept = stop < 0 ? words : words.slice(0, stop);
  while (dangling.test(kept.at(-1) ?? '')) kept.pop();
  return kept.length > mostWords ? '' : kept.join(' ');
}

/** Whether an address that was found already names the house. */
export function overlaps(found: string, named: string): boolean {
  return (
    new RegExp(installation, 'i').test(found.split(/\d/)[0] ?? '') ||
    named.split(' ').every((word) => found.includes(word))
  );
}

/** The first address in a sentence, with the house it goes with; null where there is none. */
export function addressIn(sentence: string): string | null {
  const match = address.exec(sentence);
  if (match === null) return besideHouse.exec(sentence)?.[1]?.replace(/(?<![\s,(])[\s,(]+$/g, '') ?? null;
  const ahead = before.exec(sentence.slice(0, match.index))?.[1]?.trim().replace(/[,(]$/, '');
  const text = match[0].replace(/^[\s,]+|(?<![\s,(])[\s,(]+$/g, '');
  const kept = ahead === undefined ? '' : keptOf(ahead);
  return kept === '' ? text : `${kept}, ${text}`;
}

/** A sort of building with a name or a room; null for a building alone. */
export function nearHouse(sentence: string): string | null {
  const match = building.exec(sentence);
  if (match === null) return null;
  const rest = (match[2] ?? '').replace(
    /(?<! (?:van|in|te|of|the|de|het|aan|en))(?: (?:van|in|te|of|the|de|het|aan|en))+$/,
    '',
  );
  const text = `${match[1]}${rest}${match[3] ?? ''}`;
  // "op kantoor" says nothing yet; a name or a room must go with it.
  return rest === '' && (match[3] ?? '') === '' ? null : text;
}
