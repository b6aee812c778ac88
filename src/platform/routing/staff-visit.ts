import type { Context } from 'hono';
import type { Duty, SessionRow } from '#app/platform/access/visit/index.ts';
import { findSession } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { readUpload } from '#app/platform/files/index.ts';
import { type Key, openSession, type PersonSecret, VaultRefusal } from '#app/platform/vault/index.ts';
import { askPassword } from './ask-password.ts';
import { lateWriterOf } from './late-cookie.ts';
import { keepLateText } from './late-text.ts';
import type { StaffRoute } from './route.ts';
import { readSession, takeSession } from './session-cookie.ts';
import { type Asked, contextOf, isText, type StaffAppOptions, StaffTransaction } from './staff-transaction.ts';

/** The answer of a route to the person whose session comes with the request: in one transaction, as this person. */
export async function visitOf(c: Context, options: StaffAppOptions, route: StaffRoute): Promise<Response> {
  const session = readSession(c);
  if (!session) return toSignIn(c);
  const { installation } = options;
  const asked: Asked = { c, options, route, session };
  const row = await rowAfterUpload(asked);
  const late = () => (isText(asked) ? keepLateText(c, installation, lateWriterOf(session)) : null);
  // The cookie of a session that ended stays: what is still being written in another tab is kept with it (decision 159).
  if (!row?.secret_sealed) return (await late()) ?? c.redirect('/sign-in', 303);
  if (row.duty !== null && route.discharges !== row.duty) return (await late()) ?? c.redirect(dutyPages[row.duty], 303);
  if (route.asksPassword !== undefined && mayOpen(asked, row))
    await askPassword(c, installation, row, route.asksPassword);
  const secret = secretIn(row, session.key);
  if (secret) return new StaffTransaction(asked, row, secret).answer();
  // The lookup and the key come out of one cookie, so it is the row that somebody changed (T39).
  await installation.scoped(contextOf(row), (db) => appendEntries(db, [{ action: 'alarm.sealed', object: 'session' }]));
  return toSignIn(c);
}

/** The session's row; of an upload as it is once everything was read. */
async function rowAfterUpload(asked: Asked): Promise<SessionRow | null> {
  const { c, options, route, session } = asked;
  const row = await findSession(options.installation, session.lookup);
  // Nobody makes us hold a file for a page that they may not even open.
  if (!row?.secret_sealed || route.upload === undefined || !mayOpen(asked, row)) return row;
  c.set('upload', await readUpload(c.req.raw, route.upload));
  await route.prepare?.(c);
  // A letter can take half a minute on a phone: whoever signed out meanwhile is out (T12).
  return findSession(options.installation, session.lookup);
}

const mayOpen = ({ options, route }: Asked, { roles }: SessionRow): boolean =>
  options.policy.reach(roles, route.needs) !== null;

function secretIn(row: SessionRow, key: Key): PersonSecret | null {
  try {
    return openSession(key, { sessionId: row.id, personId: row.person_id }, row.secret_sealed ?? Buffer.alloc(0));
  } catch (error) {
    if (error instanceof VaultRefusal) return null;
    throw error;
  }
}

/** The one thing that the person must do first; a form that was just sent is stored for afterwards (T40). */
const dutyPages = {
  'change-password': '/profile/password',
  'add-passkey': '/profile/passkeys',
} as const satisfies Record<Duty, string>;

function toSignIn(c: Context): Response {
  takeSession(c);
  return c.redirect('/sign-in', 303);
}
