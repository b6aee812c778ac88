import type { Findings } from '../findings.ts';
import type { Letter } from '../letter.ts';
import type { Clause } from './clauses.ts';
import type { SaidTopic } from './statement.ts';
import { type WordedAct, decisionWords as words } from './wordings.ts';

/** A noun that a decision may be about, and how it stands in its clause. */
export interface Noun {
  at: number;
  /** What it names; a request is for something else. */
  is: SaidTopic | 'request' | 'delayed' | 'letter';
  /** "op", "over", "tegen": no object of what is decided. */
  preposition: string | null;
  determiner: string | null;
}

/** How far before a noun its article may stand: "een nieuwe tijdelijke reguliere verblijfsvergunning". */
const adjectives = 4;
/** "verblijfsvergunning voor bepaalde tijd asiel". */
const asylumWithin = 6;

const forWhat = new Set(['om', 'tot', 'voor']);
const onTheWay: ReadonlySet<SaidTopic> = new Set(['objection', 'appeal']);
const without = new Set(['zonder', 'without']);
const earlierDecisions: ReadonlySet<string> = new Set(['besluit', 'beschikking', 'beslissing']);
const interim = ['voorlopige voorziening', 'voorzieningenrechter'];
const dublin = ['dublin*'];

function mayBe(object: WordedAct['object'], is: Noun['is']): boolean {
  if (object === 'request') return is === 'request';
  return object !== 'thing' || is !== 'request';
}

/** The nouns of a letter that decisions are about, each found once. */
export class Nouns {
  readonly #letter: Letter;
  readonly #sender: Findings['sender'];
  readonly #is = new Map<number, Noun['is']>();
  readonly #title: SaidTopic | null;

  constructor({ letter, sender }: Findings) {
    this.#letter = letter;
    this.#sender = sender;
    for (const { about, from, any } of words.subjects)
      if (from === undefined || (sender !== null && from.includes(sender.code))) this.#add(any, about);
    this.#add(words.requests, 'request');
    this.#title = this.#inTitle();
  }

