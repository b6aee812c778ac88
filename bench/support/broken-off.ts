import { rmSync } from 'node:fs';

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** However a run ends, its folder goes with it; and it ends when it is told to, or when whoever started it is gone. */
export function endWhenBrokenOff(folder: string): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [signal, code] of Object.entries(signals)) process.once(signal, () => process.exit(code));
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(1), 500).unref();
}

/** A process that a row started ends with the run, also where nobody is left to stop it. */
export function endWithTheRun(): void {
  process.once('disconnect', () => process.exit(0));
}
