import type { LetterTopic } from '#app/service/deadlines/index.ts';
import { pattern } from './pattern.ts';
/** What a term or a last day in the letter is for. */
export type Topic = LetterTopic;

const words: readonly (readonly [Topic, RegExp])[] = [
  ['objection', /\b(?:bezwaar\w*|bezwaren|verzet(?:stermijn)?|objections?|object)\b/g],
  [
    'appeal',
    pattern('g')`
    \b(?:beroep(?! op\b)|(?:(?:hoger)?beroeps|cassatie)termijn|beroepschrift|hogerberoepschrift|rechtbank
    |in rechte opkomen|in rechte op te komen|appeals?|recours)\b
  `,
  ],
  ['complaint', /\b(?:klacht|klaagschrift|beklag\w*|complaint)\b/g],
  ['view', /\b(?:zienswijzen?|views)\b/g],
  ['reflection', /\bbedenktijd\b/g],
  ['insure', /\b(?:zorgverzekering|verzekeren|verzekert|verzekering)\b/g],
  ['leave', /\b(?:verlaten|verlaat|vertrekken|vertrektermijn|vertrek|vertrokken|vertrekt|leave the)\b/g],
  ['renew', /\b(?:verlenging|verlengen|extension|extend)\b/g],
  [
    'pay',
    pattern('g')`
    \b(?:betalen|betaal|betaalt|betaling|terugbetal\w*|terug te betalen|storten|stort|bijgeschreven|voldoen
    |voldaan|overmaken|over te maken|overgemaakt|bijschrijving|betaaldatum|bijgeschreven|griffierecht|rekening
    |betaald|betaaldag|\w*betaaltermijn|betalingstermijn|pay|payable|paid|payment|transfer|paye\w*|payer
    |paiement|montant|reglement|nl\d{2})\b
  `,
  ],
  [
    'send',
    pattern('g')`
    \b(?:stukken|documenten|(?<!\bonze )gegevens|(?<!\bonze )informatie|bewijs\w*|papieren|kopie\w*|formulier
    |inleveren|aanvul\w*|aanleveren|ophalen|haal|haalt|afhalen|opgehaald|reageren|reageer|reageert|reactie
    |toestemming|machtiging|antwoordformulier|aanvullen|inleverdatum|nasturen|na te zenden|nazenden|nagezonden
    |retourneren|retourneer|terugsturen|overleggen|documents|papers|collect\w*|pieces)\b
  `,
  ],
];

const handsIn =
  /\b(?:stuur\w*|sturen|opstuurt|opsturen|toesturen|toezenden|indienen|ingediend|submit|provide|send|upload)\b/;

const authority = pattern()`
    \b(?:wij|we) (?:\w+ )?(?:antwoorden|reageren)\b|\b(?:wij|we|ind|gemeente|ik) (?:\S+ ){0,11}?(?:beslissen
    |beslist|beslis|beslissing|besluit|bericht|antwoord|uitspraak)\b|\b(?:u (?:krijgt|ontvangt)|krijgt u
    |ontvangt u) (?:\S+ ){0,10}?(?:beslissing|besluit|bericht|antwoord|uitspraak)\b|\bbeslistermijn\b|\b(?:wij
    |we) hebben (?:\w+ ){0,2}tot (?:\S+ ){1,6}nodig\b|\b(?:beslissen|beslist|nemen) (?:wij|we|de ind)\b
    |\bom te beslissen\b|\bstreeft ernaar\b|\b(?:beslissen|beslist) (?:voor|op|uiterlijk|binnen)\b|\b(?:wordt
    |worden|zal|moet|is) (?:\S+ ){0,8}?beslist\b|\b(?:beslissing|besluit|antwoord|uitspraak|uitkomst
    |uitslag) (?:\S+ ){0,6}?(?:tegemoet\w*|volgt|genomen|verwachten)\b|\bwe (?:\w+ ){0,3}decide\b
    |\byou (?:will |should )(?:\w+ )?(?:receive|hear|get) (?:\w+ ){0,3}(?:from us|decision|answer|reply)\b
    |\bu hoort\b|\bhoort u\b|\b(?:wij|we) (?:\S+ ){0,8}laten (?:\S+ ){0,7}weten\b|\b(?:uiterste )?beslisdatum\b
    |\bnieuwe (?:uiterste )?\w*datum\b|\b(?:datum|dag|moment) (?:van|voor|om te
    |waarop) (?:\w+ ){0,5}?(?:beslis\w*|besluit)\b|\b(?:behandelt|beantwoordt|behandelen
    |beantwoorden) (?:de |het |een |onze )?(?:\w*officier|ombudsman|\w*commissie|minister|politiechef
    |\w*functionaris|wij|we)\b
  `;
/** Words of the client's own steps inside what the authority says that it will do. */
const aboutOurs = pattern('g')`
    \b(?:wij|we) (?:\w+ )?(?:antwoorden|reageren)\b|\bop (?:uw|het|dit) bezwaar\w*
    |\bafloop van de bezwaartermijn\b|\b(?:sturen|zenden) (?:wij|we|ik)\b|\b(?:wij|we) (?:sturen|zenden)\b
    |\b(?:ontvangst van )?uw (?:aanvraag|bezwaarschrift)\b
  `;
