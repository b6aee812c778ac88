import type { Findings } from '../findings.ts';
import { findDecisions } from './decisions.ts';
import { findDuties } from './duties.ts';
import { findParties } from './parties.ts';
import { findRemedies } from './remedies.ts';
import type { FoundStatement } from './statement.ts';

/** Everything that a letter says, each on its own evidence, whatever kind of letter it is. */
export function findStatements(found: Findings): FoundStatement[] {
  return [...findParties(found), ...findDecisions(found), ...findRemedies(found), ...findDuties(found)];
}
