import type { Sandbox } from './create-sandbox.ts';
import type { Scanner } from './scanner.ts';

/**
 * A sandbox that a file reaches only past the scanner: what that finds bad is not even opened. Where the scanner is
 * away the file is taken and says so, since a letter with a time limit must not wait for a daemon.
 */
export function behindScanner(sandbox: Sandbox, scanner: Scanner | null): Sandbox {
  if (scanner === null) return sandbox;
  return {
    ...sandbox,
    async open(bytes, ...more) {
      const verdict = await scanner.scan(bytes);
      if (verdict === 'infected') return { ok: false, reason: 'infected' };
      const answer = await sandbox.open(bytes, ...more);
      return answer.ok && verdict === 'clean' ? { ...answer, scannedAt: new Date().toISOString() } : answer;
    },
  };
}
