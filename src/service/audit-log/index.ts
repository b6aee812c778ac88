/** The access book: who opened what, when and why. */
export { accessBookRoutes } from './access-book.pages.tsx';
export { actInWords, compartmentInWords, reasonInWords } from './access-book.ts';
export { type BookInShort, bookDays, bookInShort } from './book-in-short.ts';
