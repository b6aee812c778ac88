import type { Context } from 'hono';
import { z } from 'zod';
import { makeNewShares, noteKeeperGone, putNewShares, sharesNow } from '#app/platform/access/rotation/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Desk, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import { equal, mac } from '#app/platform/vault/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  passwordAgain,
  readForm,
  refuse,
  show,
  smallForm,
  tick,
} from '#app/platform/web/index.ts';
import { shareFields, withShareProblem } from '#app/service/people/index.ts';
import { NewSharesPage, SharesPage } from './shares.view.tsx';

const ceremony = z.strictObject({ ...shareFields, password: passwordAgain() });
const gone = z.strictObject({ sheet: choice(['1', '2', '3']) });
const printing = z.strictObject({
  set: z.string().regex(/^set-[0-9a-f]{8}$/),
  proof: z.string().max(100),
  statement: z.string().max(2000),
  printed: tick(),
});

/**
 * New recovery shares when a keeper leaves: the leader is reminded until they are on paper, and then the old ones open
 * nothing.
 */
export function sharesRoutes({ installation }: Pick<Desk, 'installation'>): StaffRoute[] {
  return [
    { method: 'GET', path: '/keys/sheets', needs: 'team.make', handle: (c, visit) => open(c, visit, {}) },
    { method: 'POST', path: '/keys/sheets/gone', needs: 'team.make', handle: keeperGone },
    {
      method: 'POST',
      path: '/keys/sheets',
      needs: 'team.make',
      asksPassword: true,
      handle: (c, visit) => make(c, visit, installation.pepper),
    },
    {
      method: 'POST',
      path: '/keys/sheets/printed',
      needs: 'team.make',
      handle: (c, visit) => printed(c, visit, installation.pepper),
    },
  ];
}

interface Forms {
  gone?: FormState;
  sheets?: FormState;
}

async function open(
  c: Context,
  visit: Visit,
  { gone = freshForm(), sheets = freshForm() }: Forms,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('recovery.sheets'), failed: status >= 400, scripts: ['form'] as const };
  const { keeperGone } = await sharesNow(visit.db, visit.keys.pins);
  return show(c, page, <SharesPage keeperGone={keeperGone} gone={gone} sheets={sheets} />, status);
}

async function keeperGone(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, gone);
  if (!read.ok) return open(c, visit, { gone: read.form }, read.status);
  await noteKeeperGone(visit, Number(read.values.sheet));
  return c.redirect('/keys', 303);
}

/** The answer itself shows the new shares, once: they are kept nowhere, so no address leads to them. */
async function make(c: Context, visit: Visit, pepper: Uint8Array): Promise<Response> {
  const read = await readForm(c.req, ceremony, { noBsnHere: true });
  if (!read.ok) return open(c, visit, { sheets: read.form }, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return open(c, visit, { sheets: step.form }, step.status);
  const { set: current } = await sharesNow(visit.db, visit.keys.pins);
  const made = await makeNewShares(visit, [read.values.first, read.values.second]);
  if (!made.ok) return open(c, visit, { sheets: withShareProblem(read.form, made) }, 422);
  const proof = proofOfSet(pepper, { set: made.set, current, leader: visit.person.id });
  const page = { title: c.get('web').t('recovery.setup.shares'), scripts: ['form'] as const };
  const { sheets, set, statement } = made;
  return show(c, page, <NewSharesPage sheets={sheets} set={set} proof={proof} statement={statement} />);
}

interface MadeSet {
  set: string;
  /** The set that counted when it was made: once another does, a page that stayed open cannot bring this one back. */
  current: string | null;
  leader: string;
}

/** That this set was made here, for this leader: else a slip would make shares count that nobody has. */
export function proofOfSet(pepper: Uint8Array, { set, current, leader }: MadeSet): string {
  return mac(pepper, 'new-sheets', `${set}|${current ?? ''}|${leader}`).toString('base64url');
}

async function printed(c: Context, visit: Visit, pepper: Uint8Array): Promise<Response> {
  const read = await readForm(c.req, printing, { limits: smallForm, noBsnHere: true });
  // The browser does not go on without the tick; sent without it, the old shares count as before.
  if (!read.ok || !read.values.printed) return refuse(c, 'bad-request');
  const { set, proof, statement } = read.values;
  const { set: current } = await sharesNow(visit.db, visit.keys.pins);
  // Pressed twice: they count already.
  if (set !== current) {
    const due = proofOfSet(pepper, { set, current, leader: visit.person.id });
    if (!equal(Buffer.from(proof), Buffer.from(due))) return refuse(c, 'bad-request');
    if (!(await putNewShares(visit, set, statement))) return refuse(c, 'bad-request');
  }
  return c.redirect('/keys?sheets=1', 303);
}
