/** Words, dates, names and direction: everything that differs by language. */
export { inEuros } from './amounts.ts';
export type { MessageKey } from './catalogues.ts';
export { hasStruckNumber, holdsCitizenNumber, mayHoldCitizenNumber, strikeCitizenNumbers } from './citizen-number.ts';
export {
  type DateLike,
  dateAndTime,
  dayAndDate,
  leafOf,
  longDate,
  plainDate,
  shortDate,
  timeOfDay,
  today,
  wallClock,
  weekdayName,
} from './dates.ts';
export { type DueKind, dueWords } from './due-words.ts';
export { fold, plainly, withoutAccents } from './fold.ts';
export { defaultLanguage, directionOf, isLang, type Lang, languages } from './languages.ts';
export { withLatinDigits } from './latin-digits.ts';
export { lettersApart, oneLetterApart } from './letters-apart.ts';
export { countryName, languageName, ownLanguageName } from './names.ts';
export { readDate } from './read-date.ts';
export {
  plainLanguage,
  type SpokenLanguage,
  spokenChoice,
  spokenLanguages,
  spokenName,
  spokenNames,
  spokenOptions,
} from './spoken-languages.ts';
export { isNumberInUse, numbersIn } from './telephone-numbers.ts';
export { isMessageKey, type MessageValues, type Translate, translator } from './translate.ts';
export { readUnsureDate, unsureDate, unsureSpan } from './unsure-date.ts';
