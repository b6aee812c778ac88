import type { Context } from 'hono';
import { z } from 'zod';
import { openCase } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import {
  lapseTransfers,
  noteDecided,
  type Transfer,
  transferById,
  transfersOf,
} from '#app/platform/access/transfer/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import { VaultRefusal } from '#app/platform/vault/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  passwordAgain,
  readForm,
  refuse,
  show,
  withError,
} from '#app/platform/web/index.ts';
import { idFromPath } from '#app/service/cases/index.ts';
import { transferReturnReasons } from './card.ts';
import { TransferPage, TransfersPage } from './receiving.view.tsx';
import { readAnswer, readTransferCard, refuseTransfer, take } from './transfers.store.ts';

const acceptForm = z.strictObject({ password: passwordAgain() });
const returnForm = z.strictObject({ reason: choice(transferReturnReasons), words: optionalText(1000) });
type Status = Parameters<typeof show>[3];

/** What other regions propose to this one, and what this one proposed to them. */
export const receivingRoutes: Route[] = [
  { method: 'GET', path: '/transfers', needs: 'transfer.answer', handle: list },
  { method: 'GET', path: '/transfers/:id', needs: 'transfer.answer', handle: look },
  {
    method: 'POST',
    path: '/transfers/:id/accept',
    needs: 'transfer.answer',
    asksPassword: 'unless-fresh',
    handle: accept,
  },
  { method: 'POST', path: '/transfers/:id/return', needs: 'transfer.answer', handle: giveItBack },
];

async function list(c: Context, visit: Visit): Promise<Response> {
  await lapseTransfers(visit);
  const [coming, going] = [await transfersOf(visit, 'to'), await transfersOf(visit, 'from')];
  const regions = await regionNames(visit);
  return show(
    c,
    { title: c.get('web').t('transfers.list'), width: 'wide' },
    <TransfersPage coming={coming} going={going} regions={regions} />,
  );
}

async function look(c: Context, visit: Visit): Promise<Response> {
  const transfer = await fromPath(c, visit);
  if (!transfer) return notFound(c);
  const { state, reference, fromRegion } = transfer;
  const cameBack = fromRegion === visit.person.regionId && (state === 'returned' || state === 'lapsed');
  const core = cameBack ? await openCase(visit, reference, 'core', 'case.grant') : null;
  if (core) await noteDecided(core);
  return page(c, visit, transfer);
}

async function page(
  c: Context,
  visit: Visit,
  transfer: Transfer,
  { form, status }: { form: FormState; status: Status } = { form: freshForm(), status: 200 },
) {
  const isMine = transfer.toRegion === visit.person.regionId;
  const names = await namesOf(visit.db, visit.keys, [transfer.proposedBy]);
  const title = c.get('web').t('transfers.one');
  return show(
    c,
    { title, failed: status !== 200, scripts: ['form'] },
    <TransferPage
      transfer={transfer}
      isMine={isMine}
      card={isMine && transfer.state === 'proposed' ? await readTransferCard(visit, transfer) : null}
      answer={isMine ? null : await readAnswer(visit, transfer)}
      by={names.get(transfer.proposedBy) ?? ''}
      regions={await regionNames(visit)}
      form={form}
    />,
    status,
  );
}

async function accept(c: Context, visit: Visit): Promise<Response> {
  const transfer = await toAnswer(c, visit);
  if (!transfer) return notFound(c);
  const read = await readForm(c.req, acceptForm);
  if (!read.ok) return page(c, visit, transfer, read);
  const step = stepUpRefusal(c, read.form);
  if (step) return page(c, visit, transfer, step);
  try {
    if ((await take(visit, transfer)) !== 'accepted') return refuse(c, 'conflict');
  } catch (error) {
    // The list of the case does not open, or somebody changed what was proposed: nothing is taken.
    if (!(error instanceof VaultRefusal)) throw error;
    return refuse(c, 'conflict');
  }
  return c.redirect(`/clients/${transfer.reference}`, 303);
}

async function giveItBack(c: Context, visit: Visit): Promise<Response> {
  const transfer = await toAnswer(c, visit);
  if (!transfer) return notFound(c);
  const read = await readForm(c.req, returnForm);
  if (!read.ok) return page(c, visit, transfer, read);
  const { reason, words } = read.values;
  if (reason === 'else' && words === null)
    return page(c, visit, transfer, { form: withError(read.form, 'words', 'transfers.words.needed'), status: 422 });
  if (!(await refuseTransfer(visit, transfer, { reason, words }))) return refuse(c, 'conflict');
  return c.redirect('/transfers', 303);
}

async function fromPath(c: Context, visit: Visit): Promise<Transfer | null> {
  const id = idFromPath(c, 'id');
  if (id === null) return null;
  await lapseTransfers(visit);
  return transferById(visit, id);
}

async function toAnswer(c: Context, visit: Visit): Promise<Transfer | null> {
  const transfer = await fromPath(c, visit);
  return transfer?.toRegion === visit.person.regionId ? transfer : null;
}

async function regionNames(visit: Visit): Promise<Map<string, string>> {
  const rows = await visit.db.selectFrom('region').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
