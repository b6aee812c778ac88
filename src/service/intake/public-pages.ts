import type { PublicDesk, PublicRoute } from '#app/platform/routing/index.ts';
import { checkRoutes } from './check.pages.tsx';
import { codeRoutes } from './code.pages.tsx';
import { forgettingDrafts } from './draft-cookie.ts';
import { publicFormRoutes } from './form.pages.tsx';
import { registerRoutes } from './start.pages.tsx';
import { stepRoutes } from './step.pages.tsx';
import { stopRoutes } from './stop.pages.tsx';

/** The pages of the public process: a door of its own, since that process knows no case and no colleague's page. */
export function publicIntakeRoutes(desk: PublicDesk): PublicRoute[] {
  return [
    ...registerRoutes(desk),
    ...stepRoutes(desk),
    ...publicFormRoutes(desk),
    ...checkRoutes(desk),
    ...codeRoutes(desk),
    ...stopRoutes(desk),
  ].map(forgettingDrafts);
}
