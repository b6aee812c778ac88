import { type Entry, ownEntries } from '#app/service/directory/index.ts';
import type { Meant } from './gazetteer.ts';
import type { Need } from './intake.ts';
import { type Located, locate } from './locate.ts';
import { knownOrganisation, organisationFor, organisationsBeside } from './organisations.ts';
import { type Covering, coverage, distanceTo } from './places.ts';

/** A region as the intake team may see it: settings and counts, never a case. */
export interface RegionFacts {
  id: string;
  name: string;
  status: 'pending' | 'open' | 'closed';
  municipalities: readonly string[];
  postcodes: readonly string[];
  /** Languages in which the region can help, BCP 47; empty = nobody wrote it down. */
  languages: readonly string[];
  places: number;
  openCases: number;
  atADistance: boolean;
}

export interface PlacementWish {
  place: string | null;
  languages: readonly string[];
  needs: readonly Need[];
}

/** What the proposal chooses from besides the regions: the directory as it is now. */
type Elsewhere = readonly Entry[];

/** One reason as a code with its values; the page says it in the reader's language. */
export type PlacementReason =
  | { code: 'covers-municipality' | 'covers-postcode' | 'covers-postcodes'; values: { region: string; place: string } }
  | { code: 'covers-place'; values: { region: string; place: string; municipality: string } }
  | { code: 'covers-former'; values: { region: string; place: string; municipality: string; former: string } }
  | { code: 'place-unknown' | 'place-not-known' | 'place-not-covered'; values: Record<string, never> }
  /** What may be meant, to be asked about: each a place with its municipality and province. */
  | { code: 'place-several'; values: { places: readonly string[] } }
  | { code: 'place-province'; values: { province: string } }
  | { code: 'nearest'; values: { region: string; place: string; kilometres: number } }
  | { code: 'region-closed' | 'no-room' | 'language-unknown-there' | 'at-a-distance'; values: { region: string } }
  | { code: 'room'; values: { region: string; free: number; places: number } }
  | { code: 'language-spoken' | 'language-not-spoken'; values: { region: string; language: string } }
  | {
      code: 'language-not-said' | 'no-distance' | 'waits-for-room' | 'waits-for-place' | 'nobody-open';
      values: Record<string, never>;
    }
  | {
      code: 'organisation-there' | 'organisation-national' | 'organisation-need' | 'or-elsewhere';
      values: { organisation: string };
    };

export interface PlacementProposal {
  kind: 'region' | 'at-a-distance' | 'waiting' | 'organisation';
  /** The region proposed, for the first two kinds. */
  regionId: string | null;
  /** Code of the organisation proposed, for the last kind. */
  organisation: string | null;
  /** In the order in which they decided. Never empty. */
  reasons: PlacementReason[];
  /** Codes of organisations that do what we do not, beside whatever is proposed. */
  beside: string[];
}

/**
 * Where a new registration fits: an open region that covers the client's place (the language spoken there, then the
 * most room); else an open region that helps at a distance; else the waiting list; else another organisation. A person
 * decides.
 */
export function proposePlacement(
  wish: PlacementWish,
  regions: readonly RegionFacts[],
  directory: Elsewhere = ownEntries,
): PlacementProposal {
  const made = proposalWith(directory);
  const covering = coveringRegions(wish, regions);
  const near = bestOf(covering.open, wish);
  if (near !== null)
    return made('region', wish, { region: near, reasons: [covering.why(near), ...whyHere(near, wish)] });
  const reasons = covering.reasons();
  const isOpen = regions.some((region) => region.status === 'open');
  if (covering.mustAsk && isOpen) {
    const ask: PlacementReason[] = [{ code: 'waits-for-place', values: {} }, ...orElsewhere(wish, directory)];
    return made('waiting', wish, { reasons: [...reasons, ...ask] });
  }
  const distant = regions.filter((region) => region.status === 'open' && region.atADistance);
  const far = bestOf(distant, wish);
  if (far !== null) {
    const here: PlacementReason[] = [{ code: 'at-a-distance', values: { region: far.name } }, ...whyHere(far, wish)];
    return made('at-a-distance', wish, { region: far, reasons: [...reasons, ...here] });
  }
  reasons.push(...noDistance(distant));
  if (covering.open.length > 0 || distant.length > 0) {
    const wait: PlacementReason[] = [{ code: 'waits-for-room', values: {} }, ...orElsewhere(wish, directory)];
    return made('waiting', wish, { reasons: [...reasons, ...wait] });
  }
  if (covering.isUnknown && isOpen) {
    return made('waiting', wish, { reasons: [...reasons, { code: 'waits-for-place', values: {} }] });
  }
  return elsewhere(wish, reasons, regions, directory);
}

