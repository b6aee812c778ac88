/** What a client answered about the authorities of her country. */

export { contactSafety, contactSafetyIn, readAnswers, writeAnswer } from './answers.store.ts';
export {
  type AskedOfClient,
  type AuthorityAnswer,
  answers,
  answersKind,
  asked,
  type ContactSafety,
  safetyFrom,
} from './answers.ts';
