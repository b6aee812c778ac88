import type { Findings } from '../findings.ts';
import { findClaims } from './claims.ts';
import { findDecisions } from './decisions.ts';
import { findDuties } from './duties.ts';
import { findParties } from './parties.ts';
import { findPeriods } from './periods.ts';
import { findRemedies } from './remedies.ts';
import type { FoundStatement } from './statement.ts';
import { findUrgency } from './urgency.ts';

/** Everything that a letter says, each on its own evidence, whatever kind of letter it is. */
export function findStatements(found: Findings): FoundStatement[] {
  const said = [...findParties(found), ...findDecisions(found), ...findRemedies(found), ...findDuties(found)];
  const more = [...said, ...findPeriods(found, said), ...findClaims(found, said)];
  return [...more, ...findUrgency(found, more)];
}
