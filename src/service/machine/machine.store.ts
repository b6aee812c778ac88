import {
  groundsForStatements,
  loadStatements,
  signStatement,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { stateOf } from '#app/platform/findings/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';

/** What the project leader is asked where the machine lacks a wall of its operating system. */
export const wallQuestions = ['public-wall', 'reading-sandbox'] as const;
export type WallQuestion = (typeof wallQuestions)[number];

/** One installation has one of each. */
const wallSubject = 'this-installation';

/** What this machine lacks. */
export async function missingWalls(desk: Pick<Desk, 'machine'>): Promise<WallQuestion[]> {
  const { machine } = desk;
  if (machine === undefined) return [];
  const isReadingWalled = (await machine.sandboxWalls()) !== 'permission model';
  return wallQuestions.filter((one) => (one === 'public-wall' ? !machine.publicWalls : !isReadingWalled));
}

/** What it lacks and the leader has not agreed to; nothing for anybody else. */
export async function openQuestions(visit: Visit, desk: Pick<Desk, 'machine'>): Promise<WallQuestion[]> {
  if (!may(visit, 'sign-in.change')) return [];
  const missing = await missingWalls(desk);
  const agreed = await Promise.all(missing.map((one) => isAgreed(visit.db, visit.keys.pins.root, one)));
  return missing.filter((_, at) => agreed[at] !== true);
}

/** How many things the process manager found that cannot wait; nothing for anybody but the leader. */
export function stopsOf(visit: Visit, desk: Pick<Desk, 'machine'>): number {
  const report = may(visit, 'sign-in.change') ? (desk.machine?.report?.() ?? null) : null;
  return report === null ? 0 : report.findings.filter((one) => stateOf(one) === 'stop').length;
}

/** Whether a project leader signed a yes to this; verified up to the pinned root, whatever the rows say. */
export async function isAgreed(db: ScopedDb, root: Uint8Array, question: WallQuestion): Promise<boolean> {
  const said = await loadStatements(db, question, [wallSubject]);
  const grounds = await groundsForStatements(db, { root }, said);
  const newest = said.find((one) => statementHolds(one, grounds));
  return newest !== undefined && isYes(statementContent(newest));
}

/** Whether a statement about a wall says yes. */
function isYes(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'agreed' in content && content.agreed === true;
}

/** The leader's signed yes; false when no certificate vouches for the leader. */
export async function agree(visit: Visit, question: WallQuestion): Promise<boolean> {
  const content = { agreed: true };
  return (await signStatement(visit, { kind: question, subject: wallSubject, content })) !== null;
}
