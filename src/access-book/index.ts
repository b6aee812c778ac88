/** The access book: who opened what, when and why. */
export { accessBookRoutes } from './access-book.pages.tsx';
export { type BookInShort, bookDays, bookInShort } from './book-in-short.ts';
