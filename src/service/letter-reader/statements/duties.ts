import type { FoundAt } from '../find.ts';
import { type Findings, firstOfDays } from '../findings.ts';
import type { Letter } from '../letter.ts';
import { rawText } from '../raw-text.ts';
import { isDenial } from '../stated.ts';
import type { Stretch } from '../stretch.ts';
import type { Topic } from '../topics.ts';
import { dayOfEvent, dueDay, hourOf, reference } from './deed-days.ts';
import type { HowDeedIsSaid } from './deed-said.ts';
import { grammarOf } from './deed-saying.ts';
import { type Deed, deedWords, type Mood } from './deed-words.ts';
import { findAmountsSaid, findAnnouncements, findCalledOff, findSaidAppointments } from './meetings.ts';
import { movedMeasures } from './moved-measures.ts';
import { Retold } from './retold.ts';
import type { FoundStatement } from './statement.ts';

/** What the client must do, is asked for, and what is done to her. */
export function findDuties(found: Findings): FoundStatement[] {
  const measures = findMeasures(found);
  return [
    ...distinct([...findMusts(found), ...findRequests(found), ...measures]),
    ...findSaidAppointments(found),
    ...findCalledOff(found),
    ...findAnnouncements(found),
    ...findAmountsSaid(found),
  ];
}

/** A deed that the letter tells of, and how. */
interface HeldDeed {
  hit: FoundAt;
  said: HowDeedIsSaid;
}

const topics: Readonly<Record<string, readonly Topic[]>> = {
  leave: ['leave', 'other'],
  pay: ['pay', 'other'],
  hand_in: ['send', 'other'],
};

function findMusts(found: Findings): FoundStatement[] {
  const { letter, sender } = found;
  // "Ik schreef u toen: …": what an office repeats of an earlier letter is not asked again.
  const before = sender === null || sender.code === 'LAW' ? null : new Retold(letter);
  return deedWords.duties
    .flatMap((deed) =>
      deedsThatHold(letter, deed, ['must'])
        .filter(({ hit }) => !before?.isRetold(hit))
        .map(({ hit, said }): FoundStatement => {
          const place = sentencesOf(letter, hit, said.condition);
          const isAtOnce = deed.value === 'leave' && said.condition === null && saysAtOnce(letter, hit);
          const expected = deed.value === 'appear' || deed.value === 'report' ? meetingDay(found, hit) : null;
          return {
            is: 'duty',
            value: isAtOnce ? 'leave_at_once' : deed.value,
            day: firstOfDays([expected, dueDay(found, hit, topics[deed.value] ?? ['other'])]),
            condition: said.condition === null ? null : rawText(letter, said.condition.from, said.condition.to),
            found: place,
          };
        }),
    )
    .concat(outrightAtOnce(letter));
}

/** "U krijgt geen vertrektermijn": at once, without the word. */
function outrightAtOnce(letter: Letter): FoundStatement[] {
  const deed: Deed = { ...emptyDeed, who: 'any', outright: deedWords.atOnce.outright };
  return deedsThatHold(letter, deed, [])
    .filter(({ said }) => said.condition === null)
    .map(({ hit }) => ({
      is: 'duty',
      value: 'leave_at_once',
      day: null,
      condition: null,
      found: sentencesOf(letter, hit, null),
    }));
}

const emptyDeed: Deed = {
  reason: '',
  who: 'any',
  verbs: [],
  orders: [],
  outright: [],
  with: [],
  within: 1,
  nouns: [],
  undone: [],
  without: [],
};

function saysAtOnce(letter: Letter, hit: FoundAt): boolean {
  const sentence = letter.tokens[hit.from]?.sentence;
  return letter.places(deedWords.atOnce.near).some(({ from }) => letter.tokens[from]?.sentence === sentence);
}

function meetingDay(found: Findings, hit: FoundAt): string | null {
  const { appointments, letter } = found;
  const sentence = letter.tokens[hit.from]?.sentence;
  const own = appointments.filter(({ from }) => letter.tokens[from]?.sentence === sentence);
  return own.map(({ date }) => date).sort()[0] ?? dayOfEvent(found, hit, [0])?.day ?? null;
}

function findRequests(found: Findings): FoundStatement[] {
  const { letter } = found;
  return deedWords.requests.flatMap((deed) =>
    deedsThatHold(letter, deed, deed.value === 'payment' ? ['ask'] : ['must', 'ask'])
      .filter(({ said, hit }) => !isOffer(letter, deed.value, said, hit))
      .map(
        ({ hit, said }): FoundStatement => ({
          is: 'request',
          value: deed.value,
          day: dueDay(found, hit, ['send', 'view', 'pay', 'other']),
          found: sentencesOf(letter, hit, said.condition),
        }),
      ),
  );
}

/** "Heeft u vragen? Bel ons": who need not, need not. */
function isOffer({ text, tokens }: Letter, value: string, { condition }: HowDeedIsSaid, { from }: FoundAt): boolean {
  if (value !== 'contact' && value !== 'information') return false;
  return condition !== null || text.sentences[(tokens[from]?.sentence ?? 0) - 1]?.question === true;
}

const days60 = 60;

