import type { Findings } from '../findings.ts';
import type { FoundStatement } from './statement.ts';

/** What one may do against it, where, and by when. */
export function findRemedies(_found: Findings): FoundStatement[] {
  return [];
}
