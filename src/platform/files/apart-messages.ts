import type { Language } from './box/reading.ts';
import type { BindAnswer, BoxAnswer, BoxWalls, GlassBox, OpenProgress } from './create-glass-box.ts';

type Bind = Parameters<GlassBox['bind']>;

/** What is wanted of the thread for files. */
export type Wish =
  | { what: 'open'; bytes: Uint8Array; languages?: readonly Language[] }
  | { what: 'bind'; job: Bind[0]; pictures: Bind[1] }
  | { what: 'walls' }
  | { what: 'close' };

/** A wish and its number, which comes back with each answer; or that nobody waits for that one any more. */
export type Asked = { id: number; wish: Wish } | { id: number; cancelled: true };

/** What it tells: how far it is, and once how it ended. */
export interface Told {
  id: number;
  progress?: OpenProgress;
  answer?: BoxAnswer | BindAnswer | BoxWalls | undefined;
  failed?: true;
}
