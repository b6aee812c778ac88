import { z } from 'zod';
import { type ApprovableKind, approvableKinds, nameOfText } from '#app/platform/access/public-words/index.ts';
import { type ApprovalText, type Standing, type StandingState, textState } from '#app/service/approvals/index.ts';
import { allTexts } from './texts.ts';

/** What can be asked of the list: everything, what a lawyer has to look at, or one way to stand. */
export const askedStates = [
  'to-do',
  'all',
  'changed',
  'waiting',
  'words-only',
  'approved',
  'suspended',
  'unsure',
] as const;
export type AskedState = (typeof askedStates)[number];

/** What a lawyer has to look at. */
const toDo: readonly StandingState[] = ['changed', 'waiting', 'words-only'];

export interface ListQuestion {
  kind: ApprovableKind | null;
  state: AskedState;
}

const questionSchema = z.object({
  kind: z.enum(approvableKinds).nullable().catch(null),
  state: z.enum(askedStates).catch('to-do'),
});

/** The question in an address; whatever it does not know, it leaves out. */
export const readQuestion = (kind: string | undefined, state: string | undefined): ListQuestion =>
  questionSchema.parse({ kind: kind ?? null, state });

/** One line of the list. */
export interface ListedText {
  text: ApprovalText;
  state: StandingState;
}

export function listed(standing: Standing): ListedText[] {
  return allTexts().map((text) => ({ text, state: textState(text, standing) }));
}

export const isOfState = (state: StandingState, asked: AskedState): boolean =>
  asked === 'all' || (asked === 'to-do' ? toDo.includes(state) : state === asked);

export function shownOf(all: readonly ListedText[], { kind, state }: ListQuestion): ListedText[] {
  return all.filter((one) => (kind === null || one.text.kind === kind) && isOfState(one.state, state));
}

/** The address of the list, of a page of it, or of what is done with all that it shows. */
export function listHref({ kind, state }: ListQuestion, then: '' | '/sheets' | '/together' = '', page = 1): string {
  const asked = new URLSearchParams({
    ...(kind === null ? {} : { kind }),
    ...(state === 'to-do' ? {} : { state }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
  return `/approvals${then}${asked.size === 0 ? '' : `?${asked}`}`;
}

/** A text as it was looked at: its name and the words of that moment, in letters only. */
export const seenCode = (text: ApprovalText): string =>
  `${nameOfText(text)}:${text.hash.slice(0, 10).replaceAll(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? '')}`;

/** The texts that these codes name, each once; null where one is not there (any more) as it was looked at. */
export function textsSeen(codes: readonly string[]): ApprovalText[] | null {
  const byCode = new Map(allTexts().map((text) => [seenCode(text), text]));
  const found = [...new Set(codes)].map((code) => byCode.get(code));
  return found.some((text) => text === undefined) ? null : found.filter((text) => text !== undefined);
}
