/** So many weeks are on the wall at once. */
const weeksOnTheWall = 5;

/** The weeks from the one of this day on, each from Monday to Sunday; at least so many that they reach `until`. */
export function weeksFrom(day: Temporal.PlainDate, until = day): Temporal.PlainDate[][] {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const reaching = Math.floor(monday.until(until).days / 7) + 1;
  return Array.from({ length: Math.max(weeksOnTheWall, reaching) }, (_, weeks) =>
    Array.from({ length: 7 }, (_day, days) => monday.add({ weeks, days })),
  );
}
