/** Mail of the program that does not arrive, as work of the team whose mailbox it is for. */

export { undeliveredPages } from './undelivered.pages.tsx';
export { countUndelivered, undeliveredPlace } from './undelivered.store.ts';
export { UndeliveredNotice } from './undelivered-notice.view.tsx';
