import type { Action } from '#app/platform/access/visit/index.ts';

/** A page or an act that can be found by its name, or by other words that people use for it. */
interface KnownPlace {
  code: string;
  href: string;
  /** Whoever may not do this does not find it either. */
  needs: Action;
}

/** Everything that has an address of its own, in the order in which it is offered when nothing was typed. */
export const places = [
  { code: 'today', href: '/', needs: 'start.see' },
  { code: 'clients', href: '/clients', needs: 'case.list' },
  { code: 'limits', href: '/limits', needs: 'limit.list' },
  { code: 'late', href: '/limits?show=late', needs: 'limit.list' },
  { code: 'letters', href: '/letters/waiting', needs: 'case.list' },
  { code: 'arrivals', href: '/arrivals', needs: 'arrival.list' },
  { code: 'queue', href: '/queue', needs: 'registration.list' },
  { code: 'quiet', href: '/clients?contact=none', needs: 'case.grant' },
  { code: 'without', href: '/clients?volunteer=none', needs: 'case.grant' },
  { code: 'lapsing', href: '/clients?access=lapsing', needs: 'case.grant' },
  { code: 'worries', href: '/clients?worry=open', needs: 'case.grant' },
  { code: 'closed', href: '/clients?status=closed', needs: 'case.grant' },
  { code: 'referrals', href: '/referrals', needs: 'referral.list' },
  { code: 'transfers', href: '/transfers', needs: 'transfer.answer' },
  { code: 'directory', href: '/directory', needs: 'directory.read' },
  { code: 'people', href: '/people', needs: 'person.list' },
  { code: 'invite', href: '/people/new', needs: 'person.invite' },
  { code: 'keys', href: '/keys', needs: 'key.see' },
  { code: 'regions', href: '/regions', needs: 'region.list' },
  { code: 'region', href: '/regions/new', needs: 'region.change' },
  { code: 'figures', href: '/figures', needs: 'figures.read' },
  { code: 'contact', href: '/contact-settings', needs: 'contact.change' },
  { code: 'organisation', href: '/who-we-are', needs: 'contact.change' },
  { code: 'publicPages', href: '/public-pages', needs: 'contact.change' },
  { code: 'addedLaw', href: '/added-law', needs: 'definition.approve' },
  { code: 'looks', href: '/appearance', needs: 'contact.change' },
  { code: 'interpreterLines', href: '/interpreter-lines', needs: 'contact.change' },
  { code: 'hour', href: '/first-hour', needs: 'first-hour.see' },
  { code: 'book', href: '/access-book', needs: 'access-book.read' },
  { code: 'profile', href: '/profile', needs: 'profile.read' },
  { code: 'rules', href: '/rules', needs: 'rules.see' },
] as const satisfies readonly KnownPlace[];
export type PlaceCode = (typeof places)[number]['code'];
