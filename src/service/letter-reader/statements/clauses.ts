import type { LetterText, TextSpan, Token } from '../text.ts';
import { decisionWords } from './wordings.ts';

/** What a clause does in its sentence: only a main clause, a result and what somebody tells can decide something. */
type ClauseKind = 'main' | 'told' | 'condition' | 'cause' | 'relative' | 'whether' | 'while';

/** A clause: which tokens are its own, what it is, and the clause that it hangs on. */
export interface Clause {
  kind: ClauseKind;
  tokens: readonly number[];
  parent: Clause | null;
  /** It goes on without a subject of its own: "… is beoordeeld en wordt afgewezen". */
  continues: Clause | null;
}

interface Growing extends Clause {
  tokens: number[];
  parent: Growing | null;
}

const { clauses: openers, finite, finals, prepositions, requests, requestsFor, asWho } = decisionWords;
const office = new Set(['wij', 'we', 'ik']);
const carriers = new Set(['wordt', 'worden', 'is', 'zijn']);
/** No verb of a group that another finite verb is in already: a second one opens what goes on. */
const singular = new Set('wordt krijgt vervalt eindigt stopt gaat komt kan mag'.split(' '));
const shortestVerb = 4;
const requestWords = new Set(requests.flatMap((phrase) => phrase.split('|')));
/** "of u", "of uw aanvraag": what is asked or looked into; "of" between two nouns joins them. */
const afterWhether = new Set('u uw wij we het de er dit deze een hij zij betrokkene'.split(' '));
/** "…, daar u geen rechtmatig verblijf hebt", "…, nu u nog geen woning hebt" */
const sinceWords = new Set(['daar', 'nu']);
const afterIf = new Set('u wij we uw er dit dat het de zij ze je hij een geen blijkt'.split(' '));

/** Divides a sentence into its clauses, by the words that open one and by a finite verb after a comma. */
export function clausesIn(text: LetterText, sentence: TextSpan): Clause[] {
  return new Divider(text, sentence).divide();
}

class Divider {
  readonly #text: LetterText;
  readonly #sentence: TextSpan;
  readonly #all: Growing[] = [];
  #main: Growing;
  #now: Growing;

  constructor(text: LetterText, sentence: TextSpan) {
    this.#text = text;
    this.#sentence = sentence;
    this.#main = this.#open('main', null);
    this.#now = this.#main;
  }

  divide(): Clause[] {
    for (let at = this.#sentence.from; at < this.#sentence.to; at += 1) {
      this.#turn(at);
      this.#now.tokens.push(at);
    }
    return this.#all.filter(({ tokens }) => tokens.length > 0);
  }

