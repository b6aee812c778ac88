/** What is to be ready before a permit is renewed, in order. */
export const renewalSteps = ['permit-day', 'longer-permit', 'case-runs', 'passport', 'filed'] as const;
export type RenewalStep = (typeof renewalSteps)[number];
