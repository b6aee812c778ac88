import type { Box } from './pages.ts';

/** A line with its page and its place among the blocks of that page. */
export interface PlacedLine {
  page: number;
  text: string;
  box: Box;
  block: number;
  /** Words with a figure in them that the reading of a picture was not sure of. */
  unsure: readonly string[];
}
