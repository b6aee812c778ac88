import { z } from 'zod';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';

export const answersKind = 'authorities';

/** Who must both say yes. */
export const asked = ['client', 'lawyer'] as const;
export type AskedOfClient = (typeof asked)[number];
export const answers = ['yes', 'no'] as const;

/** What one of the two said about contact with the authorities of the client's country, and who wrote it down. */
const answer = {
  says: always(z.enum(answers)),
  on: always(z.iso.date()),
  /** The lawyer's name; null for the client. */
  lawyer: always(z.string().nullable()),
  by: always(z.uuid()),
  name: always(z.string()),
  at: always(z.iso.datetime()),
  /** Did a coordinator write it down? Nobody knows of an answer from before this was kept. */
  coordinates: since('2026-11', z.boolean(), false),
};
const answerSchema = sealedDocument(answer);
export type AuthorityAnswer = z.infer<typeof answerSchema>;

/** The answers as they are now, and those from before. A record under the case's key. */
export const answersSchema = sealedDocument({
  client: always(answerSchema.nullable()),
  lawyer: always(answerSchema.nullable()),
  /** What was answered before, the newest first. */
  earlier: always(z.array(sealedDocument({ ...answer, of: always(z.enum(asked)) }))),
});
export type AuthorityAnswers = z.infer<typeof answersSchema>;

export const noAnswers: AuthorityAnswers = { client: null, lawyer: null, earlier: [] };

/** Is contact safe? Only where both say so; one no is a no. */
export type ContactSafety = 'yes' | 'no' | 'unanswered';

/**
 * A yes of the lawyer counts once a coordinator has seen the paper: it opens what can endanger her, and whoever wrote it
 * down may be mistaken, or be pressed by traffickers. A no counts at once, whoever heard it.
 */
export const awaitsCoordinator = ({ lawyer }: Pick<AuthorityAnswers, 'lawyer'>) =>
  lawyer !== null && lawyer.says === 'yes' && !lawyer.coordinates;

export function safetyFrom({ client, lawyer }: Pick<AuthorityAnswers, AskedOfClient>): ContactSafety {
  const said = [client?.says, lawyer?.says];
  if (said.includes('no')) return 'no';
  if (awaitsCoordinator({ lawyer })) return 'unanswered';
  return said.every((one) => one === 'yes') ? 'yes' : 'unanswered';
}
