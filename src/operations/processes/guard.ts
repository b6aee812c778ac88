/**
 * Imported for its effect before anything else of ours. SIGUSR1 would open Node's debugger to anyone with the same
 * user id, unless somebody listens (docs/security.md, “The process”); the flag `--disable-sigusr1` says it once more.
 */
process.on('SIGUSR1', () => undefined);
process.on('SIGUSR2', () => undefined);

/**
 * For a process that meets people's words: what ends it unexpectedly is named by its class and place only, for a
 * message may hold what somebody typed; and no library prints (some print errors whole).
 */
export function keepQuiet(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      process.stderr.write(`Stopped by an unexpected ${nameOf(error)}${placeOf(error)}\n`);
      process.exit(70);
    });
  }
  const silent = () => undefined;
  process.stderr.on('error', silent);
  Object.assign(globalThis.console, {
    debug: silent,
    error: silent,
    info: silent,
    log: silent,
    trace: silent,
    warn: silent,
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : 'value thrown';
}

function placeOf(error: unknown): string {
  const frame =
    error instanceof Error ? /\n {4}at .{0,500}?([\w.-]{1,100}:\d+:\d+)\)?(?:\n|$)/.exec(error.stack ?? '') : null;
  return frame === null ? '.' : ` at ${frame[1]}.`;
}
