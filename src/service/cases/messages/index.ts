/** Messages between a volunteer and the coordinators. */

export { FirstPageMessages } from './first-page.view.tsx';
export { messageRoutes } from './message.pages.tsx';
export {
  messageKind,
  messageSchema,
  messagesOfFirstPage,
  type StoredMessage,
  storedMessage,
  unreadAnswers,
} from './message.store.ts';
export { MessagesInShort } from './message-section.view.tsx';
