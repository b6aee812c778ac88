/** Reading a letter: what it is, what it wants, by when. Pure: pages in, a reading out. */

export type { Reading } from '#app/service/letter-reader/index.ts';
export { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
export { letterScripts, letterStyles, photosScript } from './assets.ts';
export { keptPage } from './kept-page.ts';
export { confirmLetter } from './letter-confirm.ts';
export { keptPageSchema, type LetterPageKept, scannedAtSchema } from './letter-document.ts';
export { factsNow } from './letter-facts.ts';
export { LetterPictures } from './letter-pages.tsx';
export { lettersPanel } from './letter-panel.tsx';
export { foundFacts, proposalsOf } from './letter-proposals.ts';
export { saidIn } from './letter-said.ts';
export { keepLetter } from './letter-sheets.store.ts';
export { kindInWords } from './letter-words.ts';
export { letterRoutes } from './letters.pages.tsx';
export { findLetter, type KeptLetter, listLetters } from './letters.store.ts';
export { type LetterWaiting, lettersWaiting } from './letters-waiting.ts';
export { letLettersGiveWay } from './read-apart.ts';
export { openSent, type UploadStatus } from './sent-files.ts';
export { asksForJson, gone, tooMuchToday, whatIsWrong } from './upload-answers.ts';
export { UploadFields, UploadProgress } from './upload-fields.tsx';
export { onceToday } from './upload-quota.ts';
