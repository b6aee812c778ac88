/** Reports of contact, and their drafts. */

export { draftRoutes } from './draft.pages.tsx';
export { hasDraft, ownDrafts, putIntoDraft, saveDraft } from './drafts.ts';
export { noteRoutes } from './note.pages.tsx';
export { addNote, mayChange } from './note.store.ts';
export { type Note, noteSchema } from './note.ts';
export { lengthInWords } from './note-words.ts';