function findMeasures(found: Findings): FoundStatement[] {
  const { letter } = found;
  const start = reference(found);
  const moved = movedMeasures(found);
  // The day that the same words give up is no day of it.
  const isGivenUp = (each: FoundStatement): boolean =>
    moved.some((to) => 'value' in each && to.value === each.value && overlaps(to.found, each.found));
  const told = deedWords.measures
    .filter(({ undone }) => !isUndone(letter, undone))
    .flatMap((deed) =>
      deedsThatHold(letter, deed, ['is'])
        .filter(({ said }) => said.condition === null || deed.value === 'eviction')
        .flatMap(({ hit, said }): FoundStatement[] => {
          const event = deed.value === 'paper_taken' ? null : dayOfEvent(found, hit);
          // "Binnen vier weken de woning verlaten": a length instead of a day.
          const day = event?.day ?? (deed.value === 'eviction' ? dueDay(found, hit, ['leave', 'other']) : null);
          if (day !== null && start !== null && isLongAgo(day, start, deed.value) && !lastsSince(letter, hit))
            return [];
          const time = deed.value === 'transfer' || deed.value === 'removal' ? hourOf(found, hit, day) : null;
          return [{ is: 'measure', value: deed.value, day, time, found: sentencesOf(letter, hit, said.condition) }];
        }),
    );
  const all: FoundStatement[] = [...told.filter((each) => !isGivenUp(each)), ...moved];
  const isTransfer = all.some((each) => each.is === 'measure' && each.value === 'transfer');
  // The flight of a transfer is no removal to another country.
  return all.filter((each) => !(isTransfer && each.is === 'measure' && each.value === 'removal'));
}

function overlaps(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Somebody who was arrested or locked up still is; who was taken away on an earlier day was so before this letter. */
function isLongAgo(day: string, start: string, value: string): boolean {
  const lasts = value === 'detention' || value === 'arrest' || value === 'child_placed';
  const first = lasts ? Temporal.PlainDate.from(start).subtract({ days: days60 }).toString() : start;
  return day < first;
}

/** "U kunt uw paspoort weer ophalen": what was taken comes back, and not only if something else happens. */
function isUndone(letter: Letter, undone: Deed['undone']): boolean {
  return letter.places(undone).some((hit) => {
    const { from, to } = letter.text.sentences[letter.tokens[hit.from]?.sentence ?? -1] ?? hit;
    return !letter.tokens.slice(from, to).some(({ word }) => onlyIf.has(word) || isDenial(word));
  });
}

const onlyIf = new Set('als indien wanneer zodra vertrekt vertrek uitreist pas'.split(' '));

/** "U zit sinds 12 mei in bewaring": it began long ago and has not ended. */
function lastsSince({ text, tokens }: Letter, { from, words }: FoundAt): boolean {
  const sentence = text.sentences[tokens[from]?.sentence ?? -1];
  const said = tokens.slice(sentence?.from, sentence?.to).map(({ word }) => word);
  return words.some((at) => tokens[at]?.word === 'zit') && said.some((word) => word === 'sinds' || word === 'sedert');
}

/** Where a deed is told as one that holds: of the client, not denied, supposed or of another day. */
export function deedsThatHold(letter: Letter, deed: Deed, usual: readonly Mood[]): HeldDeed[] {
  const grammar = grammarOf(letter);
  const accepted: readonly (Mood | 'order' | null)[] = [...(deed.moods ?? usual), 'order'];
  const ways = [
    ...letter.places(deed.verbs).map((hit) => ({ hit, way: 'verb' as const })),
    ...letter
      .places(deed.orders)
      .filter((hit) => grammar.opens(hit))
      .map((hit) => ({ hit, way: 'order' as const })),
    ...letter.places(deed.outright).map((hit) => ({ hit, way: 'outright' as const })),
  ];
  if (ways.length === 0) return [];
  const isWith = sentencesWith(letter, deed.with);
  const back = Array.from({ length: deed.within + 1 }, (_, step) => step);
  const isWithout = sentencesWith(letter, deed.without);
  return ways.flatMap(({ hit, way }) => {
    const sentence = letter.tokens[hit.from]?.sentence ?? -1;
    if (isWithout.has(sentence)) return [];
    if (deed.with.length > 0 && way !== 'outright' && !back.some((step) => isWith.has(sentence - step))) return [];
    const said = grammar.saying(hit, way);
    if (way !== 'outright' && !accepted.includes(said.mood)) return [];
    if ((said.dated || said.who === 'other') && deed.who !== 'whoever') return [];
    if (deed.who === 'client' && way === 'verb' && said.who !== 'client') return [];
    if (said.denied || said.idle || (said.asked && said.mood !== 'ask')) return [];
    return [{ hit, said }];
  });
}

function sentencesWith(letter: Letter, phrases: readonly string[]): ReadonlySet<number> {
  return new Set(letter.places(phrases).map(({ from }) => letter.tokens[from]?.sentence ?? -1));
}

/** The whole sentence, with its condition where that is beside it: a day never stands without what it hangs on. */
export function sentencesOf({ text, tokens }: Letter, hit: Stretch, condition: Stretch | null): Stretch {
  const own = text.sentences[tokens[hit.from]?.sentence ?? -1] ?? hit;
  return {
    from: Math.min(own.from, condition?.from ?? own.from),
    to: Math.max(own.to, condition?.to ?? own.to),
  };
}

/** The same said twice is once, by the sentence that gives its day, the earliest of them. */
function distinct(all: readonly FoundStatement[]): FoundStatement[] {
  const kept = new Map<string, FoundStatement>();
  for (const each of all) {
    const key = `${each.is} ${'value' in each ? each.value : ''} ${'day' in each ? each.day : ''}`;
    if (!kept.has(key)) kept.set(key, each);
  }
  const found = [...kept.values()];
  return found.filter((each) => {
    if (!('day' in each && 'value' in each) || each.day !== null) return true;
    const isSame = (other: FoundStatement): boolean =>
      other.is === each.is && 'value' in other && other.value === each.value;
    return !found.some((other) => isSame(other) && 'day' in other && other.day !== null);
  });
}
