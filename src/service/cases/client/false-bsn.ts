import type { Context, HonoRequest } from 'hono';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { readFormBody } from '#app/platform/web/index.ts';

/**
 * Has a coordinator said, with a reason, that nine digits in this form are no BSN? (Design question 16; the reason is
 * kept with the text.) Nobody else can overrule, whatever the form holds.
 */
export async function saysNoBsnHere(request: HonoRequest, visit: Visit): Promise<boolean> {
  if (!may(visit, 'case.write-safety')) return false;
  const body = await readFormBody(request.raw);
  return body.kind === 'form' && body.pairs.some(([name, value]) => name === 'noBsnReason' && value.trim().length >= 3);
}

/** The same, for `formRoutes`. */
export const noBsnHere = (c: Context, visit: Visit) => saysNoBsnHere(c.req, visit);

/** Was this form sent with the button that only keeps it as a draft? */
export async function keepsAsDraft(request: HonoRequest): Promise<boolean> {
  const body = await readFormBody(request.raw);
  return body.kind === 'form' && body.pairs.some(([name, value]) => name === 'save' && value === 'draft');
}
