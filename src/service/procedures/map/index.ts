/** Where a client is in each procedure, on the screen and on paper. */
import type { Route } from '#app/platform/routing/index.ts';
import { definitions } from '../definitions/index.ts';
import { definitionRoutes } from './definitions.pages.tsx';
import { eventRoutes, type PapersOf, type SaidIn } from './event.pages.tsx';
import { mapRoutes } from './map.pages.tsx';
import { procedureRoutes } from './procedures.pages.tsx';
import { versionRoutes } from './version.pages.tsx';

export type { PapersOf, SaidIn } from './event.pages.tsx';
export { linkOf, type PaperSays } from './event-form.ts';
export { mapPanel } from './panel.view.tsx';

/** Every page about procedures. Reads all definitions first: with a broken one the staff side does not start. */
export function wayRoutes(papersOf: PapersOf, saidIn: SaidIn = async () => null): Route[] {
  definitions();
  return [
    ...procedureRoutes(),
    ...mapRoutes(),
    ...versionRoutes(),
    ...eventRoutes(papersOf, saidIn),
    ...definitionRoutes(),
  ];
}
