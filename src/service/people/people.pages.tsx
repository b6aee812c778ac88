import type { Desk, StaffRoute } from '#app/platform/routing/index.ts';
import { appearanceRoutes } from './appearance.pages.tsx';
import { contactSettingsRoutes } from './contact.pages.tsx';
import { endingsRoutes } from './endings.pages.tsx';
import { firstHourRoutes } from './first-hour.pages.tsx';
import { intakeTeamRoutes } from './intake-team.pages.tsx';
import { interpreterLineRoutes } from './interpreter-lines.pages.tsx';
import { inviteRoutes } from './invite.pages.tsx';
import { keyGivingRoute } from './key-giving.pages.tsx';
import { leavingRoutes } from './leaving.pages.tsx';
import { numberRoutes } from './number.pages.tsx';
import { organisationRoutes } from './organisation.pages.tsx';
import { peopleListRoute } from './people-list.pages.tsx';
import { personRoutes } from './person.pages.tsx';
import { profileRoutes } from './profile.pages.tsx';
import { regionRoutes } from './regions.pages.tsx';

/**
 * Colleagues, regions, teams and the settings of the installation. Fixed paths stand before those with an id in them.
 */
export function peopleRoutes(desk: Desk): StaffRoute[] {
  return [
    peopleListRoute,
    ...inviteRoutes(desk),
    ...personRoutes,
    ...endingsRoutes,
    ...leavingRoutes,
    keyGivingRoute,
    ...intakeTeamRoutes(desk),
    ...regionRoutes,
    ...contactSettingsRoutes,
    ...organisationRoutes,
    ...interpreterLineRoutes,
    ...appearanceRoutes(desk),
    ...firstHourRoutes(desk),
    ...profileRoutes,
    ...numberRoutes,
  ];
}