const free = (region: RegionFacts) => Math.max(0, region.places - region.openCases);
const speaks = (region: RegionFacts, wish: PlacementWish) =>
  wish.languages.find((language) => region.languages.includes(language));

/** The open regions around the client's place with room: a common language first, then the most room, then by name. */
function bestOf(candidates: readonly RegionFacts[], wish: PlacementWish): RegionFacts | null {
  const withRoom = candidates.filter((region) => region.status === 'open' && free(region) > 0);
  const order = (a: RegionFacts, b: RegionFacts) =>
    Number(speaks(b, wish) !== undefined) - Number(speaks(a, wish) !== undefined) ||
    free(b) - free(a) ||
    inOrder(a.name, b.name) ||
    inOrder(a.id, b.id);
  return withRoom.sort(order)[0] ?? null;
}

function coveringRegions({ place }: PlacementWish, regions: readonly RegionFacts[]) {
  const located = place === null ? null : locate(place);
  const found = new Map<RegionFacts, PlacementReason>();
  let isPartly = false;
  for (const region of [...regions].sort((a, b) => inOrder(a.name, b.name) || inOrder(a.id, b.id))) {
    const covered = located === null ? ({ reach: 'none' } as const) : coverage(located, region);
    if (covered.reach === 'all') found.set(region, coveringReason(region.name, covered.why));
    isPartly ||= covered.reach === 'part';
  }
  const all = [...found.keys()];
  return {
    open: all.filter((region) => region.status === 'open'),
    /** A name of several places, of which some are ours: whoever guesses sends somebody to the wrong region. */
    mustAsk: all.length === 0 && isPartly,
    isUnknown: all.length === 0 && located?.kind !== 'known',
    why: (region: RegionFacts): PlacementReason => found.get(region) ?? { code: 'place-not-covered', values: {} },
    /** Why none of the regions takes the client now. */
    reasons(): PlacementReason[] {
      if (all.length === 0) return uncovered(located, isPartly, regions);
      return all.flatMap((region): PlacementReason[] => [
        ...[found.get(region)].filter((reason) => reason !== undefined),
        { code: region.status === 'open' ? 'no-room' : 'region-closed', values: { region: region.name } },
      ]);
    },
  };
}

function coveringReason(region: string, said: Covering): PlacementReason {
  switch (said.by) {
    case 'municipality':
    case 'postcode':
      return { code: `covers-${said.by}`, values: { region, place: said.what } };
    case 'postcodes':
      return { code: 'covers-postcodes', values: { region, place: said.place } };
    case 'place':
      return { code: 'covers-place', values: { region, place: said.place, municipality: said.municipality } };
    case 'former': {
      const { place, municipality, former } = said;
      return { code: 'covers-former', values: { region, place, municipality, former } };
    }
  }
}

/** "Not known here" is not "nobody works there": only of a place that we know may be said that it is in no region. */
function uncovered(located: Located | null, isPartly: boolean, regions: readonly RegionFacts[]): PlacementReason[] {
  if (located === null) return [{ code: 'place-unknown', values: {} }];
  if (located.kind === 'not-known') return [{ code: 'place-not-known', values: {} }];
  if (located.kind === 'province') return [{ code: 'place-province', values: { province: located.province } }];
  if (isPartly) return [{ code: 'place-several', values: { places: located.meant.map(inFull) } }];
  return [{ code: 'place-not-covered', values: {} }, ...nearest(located, regions)];
}

