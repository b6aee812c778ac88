/** Why a volunteer is asked; a code, since it is in the grant and in the audit log. */
export const matchReasons = ['volunteer-match', 'takes-over', 'stands-in'] as const;
export type MatchReason = (typeof matchReasons)[number];

/** Why a volunteer's access ends before its last day. */
export const endReasons = ['goal-reached', 'volunteer-stops', 'client-wish', 'no-match', 'safety'] as const;
export type EndReason = (typeof endReasons)[number];
