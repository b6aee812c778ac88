import type { Findings } from '../findings.ts';
import { type CountedRemedy, remediesOf } from './remedy-days.ts';
import type { FoundStatement } from './statement.ts';

/** What one may do against it, where, and by when. */
export function findRemedies(found: Findings): FoundStatement[] {
  return remediesOf(found).map(stated);
}

function stated({ act, clause, start, deadline, readings }: CountedRemedy): FoundStatement {
  return {
    is: 'remedy',
    value: act,
    where: clause.where,
    from: clause.length?.start.from ?? 'unsaid',
    start,
    term: clause.length?.term ?? null,
    law: deadline?.law ?? 'letter',
    limit: deadline === null || deadline.what === 'letter' ? null : deadline.what,
    statedLastDay: clause.stated?.day ?? null,
    lastDay: deadline?.lastDay ?? null,
    drivingDay: deadline?.drivingDay ?? null,
    readings: [...readings],
    found: clause.found,
  };
}