const inFull = ({ name, municipality, province }: Meant) =>
  name === municipality ? `${name} (${province})` : `${name} (${municipality}, ${province})`;

function nearest(located: Located, regions: readonly RegionFacts[]): PlacementReason[] {
  if (located.kind !== 'known') return [];
  const place = located.meant[0]?.name ?? '';
  const near = regions
    .filter(({ status }) => status === 'open')
    .flatMap((region) => {
      const kilometres = distanceTo(located, region);
      return kilometres === null ? [] : [{ region: region.name, place, kilometres }];
    })
    .sort((a, b) => a.kilometres - b.kilometres || inOrder(a.region, b.region))[0];
  return near === undefined ? [] : [{ code: 'nearest', values: near }];
}

function whyHere(region: RegionFacts, wish: PlacementWish): PlacementReason[] {
  return [
    languageReason(region, wish),
    { code: 'room', values: { region: region.name, free: free(region), places: region.places } },
  ];
}

function languageReason(region: RegionFacts, wish: PlacementWish): PlacementReason {
  const [first] = wish.languages;
  if (first === undefined) return { code: 'language-not-said', values: {} };
  if (region.languages.length === 0) return { code: 'language-unknown-there', values: { region: region.name } };
  const language = speaks(region, wish);
  return language === undefined
    ? { code: 'language-not-spoken', values: { region: region.name, language: first } }
    : { code: 'language-spoken', values: { region: region.name, language } };
}

function noDistance(distant: readonly RegionFacts[]): PlacementReason[] {
  if (distant.length === 0) return [{ code: 'no-distance', values: {} }];
  return [...distant]
    .sort((a, b) => inOrder(a.name, b.name) || inOrder(a.id, b.id))
    .map((region) => ({ code: 'no-room', values: { region: region.name } }));
}

/**
 * No region can take the client, now or later: whoever works where the client stays, else the care coordinator there.
 */
function elsewhere(
  wish: PlacementWish,
  reasons: PlacementReason[],
  regions: readonly RegionFacts[],
  directory: Elsewhere,
): PlacementProposal {
  const there = organisationFor(wish.place, directory);
  const found = there ?? knownOrganisation(wish.place === null ? 'comensha' : 'care-coordinator', directory);
  const nobody: PlacementReason[] = regions.some((region) => region.status === 'open')
    ? []
    : [{ code: 'nobody-open', values: {} }];
  const code = there === null ? 'organisation-national' : 'organisation-there';
  const last: PlacementReason[] = found === undefined ? [] : [{ code, values: { organisation: found.content.name } }];
  return proposalWith(directory)('organisation', wish, {
    organisation: found?.code ?? null,
    reasons: [...reasons, ...nobody, ...last],
  });
}

/** Waiting must not be the only thing offered: who else could help the client in the meantime. */
function orElsewhere({ place }: PlacementWish, directory: Elsewhere): PlacementReason[] {
  const other = organisationFor(place, directory) ?? knownOrganisation('care-coordinator', directory);
  return other === undefined ? [] : [{ code: 'or-elsewhere', values: { organisation: other.content.name } }];
}

/** Puts a proposal together, with those in the directory who do what we do not. */
function proposalWith(directory: Elsewhere) {
  return (
    kind: PlacementProposal['kind'],
    wish: PlacementWish,
    {
      region,
      organisation = null,
      reasons,
    }: { region?: RegionFacts; organisation?: string | null; reasons: PlacementReason[] },
  ): PlacementProposal => {
    const beside = organisationsBeside(wish.needs, directory).filter((one) => one.code !== organisation);
    const besideReasons = beside.map(
      ({ content }): PlacementReason => ({ code: 'organisation-need', values: { organisation: content.name } }),
    );
    return {
      kind,
      regionId: region?.id ?? null,
      organisation,
      reasons: [...reasons, ...besideReasons],
      beside: beside.map((one) => one.code),
    };
  };
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
