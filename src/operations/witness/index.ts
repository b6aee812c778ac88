/** A witness on another host or account: it remembers how large a log was, and signs only what extends that. */
export { serveWitness } from './serve-witness.ts';
export { createWitness } from './witness.ts';
