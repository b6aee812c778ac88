import type { Desk, StaffRoute } from '#app/platform/routing/index.ts';
import { demandRoutes } from './demand.pages.tsx';
import { helpingRoutes } from './helping.pages.tsx';
import { mailboxRoutes } from './mailbox.pages.tsx';
import { ownPasskeyRoutes } from './passkeys.pages.tsx';
import { passwordRoutes } from './password.pages.tsx';
import { sessionRoutes } from './sessions.pages.tsx';

/** One's own way of signing in, and helping a colleague in. */
export function accountRoutes(desk: Desk): StaffRoute[] {
  return [
    ...sessionRoutes,
    ...passwordRoutes(desk),
    ...ownPasskeyRoutes(desk),
    ...demandRoutes,
    ...mailboxRoutes,
    ...helpingRoutes(desk),
  ];
}
