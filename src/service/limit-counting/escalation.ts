import { limitDefinition, workingDayOnOrBefore } from '#app/service/deadlines/index.ts';

/**
 * Does something end for ever on the day of this limit? What only a letter names is taken for fatal until a lawyer says
 * otherwise.
 */
export function isFatal(catalogueId: string): boolean {
  const definition = limitDefinition(catalogueId);
  return definition === null || definition.kind === 'statutory';
}

/** Must somebody be alarmed today: fatal, not confirmed by a lawyer, two working days away or less? */
export function escalates(
  limit: { catalogueId: string; drivingDay: string; confirmed: boolean },
  today: string,
): boolean {
  if (limit.confirmed || !isFatal(limit.catalogueId)) return false;
  return today >= twoWorkingDaysBefore(limit.drivingDay);
}

function twoWorkingDaysBefore(day: string): string {
  const before = (date: Temporal.PlainDate) => workingDayOnOrBefore(date.subtract({ days: 1 }));
  return before(before(Temporal.PlainDate.from(day))).toString();
}
