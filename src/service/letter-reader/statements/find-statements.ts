import type { Findings } from '../findings.ts';
import { findDecisions } from './decisions.ts';
import { findDuties } from './duties.ts';
import { findParties } from './parties.ts';
import { findRemedies } from './remedies.ts';
import type { FoundStatement } from './statement.ts';
import { findUrgency } from './urgency.ts';

/** Everything that a letter says, each on its own evidence, whatever kind of letter it is. */
export function findStatements(found: Findings): FoundStatement[] {
  const said = [...findParties(found), ...findDecisions(found), ...findRemedies(found), ...findDuties(found)];
  return [...said, ...findUrgency(found, said)];
}
