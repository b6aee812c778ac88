import { writeFileSync } from 'node:fs';
import { madeDecisions } from './decisions.ts';
import { madePages } from './made-pages.ts';
import { exists, inRepository, read } from './tracked.ts';

// `npm run docs`: makes the made parts of the pages anew.
for (const [page, make] of madePages) {
  writeFileSync(inRepository(page), make(exists(page) ? read(page) : ''));
}
for (const [page, text] of madeDecisions()) writeFileSync(inRepository(page), text);
