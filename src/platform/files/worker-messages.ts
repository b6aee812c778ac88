import type { BindAnswer, OpenProgress, Sandbox, SandboxAnswer, SandboxWalls } from './create-sandbox.ts';
import type { Language } from './sandbox/ocr/reading.ts';

type Bind = Parameters<Sandbox['bind']>;

/** What is wanted of the thread for files. */
export type WorkerRequest =
  | { what: 'open'; bytes: Uint8Array; languages?: readonly Language[] }
  | { what: 'bind'; job: Bind[0]; pictures: Bind[1] }
  | { what: 'walls' }
  | { what: 'close' };

/** A wish and its number, which comes back with each answer; or that nobody waits for that one any more. */
export type NumberedWish = { id: number; wish: WorkerRequest } | { id: number; cancelled: true };

/** What it tells: how far it is, and once how it ended. */
export interface WorkerMessage {
  id: number;
  progress?: OpenProgress;
  answer?: SandboxAnswer | BindAnswer | SandboxWalls | undefined;
  failed?: true;
}
