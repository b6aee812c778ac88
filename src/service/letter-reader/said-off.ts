import { appointmentWords as words } from './appointment-words.ts';
import { completed, type FoundDate } from './dates.ts';
import type { FoundAt } from './find.ts';
import type { Letter } from './letter.ts';
import { isDenial } from './stated.ts';
import type { Stretch } from './stretch.ts';
import type { TextSpan } from './text.ts';

/** So many sentences further on the letter may say that it is off. */
const sentencesOn = 3;
/** So far before a no its verb may stand, and the words of "in plaats van" before a day. */
const near = 3;
const insteadWithin = 8;

/** Which days of a letter are given up for an appointment: called off, moved away from, or replaced by another one. */
export class SaidOff {
  readonly #letter: Letter;
  readonly #dates: readonly FoundDate[];
  readonly #meetings: readonly FoundAt[];
  readonly #off: ReadonlySet<number>;
  readonly #stays: ReadonlySet<number>;

  constructor(letter: Letter, dates: readonly FoundDate[], letterDate: string | null) {
    this.#letter = letter;
    this.#dates = dates.filter((date) => {
      const day = completed(date, letterDate);
      return day !== null && (letterDate === null || day > letterDate);
    });
    this.#meetings = letter.places(words.meetings);
    const moved = this.#exactly(words.moved).filter((hit) => this.#isOfMeeting(hit));
    const off = this.#exactly(words.off).filter((hit) => this.#isOfMeeting(hit));
    const disregarded = this.#exactly(words.disregard).filter((hit) => this.#isOfMeeting(hit));
    const said = [
      ...moved.filter((hit) => this.#isOff(hit) && this.#isToAnotherDay(hit)),
      ...off.filter((hit) => this.#isOff(hit)),
      ...disregarded.filter((hit) => !this.#isCondition(hit) && !this.#isDenied(hit) && !this.#isLeftToOthers(hit)),
      ...this.#exactly(words.needNot).filter((hit) => this.#isNeedless(hit)),
    ];
    this.#off = new Set([...said.flatMap((hit) => this.#daysOf(hit)), ...this.#replaced()]);
    this.#stays = new Set([...off, ...moved].flatMap((hit) => this.#standing(hit).map(({ from }) => from)));
  }

  /** "Uitgetrokken" is no misspelt "ingetrokken": what takes an appointment away stands there to the letter. */
  #exactly(any: readonly string[]): FoundAt[] {
    return this.#letter.places(any).filter(({ phrase, words: at }) => {
      const steps = phrase.split(' ').filter((step) => !step.startsWith('~'));
      return (
        steps.length === at.length && steps.every((step, rank) => step.split('|').includes(this.#word(at[rank] ?? -1)))
      );
    });
  }

  /** Nobody is expected on this day. */
  isOff({ from }: Stretch): boolean {
    return this.#off.has(from);
  }

  /** "De afspraak is niet vervallen": it takes place, whatever else its words look like. */
  isKept({ from }: Stretch): boolean {
    return this.#stays.has(from) && !this.#off.has(from);
  }

  /** The days beside a denied no, and those to which it was moved. */
  #standing(hit: FoundAt): FoundDate[] {
    const own = this.#datesIn(this.#sentence(hit));
    return this.#isDenied(hit) ? own : own.filter((date) => this.#isOff(hit) && this.#isAnew(hit, date));
  }

  #isOff(hit: FoundAt): boolean {
    return !this.#isDenied(hit) && !this.#isCondition(hit) && !this.#mayDo(hit);
  }

  /** "Verplaatst naar een andere locatie" keeps its day, and so does what was moved "naar dit tijdstip". */
  #isToAnotherDay(hit: FoundAt): boolean {
    const sentence = this.#sentence(hit);
    const own = this.#datesIn(sentence);
    if (own.some((date) => this.#isAnew(hit, date))) return true;
    if (own.length === 0) return this.#dates.some(({ from }) => from >= (sentence?.to ?? 0));
    return !Array.from({ length: near }, (_, more) => this.#word(hit.to + more)).includes('naar');
  }

  /** A denial that is not its own: "is niet vervallen"; "nog" denies nothing. */
  #isDenied(hit: FoundAt): boolean {
    const sentence = this.#sentence(hit);
    for (let at = Math.max(sentence?.from ?? 0, hit.from - near); at < hit.to; at += 1) {
      const word = this.#word(at);
      if (!hit.words.includes(at) && word !== 'nog' && isDenial(word)) return true;
    }
    return false;
  }

  /** "Als u niet komt, vervalt de afspraak". */
  #isCondition(hit: FoundAt): boolean {
    const sentence = this.#sentence(hit);
    if (sentence === undefined || sentence.question) return true;
    for (let at = sentence.from; at < sentence.to; at += 1)
      if (!hit.words.includes(at) && words.conditions.has(this.#word(at))) return true;
    const first = this.#word(sentence.from);
    return first === 'dan' || (words.modals.has(first) && this.#word(sentence.from + 1) === 'u');
  }

  /** "U kunt de afspraak afzeggen", "Kan de zitting worden verplaatst": what may be is not. */
  #mayDo(hit: FoundAt): boolean {
    const sentence = this.#sentence(hit);
    for (let at = sentence?.from ?? hit.from; at < hit.to; at += 1) {
      if (!words.modals.has(this.#word(at))) continue;
      const isHers = [at - 1, at + 1].some((each) => this.#word(each) === 'u' || this.#word(each) === 'you');
      const isOwn = hit.words.some((each) => isDenial(this.#word(each)));
      if (isHers || (!isOwn && this.#word(at) !== 'moet')) return true;
    }
    return false;
  }

  /** "Stukken mag de rechtbank buiten beschouwing laten": what somebody else may leave aside. */
  #isLeftToOthers({ from, to }: FoundAt): boolean {
    const sentence = this.#sentence({ from, to });
    for (let at = sentence?.from ?? from; at < to; at += 1)
      if (words.modals.has(this.#word(at)) && ![at - 1, at + 1].some((each) => this.#word(each) === 'u')) return true;
    return false;
  }

  /** It names what is off, or points back to it. */
  #isOfMeeting(hit: FoundAt): boolean {
    const { from, to } = this.#sentence(hit) ?? hit;
    if (this.#namesMeeting({ from, to })) return true;
    return this.#datesIn({ from, to }).length > 0 && ['dat', 'dit', 'die', 'this', 'that'].includes(this.#word(from));
  }

  #namesMeeting({ from, to }: Stretch): boolean {
    return this.#meetings.some((each) => each.from >= from && each.from < to);
  }

  /** She herself need not come; without a day only where it is "no more". */
  #isNeedless(hit: FoundAt): boolean {
    if (this.#isCondition(hit)) return false;
    const said = Array.from({ length: hit.to - hit.from }, (_, more) => this.#word(hit.from + more));
    if (said.some((word) => words.onlySo.has(word))) return false;
    return this.#datesIn(this.#sentence(hit)).length > 0 || said.some((word) => words.noMore.has(word));
  }

  /** The days that a sentence takes away: the one beside it, or, where it names none or only a new one, that of the sentences before. */
  #daysOf(hit: FoundAt): number[] {
    const sentence = this.#sentence(hit);
    const own = this.#datesIn(sentence);
    const given = own.filter((date) => !this.#isAnew(hit, date));
    if (given.length > 0) return this.#alsoBefore(this.#nearest(hit, given));
    return sentence === undefined || !this.#pointsBack(sentence, hit) ? [] : this.#before(sentence);
  }

  #has({ from, to }: Stretch, any: ReadonlySet<string>): boolean {
    for (let at = from; at < to; at += 1) if (any.has(this.#word(at))) return true;
    return false;
  }

  /** "Deze afspraak vervalt", "u hoeft niet meer te komen": not "een inhoudelijke behandeling". */
  #pointsBack(sentence: TextSpan, hit: FoundAt): boolean {
    if (words.needNot.includes(hit.phrase) || words.points.has(this.#word(sentence.from))) return true;
    return this.#meetings.some(
      ({ from }) =>
        from >= sentence.from && from < sentence.to && [1, 2].some((back) => words.points.has(this.#word(from - back))),
    );
  }

  /** "De eerdere uitnodiging vervalt" is not said of the one in the sentence before it, unless that was said before too. */
  #before(sentence: TextSpan): number[] {
    const { sentences } = this.#letter.text;
    const own = sentences.indexOf(sentence);
    for (let back = 1; back <= sentencesOn; back += 1) {
      const other = sentences[own - back];
      const dates = this.#datesIn(other);
      if (other === undefined || dates.length === 0) continue;
      // "Op 24 november is mijn kabinet gesloten" is no appointment.
      if (!this.#namesMeeting(other) && !dates.some((date) => this.#hourAfter(date) !== null)) return [];
      if (dates.length > 1 || (this.#has(sentence, words.earlier) && !this.#has(other, words.past))) return [];
      return dates.map(({ from }) => from);
    }
    return [];
  }

  /** The day that is given up, and where it was named before at the same hour. */
  #alsoBefore(date: FoundDate): number[] {
    const same = this.#dates.filter(
      (each) =>
        each.from < date.from &&
        each.day === date.day &&
        each.day !== null &&
        (this.#hourAfter(date) === null || this.#hourAfter(each) === this.#hourAfter(date)),
    );
    return [date, ...same].map(({ from }) => from);
  }

  #hourAfter({ to }: FoundDate): string | null {
    const words = [0, 1, 2].map((more) => this.#word(to + more));
    return words.find((word) => /^\d{1,2}(?:[.:]\d{2})?$/.test(word)) ?? null;
  }

  #nearest(hit: FoundAt, dates: readonly FoundDate[]): FoundDate {
    const away = ({ from }: FoundDate): number => (from < hit.to ? Math.max(0, hit.from - from) : from - hit.to);
    return [...dates].sort((one, other) => away(one) - away(other))[0] as FoundDate;
  }

  /** The day to which it is moved: "naar", "nu" or "verwachten wij u" stands between. */
  #isAnew(hit: FoundAt, date: FoundDate): boolean {
    const start = date.from >= hit.to ? hit.to : date.from - near;
    for (let at = start; at < date.from; at += 1) if (words.anew.has(this.#word(at))) return true;
    return false;
  }

  /** "In plaats van op 12 maart om 10.00 uur verwachten wij u op 19 maart". */
  #replaced(): number[] {
    return this.#letter.places(words.instead.split('|')).flatMap((hit) => {
      const next = this.#dates.find(({ from }) => from >= hit.to);
      if (next === undefined || next.from - hit.to > insteadWithin) return [];
      for (let at = hit.to; at < next.from; at += 1) if (!words.between.has(this.#word(at))) return [];
      return [next.from];
    });
  }

  #datesIn(sentence: Stretch | undefined): FoundDate[] {
    if (sentence === undefined) return [];
    return this.#dates.filter(({ from }) => from >= sentence.from && from < sentence.to);
  }

  #sentence({ from }: Stretch): TextSpan | undefined {
    return this.#letter.text.sentences[this.#letter.tokens[from]?.sentence ?? -1];
  }

  #word(at: number): string {
    return this.#letter.tokens[at]?.word ?? '';
  }
}

/** A last moment for papers or money, and no meeting: "de termijn eindigt op 12 maart om 17.00 uur". */
export function isLastHour(letter: Letter, date: Stretch): boolean {
  const sentence = letter.text.sentences[letter.tokens[date.from]?.sentence ?? -1];
  if (sentence === undefined) return false;
  const isIn = ({ from }: Stretch): boolean => from >= sentence.from && from < sentence.to;
  const { before, after, verbs, until } = words.lasts;
  if (letter.places(words.meetings).some(isIn)) return false;
  if (letter.places([...before, ...after]).some(isIn)) return true;
  // "voor 17.00 uur inleveren"
  const isUntil = until.has(letter.tokens[date.to]?.word ?? '');
  return isUntil && letter.places(verbs).some(isIn);
}
