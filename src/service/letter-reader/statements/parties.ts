import type { Findings } from '../findings.ts';
import type { FoundStatement } from './statement.ts';

/** Who the client is in this letter, to whom it is addressed and who wrote it. */
export function findParties(_found: Findings): FoundStatement[] {
  return [];
}
