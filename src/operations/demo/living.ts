import { receiptMac } from '#app/service/intake/index.ts';
import type { ActAs } from './acting.ts';
import { happen, type Scene } from './case-building.ts';
import type { WorldContents } from './contents.ts';
import { accept, askToStop, type FrontDoor, letWait, place, register } from './registering.ts';
import { type DemoEvent, scenarioOf } from './scenario.ts';
import type { LivedCase, PastRegistration } from './set-back.ts';
import type { DemoTeam, RegionIds } from './team.ts';

export interface Setting {
  act: ActAs;
  door: FrontDoor;
  scene: Scene & { team: DemoTeam };
  regionIds: RegionIds;
  contents: WorldContents;
}

/** A client registers, is placed and accepted, and then everything happens in its order. */
export async function liveThrough(
  { act, door, scene, regionIds, contents }: Setting,
  client: WorldContents['clients'][number],
): Promise<LivedCase> {
  const { team } = scene;
  const code = await register(door, client);
  const where = { receiptKey: door.receiptKey, code, regionId: regionIds[client.region] };
  const id = await place(act, team.ilse, where);
  const reference = await accept(act, team[client.coordinator], id);
  const scenario = scenarioOf(client, contents);
  const brought: LivedCase['brought'][number][] = [];
  for (const turn of turnsOf(scenario.happenings)) {
    await act(team[turn.by], async (visit) => {
      for (const happening of turn.happenings) {
        const what = await happen(visit, scene, reference, happening);
        if (what !== undefined) brought.push({ ...what, daysAgo: happening.daysAgo });
      }
    });
  }
  const { asksToStopDaysAgo = null } = client;
  if (asksToStopDaysAgo !== null) await askToStop(door, code);
  return { key: client.key, reference, ...scenario, brought, asksToStopDaysAgo };
}

/** What one colleague does before it is somebody else's turn: one visit, one transaction. */
function turnsOf(happenings: readonly DemoEvent[]): { by: DemoEvent['by']; happenings: DemoEvent[] }[] {
  const turns: { by: DemoEvent['by']; happenings: DemoEvent[] }[] = [];
  for (const happening of happenings) {
    const turn = turns.at(-1);
    if (turn?.by === happening.by) turn.happenings.push(happening);
    else turns.push({ by: happening.by, happenings: [happening] });
  }
  return turns;
}

/** Everybody who is still with the intake team, or placed and waiting for a coordinator. */
export async function fillQueue({ act, door, scene, regionIds, contents }: Setting): Promise<PastRegistration[]> {
  const { receiptKey } = door;
  const { petra } = scene.team;
  const past: PastRegistration[] = [];
  const cameIn = (code: string, daysAgo: number) => past.push({ receiptMac: receiptMac(receiptKey, code), daysAgo });
  for (const woman of contents.inQueue) {
    const code = await register(door, woman, woman.state === 'check');
    cameIn(code, woman.daysAgo);
    if (woman.state === 'waiting') await letWait(act, petra, { receiptKey, code }, woman.waitsBecause ?? null);
  }
  for (const woman of contents.arriving) {
    const code = await register(door, woman);
    cameIn(code, woman.daysAgo);
    await place(act, petra, { receiptKey, code, regionId: regionIds[woman.region] });
  }
  return past;
}
