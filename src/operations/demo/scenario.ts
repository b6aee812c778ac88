import type { WorldContents } from './contents.ts';
import { isWithAuthorities } from './walking.ts';
import type { DemoClient } from './world/clients.ts';
import type { ColleagueKey } from './world/colleagues.ts';
import type { Fixture } from './world/fixtures.ts';
import type { PlannedLetter } from './world/letters.ts';
import type { DemoLife } from './world/life.ts';
import type { DemoNote } from './world/notes.ts';
import type { PlannedBundle, PlannedPaper } from './world/papers.ts';
import { type Walk, walksOf } from './world/procedures.ts';
import type { DemoReferral } from './world/referrals.ts';

/** Something that happened in the life of a case, so many days ago, done by one colleague. */
export type DemoEvent = { daysAgo: number; by: ColleagueKey } & (
  | { what: 'note'; note: DemoNote }
  | { what: 'letter'; letter: PlannedLetter }
  | { what: 'paper'; paper: PlannedPaper }
  | { what: 'bundle'; bundle: PlannedBundle }
  | { what: 'said-safe'; on: number }
  | { what: 'walked'; walks: readonly Walk[] }
  | { what: 'draft'; said: string }
  | { what: 'furnished'; with: Fixture }
  | { what: 'asked'; volunteer: ColleagueKey; reason: 'volunteer-match' | 'takes-over'; endsIn: number | null }
  | { what: 'ended'; volunteer: ColleagueKey; because: EarlierOne['because'] }
  | { what: 'referred'; referral: DemoReferral }
  | { what: 'answered'; to: string; answer: NonNullable<DemoReferral['answers']>[number] }
  | { what: 'closed'; because: NonNullable<DemoLife['closed']>['because'] }
  | { what: 'reopened'; why: NonNullable<DemoLife['reopened']>['why'] }
);

type EarlierOne = NonNullable<DemoLife['earlier']>[number];
type Client = DemoClient & Partial<DemoLife>;
interface Stint {
  volunteer: ColleagueKey;
  askedDaysAgo: number;
  ended: EarlierOne | null;
}

/** How long before her first visit a volunteer was asked, and a case opened before its first note. */
const askedBefore = 4;
const openedBefore = 3;

export interface Scenario {
  openedDaysAgo: number;
  happenings: readonly DemoEvent[];
}

/** Puts the life of a client in the order in which it happened, the oldest first. */
export function scenarioOf(
  client: Client,
  { notes, drafts, letters, papers, bundles, referrals, fixtures }: WorldContents,
): Scenario {
  const own = notes[client.key] ?? [];
  const openedDaysAgo = Math.max(2, ...own.map((note) => note.daysAgo)) + openedBefore;
  const stints = stintsOf(client, own, openedDaysAgo);
  const by = client.coordinator;
  const besideAt = (daysAgo: number) =>
    stints.find(({ askedDaysAgo, ended }) => askedDaysAgo >= daysAgo && (ended?.untilDaysAgo ?? -1) <= daysAgo);
  const happenings: DemoEvent[] = [
    ...own.map((note): DemoEvent => ({ what: 'note', daysAgo: note.daysAgo, by: note.by, note })),
    ...letters
      .filter((letter) => letter.client === client.key)
      .map((letter): DemoEvent => {
        const daysAgo = Math.min(letter.broughtDaysAgo, openedDaysAgo);
        return { what: 'letter', daysAgo, by: besideAt(daysAgo)?.volunteer ?? by, letter };
      }),
    ...papers
      .filter((paper) => paper.client === client.key)
      .map((paper): DemoEvent => {
        const daysAgo = Math.min(paper.addedDaysAgo, openedDaysAgo);
        return { what: 'paper', daysAgo, by: besideAt(daysAgo)?.volunteer ?? by, paper };
      }),
    ...bundles
      .filter((bundle) => bundle.client === client.key)
      .map((bundle): DemoEvent => ({ what: 'bundle', daysAgo: bundle.daysAgo, by, bundle })),
    ...stints.flatMap((stint, at) => stintInTime(client, stint, at)),
    ...closingsOf(client),
    ...walkedOf(client, letters, besideAt),
    ...fixturesOf(client, fixtures[client.key], openedDaysAgo),
    ...referrals.filter((referral) => referral.client === client.key).flatMap(referralInTime),
    ...drafts
      .filter((draft) => draft.client === client.key)
      .map((draft): DemoEvent => ({ what: 'draft', daysAgo: draft.daysAgo, by: draft.by, said: draft.said })),
  ];
  return { openedDaysAgo, happenings: happenings.sort(earlierFirst) };
}

