import type { Findings } from '../findings.ts';
import { isDenial } from '../stated.ts';
import type { Clause } from './clauses.ts';
import { isHistory } from './history.ts';
import { isAgency, isNone, isWriter, ours, passive, planned, theirs } from './saying-words.ts';
import type { Polarity } from './statement.ts';
import { type ActInClause, ActSubject } from './subject.ts';
import { decisionWords as words } from './wordings.ts';

/** What can be given or refused in part. */
const isWhole: ReadonlySet<Polarity> = new Set(['granted', 'refused', 'not_admitted']);

/** What a clause decides: the grammar of yes, no and perhaps. */
export class Ruling {
  readonly #found: Findings;
  readonly #said: ActInClause;
  readonly #own: ReadonlySet<number>;
  readonly #subject: ActSubject;

  constructor(found: Findings, said: ActInClause) {
    this.#found = found;
    this.#said = said;
    this.#own = new Set(said.hit.words);
    this.#subject = new ActSubject(found, said);
  }

  /** The polarity; null where nothing is decided, or not plainly. */
  polarity(): Polarity | null {
    const { act, objects, sentence, clauses, clause } = this.#said;
    if (
      (objects.length === 0 && act.object !== 'none') ||
      this.#asks() ||
      clauses.some(({ kind }) => kind === 'condition')
    )
      return null;
    if (!this.#isSaid(clause) || this.#subject.isOfOthers() || this.#subject.isGeneral() || this.#subject.isIdle())
      return null;
    const value = this.#valued();
    if (value === null) return null;
    if (this.#said.retold) return this.#isTold() || act.from?.includes('LAW') ? this.#inMood(value) : null;
    if (isHistory(this.#found, sentence, this.#said.hit)) return null;
    return this.#inMood(value);
  }

  /** "De IND heeft uw aanvraag afgewezen", "uw beroep is ongegrond verklaard": by an office, or said of what is hers. */
  #isTold(): boolean {
    const { clause, objects } = this.#said;
    const said = clause.tokens.map((at) => this.#word(at));
    if (said.some((word) => theirs.has(word))) return false;
    const isByOffice = said.some((word) => isAgency(word)) && !said.some((word) => isWriter(word));
    const isDone =
      said.some((word) => passive.has(word)) && objects.some(({ determiner }) => ours.has(determiner ?? ''));
    return isByOffice || isDone;
  }

  /** Denied, an act says its opposite or nothing; more than one denial says nothing plain. */
  #valued(): Polarity | null {
    const { act, clause } = this.#said;
    const denials = clause.tokens.filter((at) => this.#denies(at));
    const above = this.#groundless(clause) || this.#isAnsweredNo();
    if (above) return denials.length === 0 ? (act.denied ?? null) : null;
    const [denial] = denials;
    if (denial === undefined) return act.value ?? null;
    if (act.denied === undefined || !this.#isOneNo(denials)) return null;
    return act.denied === 'refused' && this.#isNoMore(denial) ? 'ended' : act.denied;
  }

  /** "Krijgt u een uitkering? Nee." */
  #isAnsweredNo(): boolean {
    const { tokens, text } = this.#found.letter;
    const { question, from } = this.#said.sentence;
    if (!question || this.#word(from) === 'waarom') return false;
    const answer = text.sentences[(tokens[this.#said.hit.from]?.sentence ?? -2) + 1]?.from ?? -1;
    return this.#word(answer) === 'nee' && this.#word(answer + 1) !== 'nog';
  }

  /** One denial, or "geen" of several things. */
  #isOneNo(denials: readonly number[]): boolean {
    if (denials.length === 1) return denials.every((at) => this.#isPlain(at));
    return denials.every((at) => isNone(this.#word(at))) && denials.some((at) => this.#isPlain(at));
  }

  /** "… zie ik geen reden om u een vergunning te verlenen". */
  #groundless({ kind, parent, tokens }: Clause): boolean {
    if (kind !== 'told' || parent === null || this.#word(tokens[0] ?? -1) !== 'om') return false;
    // "Nog niet mogelijk": it may become so.
    if (parent.tokens.some((at) => this.#word(at) === 'nog')) return false;
    const denials = parent.tokens.filter((at) => this.#denies(at));
    return denials.length === 1 && denials.every((at) => this.#isOfGround(at));
  }

  /** "Geen reden", and "niet mogelijk", "het lukt niet". */
  #isOfGround(at: number): boolean {
    if (this.#word(at) === 'niet') return [-3, -2, -1, 1, 2].some((step) => words.unable.has(this.#word(at + step)));
    return isNone(this.#word(at)) && [1, 2].some((more) => words.grounds.has(this.#word(at + more)));
  }

  #denies(at: number): boolean {
    const word = this.#word(at);
    if (this.#own.has(at) || word === 'nog') return false;
    if (words.denials.has(word) || this.#refuses(at)) return true;
    return isDenial(word) && !words.notDenying.has(this.#word(at + 1));
  }

  /** "Ik weiger u een vergunning te verlenen": the verb above denies what it carries. */
  #refuses(at: number): boolean {
    const { act, hit } = this.#said;
    return act.value === 'granted' && words.refusers.has(this.#word(at)) && this.#word(hit.to - 2) === 'te';
  }

  /** "geen" must belong to what is decided, and "niet" to the verb: "een niet geldige", "niet alleen" and "niet later dan" deny something else. */
  #isPlain(at: number): boolean {
    const word = this.#word(at);
    // "Niet voor een tegemoetkoming in aanmerking" is a plain no.
    const isFor = this.#word(at + 1) === 'voor' && [...this.#own].some((own) => this.#word(own) === 'aanmerking');
    if (words.unclearDenial.has(this.#word(at + 1)) && !this.#own.has(at + 1) && !isFor) return false;
    if (words.refusers.has(word)) return true;
    if (isNone(word))
      return (
        this.#said.objects.some((noun) => noun.at > at && noun.at <= at + 5) ||
        this.#isRight(at) ||
        this.#isOfGround(at)
      );
    return !words.determiners.has(this.#word(at - 1)) || words.clients.has(this.#word(at - 1));
  }

  #isRight(at: number): boolean {
    return [1, 2].some((more) => words.rights.has(this.#word(at + more)));
  }

  #isNoMore(denial: number): boolean {
    return this.#said.clause.tokens.some(
      (at) => at > denial && words.more.has(this.#word(at)) && this.#word(at + 1) !== 'dan',
    );
  }

  /** What "kan", "moet", "zal" and a plan make of it. */
  #inMood(value: Polarity): Polarity | null {
    const { act, clause } = this.#said;
    const has = (set: ReadonlySet<string>): boolean => clause.tokens.some((at) => set.has(this.#word(at)));
    const isDenied = value !== act.value || this.#own.has(this.#denialOfOwn());
    if (clause.tokens.some((at) => this.#isMaybe(at)) || this.#isOtherCase()) return null;
    // "Geheel en niet deels ingewilligd": which of the two, nobody can say from a word.
    if (clause.tokens.some((at) => words.parts.has(this.#word(at)) && this.#word(at - 1) === 'niet')) return null;
    if (has(words.modals) && (!isDenied || act.general) && act.object !== 'none') return null;
    if (
      act.object === 'none' &&
      value !== 'postponed' &&
      !act.about?.includes('interim_measure') &&
      (clause.tokens.some((at) => !this.#own.has(at) && words.waits.has(this.#word(at))) ||
        this.#said.clauses.some(({ kind }) => kind === 'while'))
    )
      return null;
    if ((has(words.musts) || has(words.restricts)) && value === 'granted') return null;
    if (has(words.futures) && !isDenied) return null;
    if (!this.#isPlanned()) return isWhole.has(value) && (has(words.parts) || this.#isAsFar()) ? 'partly' : value;
    const isDropped = this.#chain().some(({ tokens }) =>
      tokens.some((at) => !this.#own.has(at) && words.droppedPlans.has(this.#word(at))),
    );
    if (value !== act.value) return value === 'refused' && this.#isPlannedNo() ? planned(value) : null;
    return isDropped ? null : planned(value);
  }

  /** "Gegrond voor zover het over de ingangsdatum gaat" */
  #isAsFar(): boolean {
    const { clause, clauses } = this.#said;
    return clauses.some(
      ({ tokens, parent }) =>
        parent === clause && this.#word(tokens[0] ?? -1) === 'voor' && this.#word(tokens[1] ?? -1) === 'zover',
    );
  }

  /** "Geneigd het verzoek niet in te willigen": the no stands beside the verb, behind the plan. */
  #isPlannedNo(): boolean {
    const chain = this.#chain().flatMap(({ tokens }) => tokens);
    const denials = chain.filter((at) => !this.#own.has(at) && this.#denies(at));
    const [denial = -1] = denials;
    const plan = chain.find((at) => words.plans.has(this.#word(at))) ?? Number.POSITIVE_INFINITY;
    return denials.length === 1 && denial > plan && (denial === this.#said.hit.from - 1 || isNone(this.#word(denial)));
  }

  /** "Vermoedelijk slachtoffer" is who she is, and nothing that may be. */
  #isMaybe(at: number): boolean {
    if (this.#own.has(at) || !words.maybes.has(this.#word(at))) return false;
    return !/^slachtoffers?$/.test(this.#word(at + 1));
  }

  #denialOfOwn(): number {
    return this.#said.hit.words.find((at) => this.#found.letter.tokens[at]?.word === 'niet') ?? -1;
  }

  /** "dan" tells of another case, "dan ook" of a consequence, "later dan" of a measure. */
  #isOtherCase(): boolean {
    return this.#said.clause.tokens.some(
      (at) => this.#word(at) === 'dan' && this.#word(at + 1) !== 'ook' && !/(?:er|anders)$/.test(this.#word(at - 1)),
    );
  }

  #isPlanned(): boolean {
    const { tokens } = this.#said.clause;
    // What takes a plan back is no plan.
    if (this.#said.act.value === 'corrected') return false;
    // "Na uw zienswijze te hebben overwogen, besluit ik …"
    if (tokens.some((at) => this.#word(at) === 'besluit' && words.offices.has(this.#word(at + 1)))) return false;
    return this.#chain().some(({ tokens }) =>
      tokens.some((at) => {
        const word = this.#word(at);
        if (!words.plans.has(word)) return false;
        if (word === 'wil' || word === 'willen')
          return [-3, -2, -1, 1, 2].some((step) => this.#isWilling(at + step, at));
        return word !== 'plan' || this.#word(at - 1) !== 'volgens';
      }),
    );
  }

  /** "wij willen", "wil ik", and of who retells "wil de IND". */
  #isWilling(each: number, verb: number): boolean {
    return (each !== verb + 2 && isWriter(this.#word(each))) || (this.#said.retold && isAgency(this.#word(each)));
  }

  /** The clause and those that it hangs on. */
  #chain(): Clause[] {
    const chain: Clause[] = [];
    for (let clause: Clause | null = this.#said.clause; clause !== null; clause = clause.parent) chain.push(clause);
    return chain;
  }

  /** A question, and a verb that comes first: "Wordt uw aanvraag afgewezen, dan …". */
  #asks(): boolean {
    const { sentence } = this.#said;
    const [first, second] = [this.#word(sentence.from), this.#word(sentence.from + 1)];
    if (sentence.question) return first !== 'waarom' && !this.#isAnsweredNo();
    if (this.#isItem()) return false;
    return (
      first === 'dan' ||
      (words.finite.has(first) &&
        (words.clients.has(second) || words.determiners.has(second) || words.offices.has(second)))
    );
  }

  /** "- verklaart het beroep gegrond": an item of a list, whose subject stands above it. */
  #isItem(): boolean {
    const { from, to } = this.#said.sentence;
    const token = this.#found.letter.tokens[from];
    if (token === undefined || !/^\p{Ll}/u.test(token.line.text.slice(token.from))) return false;
    return !Array.from({ length: to - from }, (_, more) => this.#word(from + more)).includes('dan');
  }

  /** Only a main clause and what the office tells in one is decided; what others ask, fear or hold is not. */
  #isSaid(clause: Clause): boolean {
    if (clause.tokens.some((at) => !this.#own.has(at) && words.asks.has(this.#word(at)))) return false;
    if (clause.kind === 'main') return clause.parent === null || this.#isSaid(clause.parent);
    if (clause.kind !== 'told' || clause.parent === null) return false;
    // "Er is geen grond om te bepalen dat zij niet mag worden uitgezet": what hangs on a no is not said.
    if (this.#groundless(clause.parent)) return false;
    const above = clause.parent.tokens.map((at) => this.#word(at));
    // "Op de laatste bladzijde staat dat …", in the words of a lawyer.
    const tells = above.some(
      (word) => words.tells.has(word) || words.plans.has(word) || (this.#said.retold && word === 'staat'),
    );
    const isTheirs = above.some((word, at) => word === 'u' && (at === 0 || words.finite.has(above[at + 1] ?? '')));
    if ((!tells && !this.#groundless(clause)) || isTheirs) return false;
    if (above.some((word) => words.claims.has(word) || words.past.has(word))) return false;
    if (this.#groundless(clause)) return this.#isSaid(clause.parent);
    if (above.some((word) => words.maybes.has(word)) || above.some((word) => isDenial(word) && word !== 'nog'))
      return false;
    return this.#isSaid(clause.parent);
  }

  #word(at: number): string {
    return this.#found.letter.tokens[at]?.word ?? '';
  }
}
