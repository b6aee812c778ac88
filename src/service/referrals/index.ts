import type { Route } from '#app/platform/routing/index.ts';
import { ageFilePages } from './age-file.pages.tsx';
import { openReferralPages } from './open-referrals.pages.tsx';
import { referralPages } from './referral.pages.tsx';
import { referralActPages } from './referral-acts.pages.tsx';
import { sendingPages } from './sending.pages.tsx';

export { handOverFacts } from './hand-over.store.ts';
export { handOverLines, handOverMark } from './hand-over.ts';
/** Passing a client on to other help, warmly: written, agreed to, handed over, answered. */
export { countOpenReferrals, listOpenReferrals } from './open-referrals.ts';
export { referralsPanel } from './panel.view.tsx';
export { addReferral, listReferrals, moveReferral, readReferral } from './referrals.store.ts';
export type { AnswerAct, ReferralPart, ReferralReason, ReferralWish } from './referrals.ts';
export { handOver } from './sending.ts';

export function referralRoutes(): Route[] {
  // `new` stands before `:id`, which would take it for an id.
  return [...ageFilePages, ...openReferralPages, ...referralPages, ...sendingPages, ...referralActPages];
}
