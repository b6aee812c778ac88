import { drawingOf } from './drawing.ts';
import { withLaw } from './law.ts';
import { modulesOfProgram } from './modules.ts';
import { withTests } from './threats.ts';
import { withFiles } from './walks.ts';

/** Pages that are made from the code, in part or whole, and how. */
export const madePages: ReadonlyMap<string, (page: string) => string> = new Map([
  ['docs/threats.md', withTests],
  ['docs/law.md', withLaw],
  ['docs/architecture.md', withFiles],
  ['docs/architecture.svg', () => drawingOf(modulesOfProgram())],
]);