  /** "Het beroep op overmacht" is no appeal. */
  #add(any: readonly string[], is: Noun['is']): void {
    for (const { from } of this.#letter.places(any))
      if (!this.#is.has(from) && !(is === 'appeal' && this.#word(from + 1) === 'op')) this.#is.set(from, is);
  }

  /** What a clause says something of: what stands after no preposition, or after one where the act allows that. */
  objectsOf(act: WordedAct, clause: Clause): Noun[] {
    const own = this.#fitting(act, clause);
    return own.length > 0 || clause.continues === null ? own : this.#fitting(act, clause.continues);
  }

  #fitting(act: WordedAct, clause: Clause): Noun[] {
    if (act.object === 'delay') return this.#named(clause, new Set(words.delayed.flatMap((each) => each.split('|'))));
    if (act.object === 'letter') return this.#named(clause, new Set(words.letters.flatMap((each) => each.split('|'))));
    if (act.object === 'decision') return this.#decisionsOf(clause);
    const all = this.of(clause).filter(({ is, at }) => mayBe(act.object, is) && !this.#isLacking(at));
    const free = all.filter(({ preposition }) => preposition === null);
    return free.length > 0 || act.object !== 'any' ? free : all;
  }

  /** "zonder nieuwe vergunning": what is not there is no object. */
  #isLacking(at: number): boolean {
    return [1, 2, 3].some((back) => without.has(this.#word(at - back)));
  }

  /** "Het besluit van 21 september"; not "bij besluit is uw vergunning": there the permit is what it is said of. */
  #decisionsOf(clause: Clause): Noun[] {
    if (this.of(clause).some(({ is }) => is !== 'request')) return [];
    return this.#named(clause, earlierDecisions).filter(({ preposition }) => preposition === null);
  }

  #named(clause: Clause, named: ReadonlySet<string>): Noun[] {
    return clause.tokens.filter((at) => named.has(this.#word(at))).map((at) => this.#noun(at, 'delayed', clause));
  }

  /** All nouns of a clause; a permit for asylum is asylum. */
  of(clause: Clause): Noun[] {
    const nouns = clause.tokens.flatMap((at) => {
      const is = this.#is.get(at);
      return is === undefined ? [] : [this.#noun(at, is, clause)];
    });
    const asylum = nouns.find(({ is }) => is === 'asylum');
    if (asylum === undefined) return nouns;
    const isSame = ({ is, at }: Noun): boolean => is === 'residence' && Math.abs(at - asylum.at) <= asylumWithin;
    return nouns.map((noun) => (isSame(noun) ? { ...noun, is: 'asylum' } : noun));
  }

  #noun(at: number, is: Noun['is'], clause: Clause): Noun {
    for (let back = at - 1; back >= at - adjectives; back -= 1) {
      const word = this.#word(back);
      // "… 1 december 2026 bedenktijd": the day is no part of it.
      if (!clause.tokens.includes(back) || /^(?:19|20)\d\d$/.test(word)) break;
      if (words.determiners.has(word))
        return { at, is, determiner: word, preposition: this.#prepositionAt(back - 1, clause) };
      const preposition = this.#prepositionAt(back, clause);
      if (preposition !== null) return { at, is, determiner: null, preposition };
      if (this.#is.has(back)) return { at, is, determiner: null, preposition: 'of' };
      if (words.finite.has(word) || words.clients.has(word) || words.offices.has(word)) break;
    }
    return { at, is, determiner: null, preposition: null };
  }

  /** A preposition; "om" that opens a clause is none, and "recht op opvang" is what one has a right to. */
  #prepositionAt(at: number, clause: Clause): string | null {
    const word = this.#word(at);
    if (!clause.tokens.includes(at) || !words.prepositions.has(word) || at === clause.tokens[0]) return null;
    return words.rights.has(this.#word(at - 1)) ? null : word;
  }

  /** The subject of an object: its own, or that of the request: named beside it, in the title, or what the office decides. */
  subjectOf(noun: Noun, clause: Clause): SaidTopic {
    if (noun.is !== 'request' && noun.is !== 'delayed' && noun.is !== 'letter') return noun.is;
    const beside = this.of(clause).find(({ is, at }) => is !== 'request' && at > noun.at && !this.#isOfSide(noun, at));
    if (beside !== undefined && noun.is === 'request') return beside.is as SaidTopic;
    // "Het verzoek om geheimhouding": for something that has no name here.
    if (noun.is === 'request' && this.#isForOther(noun.at, clause)) return 'other';
    const asked = this.#word(noun.at) === 'verzoek' ? this.#askedFor() : null;
    if (asked !== null) return asked;
    const usual = this.usual();
    // Whoever objects asks more on the way: to be heard from afar. That is no decision on the objection.
    return noun.is === 'request' && onTheWay.has(usual) ? 'other' : usual;
  }

  /** "Het verzoek om vergoeding van de kosten van het bezwaar": the objection is not what was asked for. */
  #isOfSide(noun: Noun, at: number): boolean {
    if (noun.is !== 'request' || !forWhat.has(this.#word(noun.at + 1))) return false;
    return Array.from({ length: at - noun.at }, (_, more) => this.#word(noun.at + more)).some((word) =>
      words.sides.has(word),
    );
  }

  /** What she asks for on the way, as to pay no fee; nothing where she asks for several things or for what the office decides. */
  #askedFor(): SaidTopic | null {
    const asked = this.#letter.places(words.asksFor).map(({ words: of }) => this.#namedBehind(Math.max(...of)));
    const [first, ...others] = asked;
    return first === undefined || first === 'usual' || others.some((each) => each !== first) ? null : first;
  }

  #namedBehind(om: number): SaidTopic | 'usual' {
    const behind = [1, 2, 3, 4].map((more) => om + more);
    const named = behind.map((at) => this.#is.get(at)).find((is) => is !== undefined);
    if (named === 'request' || behind.some((at) => words.requestsFor.has(this.#word(at)))) return 'usual';
    return (named as SaidTopic | undefined) ?? 'other';
  }

  #isForOther(at: number, { tokens }: Clause): boolean {
    if (!forWhat.has(this.#word(at + 1)) || !tokens.includes(at + 2)) return false;
    return ![2, 3, 4].some((more) => words.requestsFor.has(this.#word(at + more)));
  }

  /** What a request is for that does not say so: what the title names, else what the office decides. */
  usual(): SaidTopic {
    return this.#title ?? this.#ofOffice();
  }

  /** What the office decides; of the immigration service, what the letter speaks of most. */
  #ofOffice(): SaidTopic {
    if (this.#sender?.code === 'CRT' && this.#letter.has(interim)) return 'interim_measure';
    if (this.#sender?.code === 'IND' && this.#letter.has(dublin)) return 'asylum';
    const usual = (this.#sender === null ? undefined : words.bySender[this.#sender.code]) ?? 'other';
    const count = (subject: SaidTopic): number => [...this.#is.values()].filter((is) => is === subject).length;
    return usual === 'residence' && count('asylum') > count('residence') ? 'asylum' : usual;
  }

  #inTitle(): SaidTopic | null {
    const { tokens } = this.#letter;
    const named = [...this.#is].filter(([at, is]) => {
      const token = tokens[at];
      return is !== 'request' && token !== undefined && this.#letter.isTitle(token.line);
    });
    const found = new Set(named.map(([, is]) => is));
    if (found.has('asylum')) return 'asylum';
    const [first] = named.sort(([a], [b]) => a - b);
    return first === undefined ? null : (first[1] as SaidTopic);
  }

  #word(at: number): string {
    return this.#letter.tokens[at]?.word ?? '';
  }
}
