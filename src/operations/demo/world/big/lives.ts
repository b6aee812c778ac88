import type { DemoLife } from '../life.ts';
import { amersfoort } from './amersfoort.ts';
import { groningen } from './groningen.ts';
import { groningenLater } from './groningen-later.ts';
import { utrechtFirst } from './utrecht-first.ts';
import { utrechtLater } from './utrecht-later.ts';

/** The fifty clients who live in the big world beside the twelve of the small one. */
export const lives: readonly DemoLife[] = [
  ...utrechtFirst,
  ...utrechtLater,
  ...amersfoort,
  ...groningen,
  ...groningenLater,
];
