import { z } from 'zod';
import type { Saying } from '#app/platform/access/statements/index.ts';
import { seenNumbers } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type PinnedReading, readSigned } from './words.ts';

/** What a lawyer approves before clients or visitors read it, and legal terms with their rows (design question 52). */
export const approvableKinds = ['procedure', 'letter', 'sentence', 'term', 'page', 'deadline'] as const;
export type ApprovableKind = (typeof approvableKinds)[number];

/** One text that can be approved, whatever its words are now. */
export interface ApprovableName {
  kind: ApprovableKind;
  key: string;
}

/** One version of a text as it was approved; `hash` in hexadecimal. */
export interface ApprovedText extends ApprovableName {
  version: number;
  hash: string;
}

export const nameOfText = ({ kind, key }: ApprovableName) => `${kind}:${key}`;
export const markOfText = ({ kind, key, version, hash }: ApprovedText) => `${kind} ${key} ${version} ${hash}`;

/** An approval that stands or was taken back. Of procedures without their kind: so it was signed before there were others. */
export const approvalSaying = (id: string, { kind, key, version, hash }: ApprovedText, ended: boolean): Saying => ({
  kind: 'approval',
  subject: id,
  content: { ...(kind === 'procedure' ? {} : { kind }), key, version, hash, ended },
});

/** The project leader puts a text or a deadline out of use, or back into use. */
export const suspensionSaying = (name: ApprovableName, suspended: boolean): Saying => ({
  kind: 'suspension',
  subject: nameOfText(name),
  content: { suspended },
});

const suspensionSchema = z.strictObject({ suspended: z.boolean() });

/** Names of what is suspended; also of what was said about it and is gone from the database: then nobody knows. */
export async function readSuspended(db: ScopedDb, asking: PinnedReading): Promise<ReadonlySet<string>> {
  const signed = await readSigned(db, 'suspension', asking);
  const names = [...signed]
    .filter(([, { content }]) => suspensionSchema.parse(content).suspended)
    .map(([name]) => name);
  const lost = [...seenNumbers(asking.pins.root).keys()]
    .filter((mark) => mark.startsWith('suspension.'))
    .map((mark) => mark.slice('suspension.'.length))
    .filter((name) => !signed.has(name) && approvableKinds.some((kind) => name.startsWith(`${kind}:`)));
  return new Set([...names, ...lost]);
}