/** On one day access comes first and goes last. */
const order = [
  'furnished',
  'reopened',
  'asked',
  'note',
  'letter',
  'paper',
  'bundle',
  'said-safe',
  'walked',
  'draft',
  'referred',
  'answered',
  'ended',
  'closed',
] as const;

function earlierFirst(one: DemoEvent, other: DemoEvent): number {
  return other.daysAgo - one.daysAgo || order.indexOf(one.what) - order.indexOf(other.what);
}

/** The client's volunteers one after the other, each asked shortly before the first visit. */
function stintsOf(client: Client, notes: readonly DemoNote[], openedDaysAgo: number): Stint[] {
  const people = [
    ...(client.earlier ?? []).map((ended) => ({ volunteer: ended.by, ended })),
    ...(client.volunteer === null ? [] : [{ volunteer: client.volunteer, ended: null }]),
  ];
  return people.map(({ volunteer, ended }, at) => {
    const before = client.earlier?.[at - 1]?.untilDaysAgo ?? openedDaysAgo;
    const visits = notes.filter((note) => note.by === volunteer && note.daysAgo <= before);
    const first = Math.max(2, ...visits.map((note) => note.daysAgo));
    return { volunteer, ended, askedDaysAgo: Math.min(before, first + askedBefore) };
  });
}

function stintInTime(client: Client, { volunteer, askedDaysAgo, ended }: Stint, at: number): DemoEvent[] {
  const by = client.coordinator;
  const reason = at === 0 ? 'volunteer-match' : 'takes-over';
  const endsIn = ended ? null : (client.accessEndsIn ?? null);
  const asked: DemoEvent = { what: 'asked', daysAgo: askedDaysAgo, by, volunteer, reason, endsIn };
  if (!ended) return [asked];
  return [asked, { what: 'ended', daysAgo: ended.untilDaysAgo, by, volunteer, because: ended.because }];
}

function referralInTime(referral: DemoReferral): DemoEvent[] {
  const { by, daysAgo, to, answers = [] } = referral;
  return [
    { what: 'referred', daysAgo, by, referral },
    ...answers.map((answer): DemoEvent => ({ what: 'answered', daysAgo: answer.daysAgo, by, to, answer })),
  ];
}

function closingsOf({ coordinator: by, closed, reopened }: Client): DemoEvent[] {
  return [
    ...(closed ? [{ what: 'closed', daysAgo: closed.daysAgo, by, because: closed.because } as const] : []),
    ...(reopened
      ? [
          { what: 'closed', daysAgo: reopened.closedDaysAgo, by, because: reopened.because } as const,
          { what: 'reopened', daysAgo: reopened.openedDaysAgo, by, why: reopened.why } as const,
        ]
      : []),
  ];
}

/** Where the client is in each procedure, as the present volunteer last wrote it down. */
function walkedOf(
  client: Client,
  letters: WorldContents['letters'],
  besideAt: (daysAgo: number) => Stint | undefined,
): DemoEvent[] {
  const closed = client.closed?.daysAgo ?? null;
  const own = letters.filter((letter) => letter.client === client.key);
  const daysAgo = closed ?? 0;
  const by = besideAt(daysAgo)?.volunteer ?? client.coordinator;
  const walks = walksOf(client.key, own, closed);
  const walked: DemoEvent = { what: 'walked', daysAgo, by, walks };
  if (!walks.some(isWithAuthorities)) return [walked];
  // Her coordinator saw what the lawyer wrote.
  return [{ what: 'said-safe', daysAgo, by: client.coordinator, on: 100 }, walked];
}

/** The client's card, contacts and consents are there from the day on which the case was opened. */
function fixturesOf({ coordinator: by }: Client, fixture: Fixture | undefined, daysAgo: number): DemoEvent[] {
  return fixture ? [{ what: 'furnished', daysAgo, by, with: fixture }] : [];
}
