import { kinds } from './catalogue.ts';
import type { Findings } from './findings.ts';
import type { Letter } from './letter.ts';
import { learnedClasses, type Traits } from './weights.ts';

/** What a group of traits weighs together, however long the letter is. */
const groups = { sender: 1, word: 1, title: 0.6, pair: 1, piece: 0.7, fact: 0.7, rule: 1, language: 0.3 };
type Group = keyof typeof groups;

const piece = 5;
const shortest = 3;

/** Names of months and days, and labels: they are in letters of every kind. */
const saysNothing = new Set(
  `januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  datum betreft onderwerp kenmerk mevrouw heer geachte beste postbus`.split(/\s+/),
);

/**
 * The traits of a letter that the weights look at: its words, those of its title (`^`), neighbours in a sentence,
 * pieces of five letters (`#`), so that a word with a wrong letter or in another form still counts, who sent it (`@`),
 * what was found in it (`=`), and which evidence of the rules (`%`): what is too little for a rule to know a kind by
 * may be enough together with the words. Figures and names of days say nothing.
 */
export function traitsOf(
  found: Pick<Findings, 'letter' | 'sender' | 'appointments' | 'validUntil' | 'days' | 'terms'>,
): Traits {
  const sets: Record<Group, Set<string>> = {
    sender: new Set([`@${found.sender?.code ?? '?'}`]),
    word: new Set(),
    title: new Set(),
    pair: new Set(),
    piece: new Set(),
    fact: new Set(factsOf(found)),
    rule: new Set(evidenceIn(found.letter)),
    language: new Set([`~${found.letter.language}`]),
  };
  let before = { word: '', sentence: -1 };
  for (const { word, sentence, line } of found.letter.tokens) {
    if (!/^\p{L}{2,40}$/u.test(word) || saysNothing.has(word)) {
      before = { word: '', sentence: -1 };
      continue;
    }
    if (word.length >= shortest) {
      sets.word.add(word);
      if (found.letter.isTitle(line)) sets.title.add(`^${word}`);
    }
    if (before.sentence === sentence) sets.pair.add(`${before.word} ${word}`);
    before = { word, sentence };
    const whole = `_${word}_`;
    if (word.length >= piece)
      for (let at = 0; at + piece <= whole.length; at += 1) sets.piece.add(`#${whole.slice(at, at + piece)}`);
  }
  const traits = new Map<string, number>();
  for (const [group, set] of Object.entries(sets) as [Group, Set<string>][])
    for (const trait of set) traits.set(trait, groups[group] / Math.sqrt(set.size));
  return traits;
}

function* factsOf({
  appointments,
  validUntil,
  days,
  terms,
}: Pick<Findings, 'appointments' | 'validUntil' | 'days' | 'terms'>): Generator<string> {
  if (appointments.length > 0) yield '=appointment';
  if (validUntil.length > 0) yield '=validUntil';
  for (const { topic } of days) yield `=day:${topic}`;
  for (const { topic, term } of terms) {
    yield `=term:${topic}`;
    yield `=term:${topic}:${term}`;
  }
}

const learned = new Set(learnedClasses().flatMap((name) => [name, name.split('/')[0]]));

/**
 * The evidence that the rules of every kind find, whoever wrote the letter, and the outcomes. Of kinds that came after
 * the weights it says nothing to them, and would only make the rest weigh less.
 */
function* evidenceIn(letter: Letter): Generator<string> {
  for (const { key, evidence, outcomes } of kinds.filter((each) => learned.has(each.key))) {
    for (const each of evidence)
      if (each.fact === undefined && letter.has(each.any, each)) yield `%${key}:${each.group}`;
    for (const { outcome, any, stated } of outcomes)
      if (learned.has(`${key}/${outcome}`) && letter.has(any, { stated })) yield `%${key}>${outcome}`;
  }
}
