/** Setting aside: of a letter, of a proof, of a word that ended a limit. */
export { putLetterBack, takeLetterBack } from './letter-aside.store.ts';
export { takeProofBack } from './proof-aside.store.ts';
