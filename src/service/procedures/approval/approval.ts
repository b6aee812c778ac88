import { canonical, sha256 } from '#app/platform/vault/index.ts';
import type { Definition, Stage } from '../definitions/index.ts';

/** Which words of a version are approved: the hash, so that words that changed since are not. */
export function wordsHash({ words, stages }: Definition): Buffer {
  const marks = Object.fromEntries(stages.map(({ id, confidence }) => [id, confidence]));
  return sha256(canonical({ words, marks }));
}

/** One version of one procedure's words, as the key of a set. */
export const wordsMark = (definition: Definition) =>
  `${definition.key} ${definition.version} ${wordsHash(definition).toString('hex')}`;

/** Approvals that stand. */
export type Approved = ReadonlySet<string>;

/** What nobody is sure of cannot be approved for clients (design question 17). */
export const canBeApproved = ({ confidence }: Definition) => confidence !== 'LOW';

/** May a client read how this stage is explained? Its days a client may always read. */
export function clientMayRead(definition: Definition, stage: Stage, approved: Approved): boolean {
  return canBeApproved(definition) && stage.confidence !== 'LOW' && approved.has(wordsMark(definition));
}
