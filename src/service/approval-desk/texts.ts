import { type ApprovableName, nameOfText } from '#app/platform/access/public-words/index.ts';
import { type ApprovalText, deadlineTexts } from '#app/service/approvals/index.ts';
import { letterTexts } from '#app/service/letters/index.ts';
import { procedureTexts } from '#app/service/procedures/index.ts';

/** Everything that a lawyer approves, in the order of a list: what is long first, then what goes many to a page. */
export function allTexts(): readonly ApprovalText[] {
  const letters = letterTexts();
  const ofKind = (kind: ApprovalText['kind']) => letters.filter((text) => text.kind === kind);
  return [...procedureTexts(), ...ofKind('letter'), ...deadlineTexts(), ...ofKind('sentence'), ...ofKind('term')];
}

/** One text by its kind and key; undefined when there is none. */
export function findText(name: ApprovableName): ApprovalText | undefined {
  return allTexts().find((text) => nameOfText(text) === nameOfText(name));
}
