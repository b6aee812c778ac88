import type { Route } from '#app/platform/web/routes/index.ts';
import { openReferralPages } from './open-referrals.pages.tsx';
import { referralPages } from './referral.pages.tsx';
import { referralActPages } from './referral-acts.pages.tsx';
import { sendingPages } from './sending.pages.tsx';

/** Passing a client on to other help, warmly: written, agreed to, handed over, answered. */
export { countOpenReferrals, listOpenReferrals } from './open-referrals.ts';
export { referralsPanel } from './panel.tsx';
export { addReferral, listReferrals, moveReferral, readReferral } from './referrals.store.ts';
export type { AnswerAct, Part, Reason, Wish } from './referrals.ts';
export { handOver } from './sending.ts';
export { sheetFacts } from './sheet.store.ts';
export { markOf, sheetLines } from './sheet.ts';

export function referralRoutes(): Route[] {
  // `new` stands before `:id`, which would take it for an id.
  return [...openReferralPages, ...referralPages, ...sendingPages, ...referralActPages];
}
