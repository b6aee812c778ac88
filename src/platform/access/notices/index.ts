/** What somebody is told who got or lost a client. */
export {
  type AccessNotices,
  accessNotices,
  type GotClient,
  type LostClient,
  markNoticeRead,
  tellWhoGot,
  tellWhoLost,
} from './notices.store.ts';
