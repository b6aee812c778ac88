import { Seed } from '../seed.ts';
import type { Table } from './scene.ts';

const SIDE = 256;

/** Smooth chance: the same everywhere for one seed, changing slowly over one unit. */
export class Grain {
  #heights = new Float32Array(SIDE * SIDE);

  constructor(seed: string) {
    const chance = new Seed(seed);
    for (let at = 0; at < this.#heights.length; at += 1) this.#heights[at] = chance.next();
  }

  /** A height from 0 to 1. */
  at(x: number, y: number): number {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [eased(x - column), eased(y - row)];
    const above = this.#of(column, row) * (1 - right) + this.#of(column + 1, row) * right;
    const below = this.#of(column, row + 1) * (1 - right) + this.#of(column + 1, row + 1) * right;
    return above * (1 - down) + below * down;
  }

  #of(column: number, row: number): number {
    return this.#heights[(row & (SIDE - 1)) * SIDE + (column & (SIDE - 1))] ?? 0;
  }
}

const eased = (part: number): number => part * part * (3 - 2 * part);

type Colour = readonly [red: number, green: number, blue: number];
const colours: Record<Table, readonly [Colour, Colour]> = {
  wood: [
    [176, 128, 82],
    [133, 90, 52],
  ],
  'dark-wood': [
    [92, 62, 44],
    [54, 35, 25],
  ],
  laminate: [
    [205, 203, 198],
    [186, 184, 180],
  ],
  cloth: [
    [196, 60, 58],
    [232, 226, 214],
  ],
  blanket: [
    [72, 88, 112],
    [46, 58, 78],
  ],
};

/** Writes the colour of the table at a place (in sheets from the sheet's corner) into `into`. */
export function tableAt(table: Table, grain: Grain, x: number, y: number, into: Float32Array): void {
  const [light, dark] = colours[table];
  const part = patternAt(table, grain, x, y);
  for (let channel = 0; channel < 3; channel += 1)
    into[channel] = (light[channel] ?? 0) * (1 - part) + (dark[channel] ?? 0) * part;
}

function patternAt(table: Table, grain: Grain, x: number, y: number): number {
  const fine = grain.at(x * 320, y * 320);
  switch (table) {
    case 'wood':
    case 'dark-wood': {
      const ring = Math.sin((y * 14 + 3 * grain.at(x * 2.2, y * 9)) * Math.PI);
      const plank = Math.abs(((y * 3) % 1) - 0.5) > 0.494 ? 0.5 : 0;
      return Math.min(1, 0.35 + 0.3 * ring + 0.45 * (grain.at(x * 9, y * 160) - 0.5) + plank);
    }
    case 'laminate':
      return 0.5 * grain.at(x * 4, y * 4) + 0.5 * fine;
    case 'cloth': {
      const stripe = (place: number): number => (Math.abs(place * 7) % 1 < 0.5 ? 0 : 0.5);
      return Math.min(1, stripe(x) + stripe(y) + 0.12 * (fine - 0.5));
    }
    case 'blanket':
      return 0.5 * grain.at(x * 6, y * 6) + 0.5 * Math.abs(Math.sin(x * 500) * Math.sin(y * 500)) * fine;
  }
}
