/** The reader alone, without pages and store: what the command line needs, and nothing that wants a database. */

export type { LetterPage } from '../pages.ts';
export { pagesOfText } from '../pages.ts';
export { readLetter } from '../read-letter.ts';
export { type Reading, readingJsonSchema } from '../reading.ts';
