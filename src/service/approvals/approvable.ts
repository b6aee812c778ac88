import { type ApprovableName, markOfText, nameOfText } from '#app/platform/access/public-words/index.ts';
import type { Lang } from '#app/platform/language/index.ts';
import { canonical, type Json, sha256 } from '#app/platform/vault/index.ts';
import type { Confidence, LimitId } from '#app/service/deadlines/index.ts';

/** A text, or a legal term with its row, as it is now. */
export interface Approvable extends ApprovableName {
  version: number;
  /** Of the Dutch words, and of the limits in them with their rows; in hexadecimal. */
  hash: string;
  /** Hash as an earlier release made it, of the words alone: what was approved by it stays approved. */
  wordsOnly?: string;
  confidence: Confidence;
}

/** Words under a heading, each on a line of its own. */
export interface TextSection {
  heading: string;
  lines: readonly string[];
}

/** What a lawyer is shown of it. */
export interface ApprovalText extends Approvable {
  name: string;
  /** Articles and other sources; null where it has none of its own. */
  source: string | null;
  /** Legal terms that it names or starts. */
  limits: readonly LimitId[];
  /** In words; the Dutch is what is approved. */
  sections(lang: Lang): readonly TextSection[];
}

/** What was approved and what is suspended, at this moment. */
export interface Standing {
  approved: ReadonlySet<string>;
  /** Names of which other words are approved, or were before they changed. */
  approvedBefore: ReadonlySet<string>;
  suspended: ReadonlySet<string>;
}

export const nothingStands: Standing = { approved: new Set(), approvedBefore: new Set(), suspended: new Set() };

export const textHash = (words: Json): string => sha256(canonical(words)).toString('hex');

/** What nobody is sure of cannot be approved for clients (design question 17). */
export const canBeApproved = ({ confidence }: Pick<Approvable, 'confidence'>) => confidence !== 'LOW';

/** Did a lawyer approve exactly these words? */
export function isApproved(text: Approvable, { approved }: Standing): boolean {
  const marks = [text.hash, text.wordsOnly].flatMap((hash) =>
    hash === undefined ? [] : markOfText({ ...text, hash }),
  );
  return canBeApproved(text) && marks.some((mark) => approved.has(mark));
}

/** May a client read it: approved, and not put out of use? */
export function mayBeRead(text: Approvable, standing: Standing): boolean {
  return isApproved(text, standing) && !standing.suspended.has(nameOfText(text));
}

/** `changed`: what was approved were other words; `words-only`: not with its legal terms. */
export type StandingState = 'suspended' | 'unsure' | 'changed' | 'waiting' | 'words-only' | 'approved';

/** How a text stands, the most pressing first. */
export function textState(text: Approvable, standing: Standing): StandingState {
  if (standing.suspended.has(nameOfText(text))) return 'suspended';
  if (!canBeApproved(text)) return 'unsure';
  if (standing.approved.has(markOfText(text))) return 'approved';
  if (isApproved(text, standing)) return 'words-only';
  return standing.approvedBefore.has(nameOfText(text)) ? 'changed' : 'waiting';
}
