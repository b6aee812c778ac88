import { safeDatabaseError } from '#app/platform/database/index.ts';

/**
 * An unforeseen failure, for the terminal of the one who runs the installation: a reference, the kind of error, and
 * where in our program. Never a message or a value: those may quote what somebody typed (T64, T107).
 */
export function reportFailure(reference: string, error: Error): void {
  // The message is in front of the stack, and may have lines of its own.
  const place = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .find((line) => /^ {4}at .*(src|dist)\/.*:\d+:\d+\)?$/.test(line))
    ?.trim()
    .replace(/\(?\S*\/(src|dist)\//, '$1/')
    .replace(/\)$/, '');
  const database = safeDatabaseError(error);
  const kind = database
    ? `database ${database.code}${database.constraint ? ` ${database.constraint}` : ''}`
    : error.constructor.name;
  process.stderr.write(`failure ${reference}: ${kind}${place ? ` ${place}` : ''}\n`);
}
