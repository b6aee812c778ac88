import type { FoundAt } from '../find.ts';
import type { Findings } from '../findings.ts';
import type { TextSpan } from '../text.ts';
import type { Clause } from './clauses.ts';
import type { Noun } from './objects.ts';
import { isAgency, isParticiple, isSupposed, ours, passive, shortClause } from './saying-words.ts';
import { type WordedAct, decisionWords as words } from './wordings.ts';

/** The words of an act in their clause, and what they are said of. */
export interface ActInClause {
  act: WordedAct;
  hit: FoundAt;
  sentence: TextSpan;
  clauses: readonly Clause[];
  clause: Clause;
  objects: readonly Noun[];
  /** Told by somebody who decides nothing: an office must be named as who decided, or it must be said of her own case. */
  retold: boolean;
}

/** Of whom and of what an act is said: of the client now, or of others, of everybody, of nothing yet. */
export class ActSubject {
  readonly #found: Findings;
  readonly #said: ActInClause;
  readonly #own: ReadonlySet<number>;

  constructor(found: Findings, said: ActInClause) {
    this.#found = found;
    this.#said = said;
    this.#own = new Set(said.hit.words);
  }

  /** It is said of somebody else, or somebody else does it. */
  isOfOthers(): boolean {
    const { act, clause, objects } = this.#said;
    const said = clause.tokens.map((at) => this.#word(at));
    // "bepaalde categorieën vreemdelingen" is the name of a law.
    if (
      said.some((word, at) => words.persons.has(word) || (words.generics.has(word) && said[at - 1] !== 'categorieen'))
    )
      return true;
    if (clause.tokens.some((at) => !this.#own.has(at) && !this.#isCompany(at) && this.#isOtherOffice(this.#word(at))))
      return true;
    if (isSupposed(said)) return true;
    if (act.receives)
      return (
        !clause.tokens.some((at) => this.#isClient(at)) && !objects.some(({ determiner }) => ours.has(determiner ?? ''))
      );
    const isOwn = (at: number): boolean => words.finite.has(said[at + 1] ?? '') && !passive.has(said[at + 1] ?? '');
    if (said.some((word, at) => word === 'u' && !words.prepositions.has(said[at - 1] ?? '') && isOwn(at))) return true;
    if (said.some((word, at) => (word === 'kunt' || word === 'moet' || word === 'wilt') && said[at + 1] === 'u'))
      return true;
    return objects.some(({ at }) => this.#isOwnedByOther(at));
  }

  /** "In overleg met de officier van justitie": who is heard does not decide. */
  #isCompany(at: number): boolean {
    return this.#word(at - 1) === 'met' || this.#word(at - 2) === 'met';
  }

  /** What another office decided. */
  #isOtherOffice(word: string): boolean {
    const code = this.#found.sender?.code;
    if (this.#said.retold) return false;
    // Nobody knows who writes: what a named office did is told of it.
    if (code === undefined) return isAgency(word);
    const named = Object.entries(words.agencies).filter(([, names]) => names.has(word));
    return named.length > 0 && !named.some(([of]) => of === code);
  }

  /** "het hoger beroep van de minister". */
  #isOwnedByOther(at: number): boolean {
    if (this.#word(at + 1) !== 'van') return false;
    return [2, 3].some((more) => words.others.has(this.#word(at + more)));
  }

  /** "Een aanvraag wordt afgewezen", "Vergunningen worden verleend": what the law says of all. */
  isGeneral(): boolean {
    const { act, clause, objects } = this.#said;
    if (act.object === 'none') return false;
    const { from, to } = this.#said.sentence;
    const isAddressed = Array.from({ length: to - from }, (_, more) => from + more).some(
      (at) => this.#isClient(at) || words.offices.has(this.#word(at)) || this.#word(at) === 'uw',
    );
    return objects.every(({ at, is, determiner }) => {
      if (determiner === null && words.plurals.has(this.#word(at))) return true;
      if (is !== 'request' && determiner === null && !isAddressed && clause.tokens.length > shortClause) return true;
      return ['een', 'a', 'an'].includes(determiner ?? '') && (is === 'request' || !isAddressed);
    });
  }

  /** "de vreemdeling die slachtoffer is": of whom it is said, not who reads it. */
  #isClient(at: number): boolean {
    return words.clients.has(this.#word(at)) && !['die', 'who'].includes(this.#word(at + 1));
  }

  /** An infinitive without a verb that carries it, and a past form. */
  isIdle(): boolean {
    const { act, clause, hit } = this.#said;
    const said = clause.tokens.filter((at) => !this.#own.has(at)).map((at) => this.#word(at));
    if (said.some((word) => words.past.has(word) || word === 'nog')) return true;
    if (act.receives && said.some((word) => words.since.has(word))) return true;
    const named = new Set(this.#said.objects.map(({ at }) => this.#word(at)));
    if (act.alone && said.some((word) => word === 'te' || (isParticiple(word) && !named.has(word)))) return true;
    // "het verlenen van een vergunning"
    if (hit.words.length === 1 && ['het', 'tot'].includes(this.#word(hit.from - 1)) && this.#word(hit.to) === 'van')
      return true;
    const isInfinitive = hit.words.length === 1 && /(?:en)$/.test(this.#found.letter.tokens[hit.from]?.word ?? '');
    if (!isInfinitive || isParticiple(this.#found.letter.tokens[hit.from]?.word ?? '')) return false;
    if (clause.kind === 'told' || this.#isPlural()) return false;
    return !said.some((word) => [words.finite, words.offices, words.plans, words.tells].some((set) => set.has(word)));
  }

  /** "Uw toelage en uw verzekering eindigen": the verb of several, and no infinitive. */
  #isPlural(): boolean {
    const { clause, hit, objects } = this.#said;
    return (
      words.finite.has(this.#word(hit.from)) &&
      this.#word(hit.from - 1) !== 'te' &&
      objects.some(({ at, preposition }) => at < hit.from && preposition === null) &&
      clause.tokens.some((at) => at < hit.from && this.#word(at) === 'en')
    );
  }

  #word(at: number): string {
    return this.#found.letter.tokens[at]?.word ?? '';
  }
}
