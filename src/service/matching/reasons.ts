/** Why a volunteer is asked; a code, since it is in the grant and in the audit log. */
export const assignmentReasons = ['volunteer-match', 'takes-over', 'stands-in'] as const;
export type AssignmentReason = (typeof assignmentReasons)[number];

/** Why a volunteer's access ends before its last day. */
export const assignmentEndReasons = ['goal-reached', 'volunteer-stops', 'client-wish', 'no-match', 'safety'] as const;
export type EndReason = (typeof assignmentEndReasons)[number];
