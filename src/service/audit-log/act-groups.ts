import { auditActions } from '#app/platform/audit/index.ts';

/** What kinds of acts one can narrow the audit log to; every act is in exactly one of them. */
export const actGroups = [
  'reading',
  'case',
  'papers',
  'access',
  'colleagues',
  'sign-in',
  'registrations',
  'referrals',
  'settings',
  'log',
  'refused',
  'alarm',
] as const;
export type ActGroup = (typeof actGroups)[number];

/** Looking at something, whatever it is. */
const reading = /\.(read|listed|searched)$/;

/** By the first word of an act, where looking is not all that it is. */
const groupOfFirst: Readonly<Record<string, ActGroup>> = {
  'access-book': 'log',
  figures: 'log',
  log: 'log',
  alarm: 'alarm',
  request: 'refused',
  record: 'case',
  header: 'case',
  draft: 'case',
  procedure: 'case',
  limit: 'case',
  task: 'case',
  calendar: 'case',
  letter: 'papers',
  document: 'papers',
  bundle: 'papers',
  file: 'papers',
  grant: 'access',
  glass: 'access',
  block: 'access',
  certificate: 'access',
  team: 'access',
  recovery: 'access',
  person: 'colleagues',
  profile: 'colleagues',
  day: 'colleagues',
  'held-text': 'colleagues',
  'sign-in': 'sign-in',
  'sign-out': 'sign-in',
  exit: 'sign-in',
  session: 'sign-in',
  password: 'sign-in',
  passkey: 'sign-in',
  'step-up': 'sign-in',
  registration: 'registrations',
  referral: 'referrals',
  directory: 'referrals',
  address: 'referrals',
};

/** Acts whose first word says something else than what they are. */
const groupOfAct: Readonly<Record<string, ActGroup>> = {
  'access-book.read': 'log',
  'figures.read': 'log',
  'case.opened': 'case',
  'case.closed': 'case',
  'case.reopened': 'case',
  'case.key-turned': 'access',
  'case.list-asked': 'access',
  'case.list-approved': 'access',
  'registration.key-turned': 'access',
};

/** The group of an act. */
export function groupOf(action: string): ActGroup {
  const known = groupOfAct[action];
  if (known) return known;
  return reading.test(action) ? 'reading' : (groupOfFirst[action.split('.')[0] ?? ''] ?? 'settings');
}

/** All acts of a group. */
export const actsOf = (group: ActGroup): string[] => auditActions.filter((action) => groupOf(action) === group);
