import { z } from 'zod';

/** Why a client goes to another region. */
export const transferReasons = ['moved', 'will-move', 'safer-there', 'wrong-region', 'else'] as const;
export type TransferReason = (typeof transferReasons)[number];

/** Why the other region gives it back. */
export const transferReturnReasons = ['not-here', 'no-room', 'no-language', 'not-safe-here', 'else'] as const;
export type ReturnReason = (typeof transferReturnReasons)[number];

/**
 * The minimal card: what the other region sees before it decides. No name, no number, no address and no words of the client; how
 * much runs and by when, so that nobody takes what cannot be carried.
 */
export const transferCardSchema = z.strictObject({
  reference: z.string(),
  reason: z.enum(transferReasons),
  /** From which day the client lives there. */
  movesOn: z.iso.date().nullable(),
  languages: z.array(z.string()),
  interpreter: z.enum(['needed', 'not-needed', 'unknown']),
  /** Fatal days of ours that run, the first of them, and how many other limits and tasks are open. */
  fatal: z.int(),
  firstFatal: z.iso.date().nullable(),
  limits: z.int(),
  tasks: z.int(),
  /** What the coordinator wants them to know now. */
  note: z.string().nullable(),
  by: z.string(),
});
export type TransferCard = z.infer<typeof transferCardSchema>;

/** What the new region said when it gave the case back. */
export const answerSchema = z.strictObject({ words: z.string().nullable(), by: z.string() });

/** What the timeline of the case tells of a transfer. */
export type TransferTold = {
  step: 'proposed' | 'taken-back' | 'accepted';
  from: string;
  to: string;
  reason: TransferReason | null;
};
