export { unsureFigures } from './blocks.ts';
export { kinds } from './catalogue.ts';
export { type KindKey, kindKeys, type LetterOutcome, outcomeKeys, type WarningCode, warningCodes } from './codes.ts';
export { startInLetter } from './limit-of-law.ts';
export { type LetterPage, pagesOfText } from './pages.ts';
export { readLetter } from './read-letter.ts';
export {
  type Deadline,
  type EvidenceAt,
  type Reading,
  readingJsonSchema,
  readingSchema,
  type Task,
} from './reading.ts';
export { statementSchema } from './statements/statement.ts';
