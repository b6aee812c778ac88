import type { Desk, DoorRoute } from '#app/platform/routing/index.ts';
import { beginRoutes } from './begin.pages.tsx';
import { helpRoutes } from './help.pages.tsx';
import { joinRoutes } from './join.pages.tsx';
import { passkeyRoutes } from './passkey.pages.tsx';
import { recoveryDoorRoutes } from './recovery.pages.tsx';
import { setUpRoutes } from './set-up.pages.tsx';
import { signInRoutes } from './sign-in.pages.tsx';
import { signOutRoutes } from './sign-out.pages.tsx';
import { welcomeRoutes } from './welcome.pages.tsx';

/** Every page before somebody is known: beginning, setting up, joining, signing in and out. */
export function allSignInRoutes(desk: Desk): DoorRoute[] {
  return [
    ...beginRoutes(desk),
    ...setUpRoutes(desk),
    ...joinRoutes(desk),
    ...signInRoutes(desk),
    ...passkeyRoutes(desk),
    ...helpRoutes,
    ...recoveryDoorRoutes(desk),
    ...welcomeRoutes(desk),
    ...signOutRoutes(desk),
  ];
}
