import { readFileSync } from 'node:fs';

const lookEvery = 500;

/**
 * npm ends at a SIGTERM without passing it on, and would leave the whole service behind with its ports. So where npm started
 * us we look whether it, or the shell in between, still stands above us. Gives how to stop looking.
 */
export function whenNpmIsGone(work) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => undefined;
  const above = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === above) return;
    clearInterval(timer);
    work();
  }, lookEvery);
  timer.unref();
  return () => clearInterval(timer);
}

/** Our parent and, on Linux, its parent: npm starts us through a shell, which may stay when npm is gone. */
function ancestors() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

function parentOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return '';
  }
}
