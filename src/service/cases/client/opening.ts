import type { Context } from 'hono';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import type { Action, Visit } from '#app/platform/access/visit/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';
import { clientHeadOf } from './client-head.view.tsx';

/**
 * Opens the case that the address names; null is "not found", whatever the reason. Whatever page answers stands under the
 * head of this client: none can forget it.
 */
export async function openFromPath(
  c: Context,
  visit: Visit,
  action: Action,
  compartment: Compartment = 'core',
): Promise<OpenCase | null> {
  const reference = c.req.param('reference') ?? '';
  const isReference = /^[0-9A-HJKMNP-TV-Z]{8}$/.test(reference);
  const open = isReference ? await openCase(visit, reference, compartment, action) : null;
  if (open && compartment === 'core') c.get('web').above = clientHeadOf(c, open);
  return open;
}

/** The same for a form that writes: when the case is closed its page leads back to the client, and saving it says why not. */
export async function openForForm(
  c: Context,
  visit: Visit,
  action: Action = 'case.write',
): Promise<OpenCase | Response | null> {
  const open = await openFromPath(c, visit, action);
  return open?.status === 'closed' && c.req.method !== 'POST' ? c.redirect(`/clients/${open.reference}`, 303) : open;
}

/** For `formRoutes`: what was typed in a case that was closed meanwhile is not written. */
export const caseClosed = { refused: 'cases.closed.cannotWrite' } as const;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id from the address; null when it cannot be one, so that no malformed id reaches the database. */
export function idFromPath(c: Context, name: string): string | null {
  const value = c.req.param(name) ?? '';
  return uuid.test(value) ? value : null;
}

/** The page number of a list; anything odd is the first page. */
export function pageFromQuery(c: Context, most = 200): number {
  const page = Number(c.req.query('page') ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= most ? page : 1;
}
