import { Seed } from '../seed.ts';

export type Table = 'wood' | 'dark-wood' | 'laminate' | 'cloth' | 'blanket';

/** Where, how and with what a photograph is taken. Angles in degrees, lengths as fractions of the picture's width. */
export interface Scene {
  megapixels: number;
  table: Table;
  /** How far the sheet lies turned. */
  rotation: number;
  /** How far the phone leans forwards and sideways. */
  pitch: number;
  yaw: number;
  /** How much of the picture's width or height the sheet takes. */
  fill: number;
  /** How much the paper bends. */
  curl: number;
  /** Folded in three, as letters come from an envelope. */
  folded: boolean;
  /** Light at the brightest and at the darkest corner (1: paper is white), and from where it comes. */
  bright: number;
  dim: number;
  lightFrom: number;
  /** Colour of the light: below 0 blue, above 0 yellow. */
  warmth: number;
  shadow: 'none' | 'hand' | 'phone';
  /** What the shadow leaves of the light. */
  shadowLight: number;
  /** Radius of the blur in pixels, and length of a shake. */
  blur: number;
  shake: number;
  /** How black ink still is: 1 black, 0 as white as the paper. */
  ink: number;
  /** Standard deviation of the sensor's noise, of 255. */
  noise: number;
  /** Of the JPEG. */
  quality: number;
  /** How the phone says that the picture must be turned (EXIF). */
  orientation: 1 | 3 | 6 | 8;
  /** Everything that chance decides inside the picture. */
  seed: string;
}

/** A scene as people make them with a phone at the kitchen table; the same for the same seed. */
export function sceneOf(seed: string): Scene {
  const chance = new Seed(`${seed} scene`);
  const between = (low: number, high: number): number => low + (high - low) * chance.next();
  const around = (most: number): number => between(-most, most);
  return {
    megapixels: between(7, 10),
    table: chance.pick(['wood', 'dark-wood', 'laminate', 'cloth', 'blanket']),
    // Most people hold the phone nearly straight; the mean of two chances is near the middle.
    rotation: (around(10) + around(10)) / 2,
    pitch: between(-4, 12),
    yaw: around(7),
    fill: between(0.84, 0.95),
    curl: between(0, 0.006),
    folded: chance.next() < 0.6,
    bright: between(0.82, 0.98),
    dim: between(0.5, 0.8),
    lightFrom: between(0, 360),
    warmth: between(-0.05, 0.14),
    shadow: chance.pick(['none', 'hand', 'hand', 'phone']),
    shadowLight: between(0.55, 0.8),
    blur: between(0.4, 1.3),
    shake: chance.next() < 0.25 ? between(1, 3) : 0,
    ink: between(0.6, 0.95),
    noise: between(2, 7),
    quality: Math.round(between(50, 70)),
    orientation: chance.pick([1, 1, 1, 6]),
    seed,
  };
}
