import type { Desk, Route } from '#app/platform/routing/index.ts';
import { appointmentPages, companyPages } from './appointments/index.ts';
import { authoritiesRoutes } from './authorities/index.ts';
import { duePages } from './due/index.ts';
import { feedPages } from './feed/index.ts';
import {
  joiningPages,
  limitActPages,
  type ProvingPapersOf,
  saidLimitPages,
  secondEyesPages,
} from './limit-pages/index.ts';
import { proposalPages } from './proposals/index.ts';
import { newTaskPages, taskPages } from './tasks/index.ts';

/** Pages about limits: what is due, my own calendar, one limit, and what one does with it. */
export function limitRoutes(desk: Pick<Desk, 'installation'>, papersOf: ProvingPapersOf = async () => []): Route[] {
  return [
    ...duePages(),
    ...companyPages(),
    ...authoritiesRoutes(),
    ...proposalPages(),
    ...saidLimitPages(),
    ...feedPages(desk),
    ...limitActPages(papersOf),
    ...secondEyesPages(papersOf),
    ...joiningPages(papersOf),
    ...appointmentPages(papersOf),
    ...newTaskPages(),
    ...taskPages(),
  ];
}
