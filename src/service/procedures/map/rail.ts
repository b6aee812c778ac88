import type { Layout, Station } from './layout.ts';

/** A piece of a line within half a row: from a lane at its top to a lane at its foot. */
export interface RailPiece {
  from: number;
  to: number;
  /** Of the way that was really gone. */
  travelled: boolean;
}

/** A row of the drawing: what comes in above the middle of its station, and what goes on below it. */
export interface RailRow {
  station: Station;
  into: RailPiece[];
  out: RailPiece[];
}

/**
 * The lines of a map cut at every row, so that a row may be as high as its words: a line leaves its station into its lane,
 * runs down in it, and comes into the next station. Pure.
 */
export function railOf({ stations, lines }: Layout): RailRow[] {
  return stations.map((station) => {
    const { row } = station;
    const into = lines
      .filter(({ from, to }) => from.row < row && row <= to.row)
      .map(({ to, lane, travelled }) => ({ from: lane, to: row === to.row ? to.lane : lane, travelled }));
    const out = lines
      .filter(({ from, to }) => from.row <= row && row < to.row)
      .map(({ from, lane, travelled }) => ({ from: row === from.row ? from.lane : lane, to: lane, travelled }));
    return { station, into: once(into), out: once(out) };
  });
}

/** Each piece once; where the way that was gone runs over another, it is the one that is seen. */
function once(pieces: readonly RailPiece[]): RailPiece[] {
  const byPlace = new Map<string, RailPiece>();
  for (const piece of pieces) {
    const place = `${piece.from} ${piece.to}`;
    if (!byPlace.get(place)?.travelled) byPlace.set(place, piece);
  }
  return [...byPlace.values()];
}
