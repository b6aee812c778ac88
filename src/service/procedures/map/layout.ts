import type { StageNow } from '../running/index.ts';

/** A station of the picture: which stage, in which row and lane. */
export interface Station {
  now: StageNow;
  row: number;
  lane: number;
}

/** A line between two stations; it runs in the lane that was kept for where it goes. */
interface Line {
  from: Station;
  to: Station;
  lane: number;
  /** The way that was really gone. */
  travelled: boolean;
  /** Runs into a line to the same station that is drawn already. */
  joins: boolean;
}

export interface Layout {
  stations: Station[];
  lines: Line[];
  lanes: number;
}

/** What is on the map: where the client was, where the client is, what can still come. Other branches are left out. */
export const onTheMap = (stages: readonly StageNow[]) => stages.filter(({ state }) => state !== 'off');

/** How many steps ahead one sees before asking for the rest: the next ones, and what can come of those. */
const stepsAhead = 2;

/**
 * What lies near: everything up to here, and the next steps. Of what comes long after, nobody needs to be told today.
 */
export function nearby(all: readonly StageNow[]): StageNow[] {
  const stages = onTheMap(all);
  const leads = nextOnly(stages);
  let edge = stages.filter(({ state }) => state === 'here').map(({ stage }) => stage.id);
  const near = new Set(edge);
  for (let step = 0; step < stepsAhead; step += 1) {
    edge = edge.flatMap((id) => leads.get(id) ?? []);
    for (const id of edge) near.add(id);
  }
  return stages.filter(({ stage, state }) => state !== 'ahead' || near.has(stage.id));
}

/**
 * Puts the stages of a procedure under one another, each line in a lane of its own, as on the map of a metro: nothing
 * crosses a station that it does not stop at. Pure, and the same for the same stages.
 */
export function layOutStages(all: readonly StageNow[]): Layout {
  const stages = inOrder(onTheMap(all));
  const leads = nextOnly(stages);
  /** For which stage each lane is kept from here down. */
  const kept: (string | null)[] = [];
  const stations = new Map<string, Station>();
  const open: { from: Station; to: string; lane: number }[] = [];
  stages.forEach((now, row) => {
    const { id } = now.stage;
    const lane = kept.includes(id) ? kept.indexOf(id) : freeIn(kept);
    kept.forEach((target, at) => {
      if (target === id) kept[at] = null;
    });
    const station = { now, row, lane };
    stations.set(id, station);
    for (const next of leads.get(id) ?? []) {
      const known = kept.indexOf(next);
      const own = known >= 0 ? known : kept[lane] == null ? lane : freeIn(kept);
      kept[own] = next;
      open.push({ from: station, to: next, lane: own });
    }
  });
  const drawn = new Set<string>();
  const lines = open.flatMap(({ from, to, lane }): Line[] => {
    const target = stations.get(to);
    if (!target) return [];
    const travelled = wasGone(from.now, target.now);
    const joins = drawn.has(`${to} ${lane} ${travelled}`);
    drawn.add(`${to} ${lane} ${travelled}`);
    return [{ from, to: target, lane, travelled, joins }];
  });
  return { stations: [...stations.values()], lines, lanes: Math.max(1, kept.length) };
}

function freeIn(kept: readonly (string | null)[]): number {
  const free = kept.indexOf(null);
  return free >= 0 ? free : kept.length;
}

/**
 * Only the nearest stations that follow: where one leads to a second and both to a third, the line runs through the
 * second. What goes on keeps the lane; where the way ends branches off.
 */
function nextOnly(stages: readonly StageNow[]): Map<string, string[]> {
  const shown = new Map(stages.map(({ stage }) => [stage.id, stage]));
  const all = new Map(stages.map(({ stage }) => [stage.id, stage.leadsTo.filter((one) => shown.has(one))]));
  const reaches = (from: string, to: string): boolean =>
    (all.get(from) ?? []).some((next) => next === to || reaches(next, to));
  return new Map(
    [...all].map(([id, next]) => [
      id,
      next
        .filter((to) => !next.some((other) => other !== to && reaches(other, to)))
        .sort((a, b) => Number(shown.get(a)?.ends ?? false) - Number(shown.get(b)?.ends ?? false)),
    ]),
  );
}

const gone = ['behind', 'skipped'];
const wasGone = (from: StageNow, to: StageNow) =>
  gone.includes(from.state) && (to.state === 'here' || gone.includes(to.state));

/** Each stage after all that lead to it; otherwise as the definition has them. */
function inOrder(stages: readonly StageNow[]): StageNow[] {
  const left = [...stages];
  const ordered: StageNow[] = [];
  while (left.length > 0) {
    const free = left.findIndex(({ stage }) => !left.some((other) => other.stage.leadsTo.includes(stage.id)));
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}