  /** Opens or closes a clause before a token, where one begins or ends there. */
  #turn(at: number): void {
    if (this.#isAfter(at, ':')) {
      this.#main = this.#open('main', null);
      this.#now = this.#main;
    }
    const kind = this.#opens(at);
    if (kind !== null) {
      this.#now = this.#open(kind, this.#now);
    } else if (this.#joins(at)) {
      this.#join(at);
    } else if (this.#now.kind !== 'main' && this.#mayCarry(at) && this.#endsSubordinate(at)) {
      this.#now = this.#main;
    } else if (this.#isInsertionOver(at)) {
      this.#now = this.#now.parent ?? this.#main;
    }
  }

  /** "…, wijzen wij" and, without a comma, "die u heeft ingediend wordt afgewezen" and "die u deed trekken wij in". */
  #endsSubordinate(at: number): boolean {
    if (this.#followsComma(at)) return true;
    const own = this.#now.tokens.map((each) => this.#word(each));
    // "de termijn om te beslissen wordt verlengd"
    if (own[0] === 'om' && own.includes('te') && carriers.has(this.#word(at))) return true;
    if (this.#now.kind !== 'relative' || !this.#now.tokens.some((each) => this.#isVerb(each))) return false;
    if (office.has(this.#word(at + 1))) return true;
    if (this.#now.tokens.length <= 2) return false;
    return singular.has(this.#word(at)) || (carriers.has(this.#word(at)) && !this.#isFinite(at - 1));
  }

  /** "… besluit ik de aanvraag, die u op 3 maart deed, niet in te willigen": behind its verb and a comma the outer clause goes on. */
  #isInsertionOver(at: number): boolean {
    if (this.#now.kind !== 'relative' || !this.#followsComma(at)) return false;
    return [at - 1, at - 2].some((each) => this.#isFinite(each) || finals.has(this.#word(each)));
  }

  #opens(at: number): ClauseKind | null {
    const [word, next, before] = [this.#word(at), this.#word(at + 1), this.#word(at - 1)];
    const first = this.#now.tokens.length === 0 && at === this.#sentence.from;
    if (openers.conditions.has(word)) return 'condition';
    if (word === 'als' && (afterIf.has(next) || (first && !asWho.has(next)))) return 'condition';
    if (word === 'of' && afterWhether.has(next) && !first) return 'whether';
    if (word === 'whether') return 'whether';
    if (openers.whiles.has(word) || (word === 'zo' && next === 'lang')) return 'while';
    if (openers.causes.has(word) || (sinceWords.has(word) && afterIf.has(next) && this.#followsComma(at)))
      return 'cause';
    if (word === 'voor' && next === 'zover') return 'relative';
    if (first) return null;
    if (openers.relatives.has(word))
      return word === 'die' && (this.#pointsBack(before) || requestWords.has(next)) ? null : 'relative';
    if (openers.results.has(word)) return 'main';
    if (openers.contents.has(word)) return this.#isContent(at) ? 'told' : null;
    return null;
  }

  /** "om die reden", "en die vergunning": no clause. */
  #pointsBack(before: string): boolean {
    return (
      prepositions.has(before) ||
      before === 'vanaf' ||
      finite.has(before) ||
      office.has(before) ||
      before === 'en' ||
      before === 'maar'
    );
  }

  #isContent(at: number): boolean {
    const [word, next, before] = [this.#word(at), this.#word(at + 1), this.#word(at - 1)];
    // "om die reden" is no clause.
    if (word === 'om')
      return !requestWords.has(before) && !requestsFor.has(next) && !['die', 'deze', 'dezelfde'].includes(next);
    // "Ook dat verzoek wijzen wij af"; "dat verzoek ik u" is a verb.
    if (word === 'dat' && requestWords.has(next) && !office.has(this.#word(at + 2))) return false;
    return word !== 'dat' || !prepositions.has(before);
  }

  #joins(at: number): boolean {
    const word = this.#word(at);
    if (openers.joins.has(word)) return true;
    if (word !== 'en' && word !== 'and') return false;
    return this.#now.tokens.some((each) => this.#isFinite(each)) && this.#isFiniteAfter(at);
  }

  /** What comes after "en" or "maar" is as the clause before it; after a subordinate clause and a comma it is a main one. */
  #join(at: number): void {
    const isBack = this.#followsComma(at) && !openers.contents.has(this.#word(at + 1));
    const like = isBack && this.#now.kind !== 'told' ? this.#main : this.#now;
    const opened = this.#open(like.kind, like.parent);
    opened.continues = this.#isFinite(at + 1) ? like : null;
    if (like.kind === 'main') this.#main = opened;
    this.#now = opened;
  }

  #isFiniteAfter(at: number): boolean {
    for (let after = at + 1; after < this.#sentence.to; after += 1) {
      if (this.#isFinite(after)) return true;
      // "aanhef en onder d van het besluit en wordt afgewezen": the second one joins.
      if (this.#opens(after) !== null || this.#word(after) === 'en') return false;
    }
    return false;
  }

  #open(kind: ClauseKind, parent: Growing | null): Growing {
    const clause: Growing = { kind, tokens: [], parent, continues: null };
    this.#all.push(clause);
    return clause;
  }

  #word(at: number): string {
    return at >= this.#sentence.from && at < this.#sentence.to ? (this.#text.tokens[at]?.word ?? '') : '';
  }

  #isFinite(at: number): boolean {
    return finite.has(this.#word(at)) && this.#word(at - 1) !== 'te';
  }

  /** A verb that a clause may begin with again: one of the list, or any before "wij". */
  #mayCarry(at: number): boolean {
    if (this.#isFinite(at)) return true;
    return office.has(this.#word(at + 1)) && this.#word(at).length >= shortestVerb && this.#word(at) !== 'toen';
  }

  /** A verb that ends a clause need not be one that can carry a decision. */
  #isVerb(at: number): boolean {
    return this.#isFinite(at) || finals.has(this.#word(at));
  }

  #followsComma(at: number): boolean {
    return this.#isAfter(at, ',');
  }

  #isAfter(at: number, mark: string): boolean {
    const before = this.#text.tokens[at - 1];
    return before !== undefined && at > this.#sentence.from && markAfter(before).includes(mark);
  }
}

/** The marks that stand right after a word. */
function markAfter(token: Token): string {
  const { line, to } = token.next ?? token;
  return /^[^\p{L}\p{N}]*/u.exec(line.text.slice(to))?.[0] ?? '';
}
