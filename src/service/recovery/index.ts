import type { Desk, Route } from '#app/platform/routing/index.ts';
import { keysRoutes } from './keys.pages.tsx';
import { recoveryRoutes } from './recovery.pages.tsx';
import { sharesRoutes } from './shares.pages.tsx';

/** Keys that survive people: rotating them when somebody has left, vouching again, and recovery by two shares. */
export function keyRoutes(desk: Desk): Route[] {
  return [...keysRoutes, ...recoveryRoutes, ...sharesRoutes(desk)];
}
