import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Action, Visit } from '#app/platform/access/visit/index.ts';
import { idFromPath, openFromPath } from '#app/service/cases/index.ts';
import { needsSafety } from './hand-over.store.ts';
import { readReferral } from './referrals.store.ts';
import type { OpenReferral } from './referrals.ts';

export interface FoundReferral {
  open: OpenCase;
  before: OpenReferral;
}

/** The referral that the address names, in its open case; null is "not found", whatever the reason. */
export async function findReferral(c: Context, visit: Visit, action: Action): Promise<FoundReferral | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, action));
  const before = open && (await readReferral(open, id));
  return open && before ? { open, before } : null;
}

/** The client's safety compartment, opened only when what is shared needs it; null for whoever does not hold it. */
export async function safetyFor(
  c: Context,
  visit: Visit,
  { referral }: OpenReferral,
  action: 'case.read-safety' | 'referral.send' = 'case.read-safety',
): Promise<OpenCase | null> {
  return needsSafety(referral.parts) ? openFromPath(c, visit, action, 'safety') : null;
}
