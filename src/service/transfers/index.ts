import type { Route } from '#app/platform/routing/index.ts';
import { proposingRoutes } from './proposing.pages.tsx';
import { receivingRoutes } from './receiving.pages.tsx';

/** A client who moves: the case goes to another region, proposed there and taken here. Never called a referral. */
export { countTransfers } from './transfers.store.ts';

export function transferRoutes(): Route[] {
  return [...proposingRoutes, ...receivingRoutes];
}
