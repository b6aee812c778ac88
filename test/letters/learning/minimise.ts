import type { Loss } from './loss.ts';

const rounds = 100;
const remembered = 8;

/** L-BFGS with a step that is halved until it goes down enough. The tables are large, so each is used again. */
export function minimise(loss: Loss): Float64Array {
  const table = (): Float64Array => new Float64Array(loss.size);
  let [weights, slope, there, slopeThere] = [table(), table(), table(), table()];
  const way = table();
  let value = loss.at(weights, slope);
  const past: { moved: Float64Array; turned: Float64Array; scale: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    differ(way, undefined, slope);
    const parts = past.toReversed().map(({ moved, turned, scale }) => {
      const part = scale * dot(moved, way);
      add(way, turned, -part);
      return part;
    });
    const last = past.at(-1);
    if (last !== undefined) scaleBy(way, 1 / (last.scale * dot(last.turned, last.turned)));
    for (const [rank, { moved, turned, scale }] of past.entries())
      add(way, moved, (parts[past.length - 1 - rank] ?? 0) - scale * dot(turned, way));
    const down = dot(slope, way);
    let length = last === undefined ? 1 / Math.max(1, Math.sqrt(dot(slope, slope))) : 1;
    let valueThere = value;
    for (let tries = 0; tries < 12; tries += 1) {
      there.set(weights);
      add(there, way, length);
      valueThere = loss.at(there, slopeThere);
      if (valueThere <= value + 1e-4 * length * down) break;
      length /= 2;
    }
    const { moved, turned } = (past.length === remembered ? past.shift() : undefined) ?? {
      moved: table(),
      turned: table(),
    };
    differ(moved, there, weights);
    differ(turned, slopeThere, slope);
    const along = dot(moved, turned);
    if (along > 1e-10) past.push({ moved, turned, scale: 1 / along });
    [weights, there, slope, slopeThere, value] = [there, weights, slopeThere, slope, valueThere];
  }
  return weights;
}

/** Writes how much a table is more than another. */
function differ(to: Float64Array, more: Float64Array | undefined, less: Float64Array): void {
  for (let at = 0; at < to.length; at += 1)
    to[at] = (more === undefined ? 0 : (more[at] as number)) - (less[at] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + times * (what[at] as number);
}

function scaleBy(what: Float64Array, times: number): void {
  for (let at = 0; at < what.length; at += 1) what[at] = (what[at] as number) * times;
}
