import type { Findings } from '../findings.ts';
import type { FoundStatement } from './statement.ts';

/** What the letter decides, with its polarity. */
export function findDecisions(_found: Findings): FoundStatement[] {
  return [];
}
