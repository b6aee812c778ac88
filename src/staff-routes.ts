import type { Context } from 'hono';
import { galleryPage } from '#app/operations/gallery/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { moduleAssets, type NavItem } from '#app/platform/web/index.ts';
import { accountRoutes } from '#app/service/account/index.ts';
import { lawRoutes } from '#app/service/added-law/index.ts';
import { approvalRoutes, approvalStyles } from '#app/service/approval-desk/index.ts';
import { auditLogRoutes, safeModeRoutes } from '#app/service/audit-log/index.ts';
import { caseRoutes, caseStyles, underClients } from '#app/service/cases/index.ts';
import { directoryRoutes } from '#app/service/directory/index.ts';
import { documentStyles, documentsPanel, documentsRoutes, papersOf } from '#app/service/documents/index.ts';
import {
  accessesRoutes,
  caseListRoutes,
  emergencyAccessPanel,
  emergencyAccessRoutes,
  keepOutRoutes,
  keptOutPanel,
} from '#app/service/emergency-access/index.ts';
import { homeRoutes } from '#app/service/home/index.ts';
import { intakeRoutes, stopWishPanel } from '#app/service/intake/index.ts';
import { letterRoutes, letterScripts, letterStyles, lettersPanel, saidIn } from '#app/service/letters/index.ts';
import { machineRoutes } from '#app/service/machine/index.ts';
import { matchingRoutes } from '#app/service/matching/index.ts';
import { pageRoutes } from '#app/service/page-desk/index.ts';
import { peopleRoutes } from '#app/service/people/index.ts';
import {
  limitRoutes,
  limitsPanel,
  mapPanel,
  nextOfClient,
  procedureStyles,
  wayRoutes,
} from '#app/service/procedures/index.ts';
import { keyRoutes } from '#app/service/recovery/index.ts';
import { referralRoutes, referralsPanel } from '#app/service/referrals/index.ts';
import { reportingRoutes } from '#app/service/reporting/index.ts';
import { searchRoutes } from '#app/service/search/index.ts';
import { allSignInRoutes } from '#app/service/sign-in/index.ts';
import { signatureRoutes } from '#app/service/signatures/index.ts';
import { transferRoutes } from '#app/service/transfers/index.ts';
import { volunteerRoutes } from '#app/service/volunteers/index.ts';

/** Every page of the staff side, module by module. The route matrix of the tests reads the same list. */
export function staffRoutes(desk: Desk): Route[] {
  const routes = [
    ...allSignInRoutes(desk),
    ...homeRoutes(desk),
    ...searchRoutes(desk),
    ...peopleRoutes(desk),
    ...accountRoutes(desk),
    ...machineRoutes(desk),
    ...keyRoutes(desk),
    ...intakeRoutes(desk),
    ...caseRoutes(desk, [
      emergencyAccessPanel,
      stopWishPanel,
      mapPanel,
      limitsPanel,
      lettersPanel,
      documentsPanel,
      referralsPanel,
      keptOutPanel,
    ]),
    ...matchingRoutes(desk),
    ...keepOutRoutes(),
    ...accessesRoutes(),
    ...emergencyAccessRoutes(desk),
    ...caseListRoutes(),
    ...volunteerRoutes(desk),
    ...limitRoutes(desk, papersOf),
    ...wayRoutes(papersOf, saidIn),
    ...letterRoutes(desk),
    ...documentsRoutes(desk),
    ...directoryRoutes(),
    ...referralRoutes(),
    ...transferRoutes(),
    ...auditLogRoutes(),
    ...safeModeRoutes(desk),
    ...reportingRoutes(),
    ...signatureRoutes,
    ...approvalRoutes,
    ...pageRoutes(desk),
    ...lawRoutes,
    ...galleryRoutes(desk),
  ];
  return underClients(routes, nextOfClient);
}

/** What the modules add to the shell. The order of the styles is the order in which they are delivered. */
export const staffAssets = moduleAssets(
  [caseStyles, letterStyles, documentStyles, ...procedureStyles, ...approvalStyles],
  [...letterScripts],
);

/** Every part with its states, for looking at: in the demo only. */
function galleryRoutes({ demo }: Desk): Route[] {
  return demo ? [{ method: 'GET', path: '/gallery', needs: 'nobody', handle: galleryPage }] : [];
}

/** What is in the navigation: exactly what the policy lets this person do. */
export function staffNavigation(visit: Visit, c: Context): NavItem[] {
  const { t } = c.get('web');
  const path = c.req.path;
  const items = [
    { href: '/', label: t('web.nav.today'), shown: may(visit, 'start.see') },
    { href: '/clients', label: t('web.nav.clients'), shown: may(visit, 'case.list') },
    { href: '/limits', label: t('web.nav.limits'), shown: may(visit, 'limit.list') },
    { href: '/queue', label: t('web.nav.queue'), shown: may(visit, 'registration.list') },
    { href: '/arrivals', label: t('web.nav.arrivals'), shown: may(visit, 'arrival.list') },
    { href: '/directory', label: t('web.nav.directory'), shown: may(visit, 'directory.read') },
    { href: '/procedures', label: t('web.nav.procedures'), shown: may(visit, 'definition.read') },
    { href: '/people', label: t('web.nav.people'), shown: may(visit, 'person.list') },
    { href: '/regions', label: t('web.nav.regions'), shown: may(visit, 'region.change') },
    { href: '/figures', label: t('web.nav.figures'), shown: may(visit, 'figures.read') },
    { href: '/access-book', label: t('web.nav.book'), shown: may(visit, 'access-book.read') },
    { href: '/profile', label: t('web.nav.profile'), shown: may(visit, 'profile.read') },
  ];
  return items
    .filter((item) => item.shown)
    .map(({ href, label }) => ({
      href,
      label,
      current: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
    }));
}
