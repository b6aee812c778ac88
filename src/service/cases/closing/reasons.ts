/** Why a case is closed; codes, since the audit log and the table hold them in the clear. */
export const closingReasons = [
  'goal-reached',
  'passed-on',
  'moved-away',
  'own-wish',
  'out-of-touch',
  'opened-by-mistake',
] as const;
export type ClosingReason = (typeof closingReasons)[number];

export const reopeningReasons = ['came-back', 'closed-by-mistake', 'new-procedure'] as const;
export type ReopeningReason = (typeof reopeningReasons)[number];
