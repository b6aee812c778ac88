import type { TestProject } from 'vitest/node';
import { serveTests } from './global-setup.ts';

/** Debian's PostgreSQL for one lane, beside the built-in one for the others. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return serveTests(project, 'debian');
}