const ours = pattern()`
    \b(?:bezwaar\w*|beroep\w*|stukken|stuur\w*|sturen|gegevens|documenten|verlaten|indienen|informatie|betaal\w*
    |betalen|betaling|antwoord geven|antwoorden|reageren|verzocht|(?:vraag|vragen|vraagt|verzoek|verzoeken
    |verzoekt) (?:wij |ik |de \w+ )?u|na te zenden|toe te zenden|in te zenden|over te leggen|gelieve|dient u
    |u dient|reageert|reageer|betaalt|toestur\w*|opstur\w*|inlever\w*|aanlever\w*|lever|levert|ophal\w*|haalt
    |meldt|melden|zienswijzen?|verschijn\w*|you must|your (?:documents|objection|reply|answer|\w*signature)
    |van u|from you|(?:uw|your) (?:\w+ )?(?:reactie|antwoord|verklaring\w*|paspoort|brief|handtekening
    |toestemming|keuze|inkomen|foto|rekening\w*|formulier\w*|machtiging|mening))\b
  `;
/** "Wij beslissen als u uiterlijk …": what comes after it is the client's step. */
const ifYou = pattern()`
    \b(?:als|tenzij|nadat|zodra|indien|mits|if|unless|once|after|provided)\b(?: \S+){0,3}? (?:u|uw|je|jouw|you
    |your)\b|\b(?:wanneer|when) (?:u|uw|je|jouw|you|your)\b
  `;
const nothingHeard =
  /\b(?:niets|geen|niet|nothing|not)\b(?: \S+){0,5}? (?:van ons|gehoord|besluit|bericht|beslissing|heard|decision)\b/;

/** Whether a sentence says up to this place what an authority will do. */
function isTheirs(sentence: string, place: number): boolean {
  if (!authority.test(sentence) || ours.test(sentence.replace(aboutOurs, ''))) return false;
  return !ifYou.test(sentence.slice(0, place)) || nothingHeard.test(sentence);
}

const money = /\b(?:bedrag|factuur|fee|amount|somme)\b/;
/** What somebody else must do asks nothing of the client. */
const offender = /^(?:de |the )?(?:veroordeelde|dader|verdachte|offender)\b/;

/** "Laat me uiterlijk vrijdag weten of ik in beroep mag": an answer to who writes, whatever it is about. */
const tellsWriter = pattern()`
    \blaat (?:het )?(?:me|mij|ons)\b|\blaat (?:het|dat|dit)\b(?: \S+){0,8}? weten\b|\b(?:me|mij
    |ons)\b(?: \S+){0,6}? (?:berichten|antwoorden|weten|doorgeven)\b|\b(?:bel|mail|app) (?:me|mij|ons)\b
    |\blet (?:me|us) know\b
  `;

/** The topic of a sentence; where it has several, the one whose word stands nearest to the place asked about. */
export function topicOf(sentence: string, place: number): Topic {
  if (offender.test(sentence)) return 'authority';
  if (isTheirs(sentence, place)) return 'authority';
  if (tellsWriter.test(sentence)) return 'send';
  let nearest: { topic: Topic; distance: number } | null = null;
  for (const [topic, pattern] of words) {
    for (const match of sentence.matchAll(pattern)) {
      const distance = Math.abs(match.index - place);
      if (nearest === null || distance <= nearest.distance) nearest = { topic, distance };
    }
  }
  // One sends or hands in papers, but an objection as well.
  if (nearest !== null) return nearest.topic;
  if (handsIn.test(sentence)) return 'send';
  return money.test(sentence) ? 'pay' : 'other';
}

/** Money in a table: its last day is one to pay by. */
export const moneyWords = /€|\beuro?\b/;

const waiting = pattern()`
    \b(?:wanneer (?:krijgt|hoort|weet|ontvangt|komt|beslis\w*|antwoord\w*)|hoe lang (?:duurt|moet|wacht)
    |hoe gaat het verder|wat (?:doen|gaan) (?:wij|we)|how long|when will)\b
  `;
const answer = /\b(?:antwoord|besluit|beslissing|bericht|uitslag|uitkomst|datum|decision|answer)\b/;
const decision = /^(?:ons |onze |de |het |een |our )?(?:nieuwe? )?(?:beslissing|besluit|uitspraak|decision)\b/;
const asking = /\b(?:uw|u moet|you must|your)\b/;

/** The topic of a day in a table by its row and the head of its column, else by the question above the table. */
export function topicOfCell(words: string, question: string): Topic {
  const own = topicOf(words, Number.POSITIVE_INFINITY);
  const theirs = answer.test(words) && !asking.test(words) && !ours.test(words.replace(aboutOurs, ''));
  if (own !== 'other') return own;
  if (theirs && (decision.test(words) || waiting.test(question))) return 'authority';
  return topicOf(question, Number.POSITIVE_INFINITY);
}
