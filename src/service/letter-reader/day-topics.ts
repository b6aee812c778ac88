import { type CellHeads, questionAbove } from './cells.ts';
import { isDemand } from './demands.ts';
import type { Letter } from './letter.ts';
import { pattern } from './pattern.ts';
import type { Stretch } from './stretch.ts';
import type { Surroundings } from './surroundings.ts';
import { moneyWords, type Topic, topicOf, topicOfCell } from './topics.ts';

/** A day in a table: what its row says, else what the table is about. */
export function topicInTable(letter: Letter, around: Surroundings, stretch: Stretch, { row, head }: CellHeads): Topic {
  const own = topicOfCell(`${row} ${head}`, questionAbove(letter, stretch));
  return own === 'other' && moneyWords.test(around.nearRows(stretch)) ? 'pay' : own;
}

/** "Er staat nog € 12,50 open. Wij zien het graag uiterlijk op 3 mei tegemoet": what is to come by then is the sum. */
const isToCome =
  /\b(?:ontvang\w*|kregen|krijgen|krijg|zien|zie|tegemoet|verwacht\w*|binnen|termijn|deel|keer|receive\w*|expect\w*|have it)\b/;
const sum = /€|\b(?:euro|eur)\b/;

/** The topic of a day; where nothing names one, a sum in its sentence, or one that is to come by then, does. */
export function topicOfDay(around: Surroundings, date: Stretch, cue: string): Topic {
  const topic = topicAt(around, date);
  const sentence = around.sentence(date);
  const isUntil = /^(?:tot|tot en met|t m|until)$/.test(cue);
  if (topic !== 'other') return topic;
  const isDue = sum.test(sentence) || (isToCome.test(sentence) && sum.test(around.previousSentence(date)));
  if (isDue && !isUntil) return 'pay';
  // "Bezwaar kan bij ons; daarvoor heeft u zes weken. De laatste dag is 3 mei": what for was said before the length.
  if (!onlyNamesDay.test(sentence)) return topic;
  const before = [2, 3, 4].map((back) => topicSaid(around.previousSentence(date, back)));
  const first = before.find((each) => each !== 'other') ?? topic;
  return first === 'authority' && toReader.test(sentence) ? topic : first;
}

/** What a sentence is about; an office that waits for information asks nobody for it. */
function topicSaid(sentence: string): Topic {
  const topic = topicOf(sentence, 0);
  return topic === 'send' && /^(?:wij|we|ik) (?:wachten|wacht|vroegen|vroeg)\b/.test(sentence) ? 'other' : topic;
}

const onlyNamesDay =
  /^(?:\w+ ){0,2}(?:laatste|uiterste|nieuwe|last|final|new) (?:\w+ ){0,2}(?:dag|datum|day|date) (?:\w+ ){0,2}(?:is|wordt|valt)\b/;

export const toReader = /\b(?:u|uw|je|jouw|you|your)\b/;

const runsFrom =
  /\b(?:na|vanaf|sinds|after|from) (?:de |het |the )?(?:aanvang|begin|start|ingang|afloop|einde|beginning|end) (?:van |of )?(?:(?:de|het|uw|the|your) )?\w+/;

/** "Heeft u bezwaren? Zet die binnen zes weken op papier en stuur ze aan het college": what is handed in was said before. */
const handsInThat = pattern()`
    ^(?!.*\b(?:stukken|documenten|papieren|kopie\w*|bewijs\w*|formulier\w*|bijlage\w*|vul|vult|\w*afschrift\w*
    |verklaring\w*|documents|papers)\b).*\b(?:zet|schrijf|stuur|stuurt|zend|dien|dient|lever|breng|put|send
    |submit)(?: u)? (?:die|deze|dat|dit|ze|het|hem|it|them)\b
  `;
const remedies: ReadonlySet<Topic> = new Set(['objection', 'appeal', 'complaint', 'view']);

/** A sentence that names no topic ("Doe dit binnen vier weken") goes on with that of the sentence before it, or the next one names it ("Dat heet bezwaar"). */
export function topicAt(around: Surroundings, stretch: Stretch): Topic {
  const place = around.lengthBefore(stretch);
  const whole = around.sentence(stretch);
  // "Binnen twee weken na aanvang van de bedenktijd": what it runs from is not what it is for.
  const sentence = whole.slice(0, place) + whole.slice(place).replace(runsFrom, ' ');
  const own = topicOf(sentence, place);
  const before = own === 'other' ? topicOf(around.previousSentence(stretch), Number.POSITIVE_INFINITY) : own;
  if (own === 'send' && handsInThat.test(sentence)) {
    const previous = around.previousSentence(stretch);
    const said = topicOf(previous, Number.POSITIVE_INFINITY);
    if (remedies.has(said) && !/\b(?:geen|later|niet meer)\b/.test(previous)) return said;
  }
  // What an office does is no topic of a sentence that turns to the reader.
  if (own === 'other' && before === 'authority' && (isDemand(sentence) || toReader.test(sentence))) return 'other';
  if (before !== 'other') return before;
  const [next = ''] = around.nextSentences(stretch, 1);
  return /^(?:dat|dit|this|that|it|haal|breng|stuur|betaal|maak|lever|please) /.test(next) ? topicOf(next, 0) : before;
}
