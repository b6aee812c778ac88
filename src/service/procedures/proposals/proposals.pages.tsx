import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, readForm, show, text, tick, withWhole } from '#app/platform/web/index.ts';
import { readProposals, takeOverDays } from './proposals.store.ts';
import { ProposalsPage } from './proposals-page.view.tsx';

/** Taking over what was counted anew, for all of one's own cases at once: first everything old and new, then one act. */
export function proposalPages(): Route[] {
  const path = '/limits/proposals';
  return [
    { method: 'GET', path, needs: 'limit.change', handle: (c, visit) => page(c, visit, freshForm()) },
    { method: 'POST', path, needs: 'limit.change', handle: take },
  ];
}

const proposalsForm = z.strictObject({ mark: text(64), looser: tick() });

async function take(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, proposalsForm);
  if (!read.ok) return page(c, visit, read.form, read.status);
  const taken = await takeOverDays(visit, read.values.mark, read.values.looser);
  // An answer of 400 or more undoes the whole visit: of a list that is not as it was seen nothing is kept.
  if (taken === 'stale') return page(c, visit, withWhole(read.form, 'procedures.limits.proposals.stale'), 409);
  return c.redirect('/limits', 303);
}

async function page(
  c: Context,
  visit: Visit,
  form: FormState,
  status?: 400 | 409 | 413 | 415 | 422,
): Promise<Response> {
  const title = c.get('web').t('procedures.limits.proposals.title');
  const body = <ProposalsPage proposals={await readProposals(visit)} form={form} />;
  return show(c, { title, width: 'wide', failed: status !== undefined, scripts: ['form'] }, body, status ?? 200);
}
