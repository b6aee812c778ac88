import { withLaw } from './law.ts';
import { withTests } from './threats.ts';

/** Pages of which a part is made from the code, and how. */
export const madePages: ReadonlyMap<string, (page: string) => string> = new Map([
  ['docs/threats.md', withTests],
  ['docs/law.md', withLaw],
]);
