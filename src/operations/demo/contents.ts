import { bigLetters } from './world/big/letters.ts';
import { lives } from './world/big/lives.ts';
import { bigBundles, bigPapers } from './world/big/papers.ts';
import { bigArriving, bigQueue } from './world/big/queue.ts';
import {
  type Arriving,
  arriving,
  clients,
  type DemoClient,
  type QueuedRegistration,
  queuedRegistrations,
} from './world/clients.ts';
import { allColleagueKeys, type ColleagueKey, colleagueKeys } from './world/colleagues.ts';
import { type Fixture, fixtures, smallFixtures } from './world/fixtures.ts';
import { type PlannedLetter, plannedLetters } from './world/letters.ts';
import { type DemoLife, notesOf } from './world/life.ts';
import { type DemoNote, notes, type UnfinishedReport, unfinishedReports } from './world/notes.ts';
import { type PlannedBundle, type PlannedPaper, smallBundles, smallPapers } from './world/papers.ts';
import { bigReferrals, type DemoReferral } from './world/referrals.ts';
import type { RegionKey } from './world/regions.ts';

/** Everything that a demo is made of, around one day. */
export interface WorldContents {
  team: readonly ColleagueKey[];
  clients: readonly (DemoClient & Partial<DemoLife>)[];
  inQueue: readonly QueuedRegistration[];
  arriving: readonly Arriving[];
  notes: Readonly<Record<string, readonly DemoNote[]>>;
  drafts: readonly UnfinishedReport[];
  letters: readonly PlannedLetter[];
  papers: readonly PlannedPaper[];
  bundles: readonly PlannedBundle[];
  referrals: readonly DemoReferral[];
  fixtures: Readonly<Record<string, Fixture>>;
  /** For how many clients a region has room; what the region's settings say when left out. */
  places: Partial<Record<RegionKey, number>>;
}

/** `small`: twelve cases, for tests. `big`: some sixty cases and two years, to look around in. */
export type WorldSize = 'small' | 'big';

export function contentsOf(size: WorldSize, today: Temporal.PlainDate): WorldContents {
  return size === 'small' ? small(today) : big(today);
}

function small(today: Temporal.PlainDate): WorldContents {
  return {
    team: colleagueKeys,
    clients,
    inQueue: queuedRegistrations,
    arriving,
    notes,
    drafts: unfinishedReports,
    letters: plannedLetters(today),
    papers: smallPapers(today),
    bundles: smallBundles,
    referrals: [],
    fixtures: smallFixtures,
    places: {},
  };
}

/** The small world with everybody else around it. */
function big(today: Temporal.PlainDate): WorldContents {
  return {
    team: allColleagueKeys,
    clients: [...clients, ...lives],
    inQueue: [...queuedRegistrations, ...bigQueue],
    arriving: [...arriving, ...bigArriving],
    notes: { ...notes, ...Object.fromEntries(lives.map((life) => [life.key, notesOf(life)])) },
    drafts: unfinishedReports,
    letters: [...plannedLetters(today), ...bigLetters(today)],
    papers: [...smallPapers(today), ...bigPapers(today)],
    bundles: [...smallBundles, ...bigBundles],
    referrals: bigReferrals,
    fixtures,
    places: { utrecht: 26, amersfoort: 16, groningen: 18 },
  };
}
