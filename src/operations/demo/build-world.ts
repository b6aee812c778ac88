import type { Pins, StaffInstallation } from '#app/platform/access/visit/index.ts';
import type { Sandbox, SealedStore } from '#app/platform/files/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { AdministratorConnection } from '#app/platform/migration/index.ts';
import { openDatabase, type PoolSettings } from '#app/platform/pool/index.ts';
import type { DemoPerson } from '#app/platform/routing/index.ts';
import { actingIn } from './acting.ts';
import { contentsOf, type WorldContents, type WorldSize } from './contents.ts';
import { fillQueue, liveThrough } from './living.ts';
import { openPapers } from './paper-opening.ts';
import type { FrontDoor } from './registering.ts';
import { setBack } from './set-back.ts';
import { buildTeam, type DemoTeam, endTrainings, type RegionIds } from './team.ts';
import { tourOf } from './tour.ts';
import { approveAll } from './walking.ts';
import { allColleagueKeys } from './world/colleagues.ts';

/** What a fresh demo installation offers to whoever fills it: two ways in and the secrets of a staff process. */
export interface WorldSettings {
  staff: PoolSettings;
  public: PoolSettings;
  /** Sets the clocks of what is in the past; nobody else can. */
  administrator: AdministratorConnection & { database: string };
  pepper: Buffer;
  receiptKey: Buffer;
  /** Where letters are opened, and where they are kept. */
  sandbox: Sandbox;
  store: SealedStore;
  /** Pins the keys of root and recovery, as set-up does. */
  pin(pins: Pins): Promise<void>;
  /** Tests do with the small one, and it is what they get when this is left out. */
  size?: WorldSize;
  /** The day that the world is made around; today when left out. */
  today?: Temporal.PlainDate;
}

export interface DemoWorld {
  team: DemoTeam;
  regionIds: RegionIds;
  /** Reference of each client, by the client's key in the demo. */
  references: Record<string, string>;
  /** Ids of the letters of each client, the oldest first. */
  letters: Record<string, string[]>;
}

/**
 * Fills a fresh demo installation through the same functions that its pages call: claimed, staffed, registered, placed,
 * accepted, granted, written. Throws when anything goes wrong; an installation that is half filled is thrown away by
 * the caller.
 */
export async function buildDemoWorld(settings: WorldSettings): Promise<DemoWorld> {
  const staff = openDatabase(settings.staff);
  const front = openDatabase(settings.public);
  let pins: Pins | null = null;
  const { pepper, receiptKey } = settings;
  const pool: StaffInstallation = {
    scoped: staff.scoped,
    ask: staff.ask,
    become: staff.become,
    pepper,
    receiptKey,
    pins: () => pins,
  };
  const act = actingIn(pool);
  const day = settings.today ?? today();
  const contents = contentsOf(settings.size ?? 'small', day);
  // The sandbox opens letters and papers while people and cases are made; they are awaited where they are needed.
  const [letters, papers] = [
    openPapers(settings.sandbox, contents.letters),
    openPapers(settings.sandbox, contents.papers),
  ];
  try {
    const pin = async (made: Pins) => {
      await settings.pin(made);
      pins = made;
    };
    const { team, regionIds } = await buildTeam({ installation: pool, act, pin, today: day, contents });
    await act(team.petra, (visit) => approveAll(visit, day));
    if (!pins) throw new Error('Nothing was pinned.');
    const door: FrontDoor = { scoped: front.scoped, pins, receiptKey };
    const scene = { team, today: day, letters, papers, store: settings.store, sandbox: settings.sandbox };
    const setting = { act, door, scene, regionIds, contents };
    const lived = await regionByRegion(contents.clients, (client) => liveThrough(setting, client));
    const registrations = await fillQueue(setting);
    await setBack(settings.administrator, { clients: lived, registrations, today: day });
    await endTrainings(act, team, day);
    const references = Object.fromEntries(lived.map(({ key, reference }) => [key, reference]));
    const kept = Object.fromEntries(
      lived.map((one) => [one.key, one.brought.flatMap(({ table, id }) => (table === 'letter' ? [id] : []))]),
    );
    return { team, regionIds, references, letters: kept };
  } finally {
    await staff.close();
    await front.close();
  }
}

type Client = WorldContents['clients'][number];

/**
 * The regions live beside one another, for most of the time is waiting for the database; inside a region one client
 * comes after the other, so that whoever asks for a volunteer finds the same load every time.
 */
async function regionByRegion<Lived>(
  clients: readonly Client[],
  live: (client: Client) => Promise<Lived>,
): Promise<Lived[]> {
  const regions = Map.groupBy(clients, ({ region }) => region);
  const lived = new Map<Client, Lived>();
  await Promise.all(
    [...regions.values()].map(async (ofRegion) => {
      for (const client of ofRegion) lived.set(client, await live(client));
    }),
  );
  return clients.flatMap((client) => lived.get(client) ?? []);
}

/** Everybody of the team as the sign-in page offers them. */
export function peopleToEnterAs({ team, ...places }: DemoWorld): (DemoPerson & { totp: string })[] {
  return allColleagueKeys.flatMap((key) => {
    const person = team[key];
    if (person === undefined) return [];
    const { loginName, password, name, roles, totpTyped } = person;
    const role = roles[0] ?? 'volunteer';
    const tour = tourOf(key, places);
    const line = `demo.line.${key}`;
    return [{ loginName, password, name, role: `demo.role.${role}`, line, totp: totpTyped, ...(tour ? { tour } : {}) }];
  });
}
