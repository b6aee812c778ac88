import type { Desk, StaffRoute } from '#app/web/routes/index.ts';
import { helpingRoutes } from './helping.pages.tsx';
import { passwordRoutes } from './password.pages.tsx';
import { sessionRoutes } from './sessions.pages.tsx';

/** One's own way of signing in, and helping a colleague in. */
export function accountRoutes(desk: Desk): StaffRoute[] {
  return [...sessionRoutes, ...passwordRoutes(desk), ...helpingRoutes(desk)];
}
