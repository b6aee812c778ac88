import { z } from 'zod';
import type { Grounds } from './grounds.ts';
import { type Statement, statementContent } from './statement.ts';
import { statementHolds } from './statements.store.ts';

const contentSchema = z.strictObject({
  transfer: z.uuid(),
  from: z.uuid(),
  to: z.uuid(),
  /** Every grant on the case up to this epoch of its keys ends with the acceptance. */
  epoch: z.int().positive(),
  until: z.iso.datetime(),
  /** The grants that the new region's team gets, by their ids. */
  grants: z.array(z.uuid()).min(1),
});
/** What a coordinator signs who proposes that a case goes to another region. */
type TransferContent = z.infer<typeof contentSchema>;

/** What was proposed; null when it is no such statement. */
export const proposalContent = (proposed: Statement): TransferContent | null =>
  proposed.kind === 'transfer.proposed' ? (contentSchema.safeParse(statementContent(proposed)).data ?? null) : null;

/**
 * Does a transfer count: proposed by a coordinator of the region that had the case (null: of whichever it names), and
 * accepted, before its end, by one of the region to which it was proposed?
 */
export function transferHolds(
  { proposed, accepted }: { proposed: Statement; accepted: Statement },
  grounds: Grounds,
  regionId: string | null,
): boolean {
  const content = proposalContent(proposed);
  const answer = statementContent(accepted);
  if (content === null || (regionId !== null && content.from !== regionId)) return false;
  if (accepted.kind !== 'transfer.accepted' || accepted.subject !== proposed.subject) return false;
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer) || answer.proposal !== proposed.id)
    return false;
  return (
    accepted.at < new Date(content.until) &&
    statementHolds(proposed, grounds, { regionId: content.from }) &&
    statementHolds(accepted, grounds, { regionId: content.to })
  );
}
