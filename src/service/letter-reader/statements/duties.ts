import type { Findings } from '../findings.ts';
import type { FoundStatement } from './statement.ts';

/** What the client must do, is asked for, and what is done to her. */
export function findDuties(_found: Findings): FoundStatement[] {
  return [];
}
