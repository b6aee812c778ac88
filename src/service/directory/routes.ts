import type { StaffRoute } from '#app/platform/routing/index.ts';
import { directoryPages } from './directory.pages.tsx';
import { exchangePages } from './exchange.pages.tsx';
import { secretAddressPages } from './secret-address.pages.tsx';

/** The directory for colleagues, and the addresses that must stay unknown. */
export function directoryRoutes(): StaffRoute[] {
  // What has a name of its own stands before ':code', which would take it for one.
  return [...exchangePages, ...directoryPages, ...secretAddressPages];
}
