/** Reading a letter: what it is, what it wants, by when. Pure: pages in, a reading out. */

export { type AsItCame, asItCameForm, askAsItCame, giveAsItCame } from './as-it-came.pages.tsx';
export { letterScripts, letterStyles, photosScript } from './assets.ts';
export { glossaryFor } from './glossary.ts';
export { confirmLetter } from './letter-confirm.ts';
export { keptPageSchema, type LetterPageKept, scannedAt } from './letter-document.ts';
export { factsNow } from './letter-facts.ts';
export { letterNamesIn } from './letter-names.ts';
export { keepLetter } from './letter-page-files.store.ts';
export { LetterPictures } from './letter-pages.view.tsx';
export { lettersPanel } from './letter-panel.view.tsx';
export { foundFacts, proposalsOf } from './letter-proposals.ts';
export { saidIn } from './letter-said.ts';
export { letterTexts } from './letter-texts.ts';
export { kindInWords } from './letter-words.ts';
export { letterRoutes } from './letters.pages.tsx';
export { findLetter, type KeptLetter, listLetters } from './letters.store.ts';
export { type LetterWaiting, lettersWaiting } from './letters-waiting.ts';
export { lowerPriorityOfLetters } from './read-in-worker.ts';
export { openSent, type SentFiles, type UploadStatus } from './sent-files.ts';
export { keptPage } from './stored-page.ts';
export { tellingOf } from './telling.ts';
export { asksForJson, faultsForScript, gone, tooMuchToday } from './upload-answers.ts';
export { UploadFields, UploadProgress } from './upload-fields.view.tsx';
export { onceToday } from './upload-quota.ts';
