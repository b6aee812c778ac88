import pg from 'pg';

/** What PostgreSQL says of every statement that follows one that failed. */
const followsFailure = (error: unknown) => error instanceof pg.DatabaseError && error.code === '25P02';

/**
 * What several parts of a page ask, in one go: they go to the server together and come back together. All have been
 * answered before one that failed is thrown, so that none asks on when its transaction is over; what is thrown is the
 * failure itself, not that of a statement that only came after it.
 */
export async function together<const Asked extends readonly unknown[]>(
  asked: Asked,
): Promise<{ -readonly [At in keyof Asked]: Awaited<Asked[At]> }> {
  const answers = await Promise.allSettled(asked);
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
  if (failures.length > 0) throw failures.find((failure) => !followsFailure(failure)) ?? failures[0];
  return answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : undefined)) as never;
}
