import type { Desk, Route } from '#app/web/routes/index.ts';
import { keysRoutes } from './keys.pages.tsx';

/** Keys that survive people: turning them when somebody has left. */
export function keyRoutes(_desk: Desk): Route[] {
  return keysRoutes;
}
