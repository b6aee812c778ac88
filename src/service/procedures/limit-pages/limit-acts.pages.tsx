import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { type FormState, notFound, refuse, show, withError } from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { correctStart } from '../events/index.ts';
import {
  changeLimit,
  type HandAct,
  movedBetween,
  type OpenLimit,
  readLimit,
  tellMoved,
  tellRunsAgain,
} from '../limits/index.ts';
import { impossibleAt, type LimitFormName, limitActs, limitForms } from './limit-act-forms.ts';
import { LimitConflict } from './limit-conflict.view.tsx';
import {
  findLimit,
  type LimitPageStatus,
  limitPage,
  type ProvingPapersOf,
  provingPapers,
} from './limit-page.pages.tsx';

/** The page of one limit, and every act that one does on it by hand. */
export function limitActPages(papersOf: ProvingPapersOf): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients/:reference/limits/:id',
      needs: 'case.read',
      handle: (c, visit) => showLimit(c, visit, papersOf),
    },
    ...limitForms.map(
      (name): Route => ({
        method: 'POST',
        path: `/clients/:reference/limits/:id/${name}`,
        needs: 'limit.change',
        handle: (c, visit) => change(c, visit, name, papersOf),
      }),
    ),
  ];
}

async function showLimit(c: Context, visit: Visit, papersOf: ProvingPapersOf): Promise<Response> {
  const found = await findLimit(c, visit, 'case.read');
  return found ? limitPage(c, visit, found, { papersOf }) : notFound(c);
}

async function change(c: Context, visit: Visit, name: LimitFormName, papersOf: ProvingPapersOf): Promise<Response> {
  const found = await findLimit(c, visit, 'limit.change');
  if (!found) return notFound(c);
  const { open, limit } = found;
  // Taken over already, by a colleague or by a second press: "somebody was earlier" is true, "not found" is not.
  if (name === 'proposal' && !limit.proposedDay) return refuse(c, 'conflict');
  const read = await limitActs[name].readAct(c.req);
  const back = (form: FormState, status: LimitPageStatus) =>
    limitPage(c, visit, found, { papersOf, forms: { [name]: form }, status });
  if (!read.ok) return back(read.form, read.status);
  if (read.version === undefined) return back(read.form, 400);
  const papers = await provingPapers(found, c.get('web').lang, papersOf);
  const result = read.judged(papers);
  if ('wrong' in result) return back(result.wrong, 422);
  const { act } = result;
  // What a coordinator made one, a coordinator makes two again.
  if (act.what === 'reopened' && limit.document.joined !== null && !may(visit, 'limit.second'))
    return back(withError(read.form, 'state', 'procedures.limits.joining.reopen'), 422);
  const saved = await (act.what === 'start'
    ? correctStart(open, limit, read.version, act)
    : changeByHand(open, limit, read.version, act));
  if (saved === 'saved' || saved === 'waits') return c.redirect(`/clients/${open.reference}/limits/${limit.id}`, 303);
  if (saved === 'impossible') {
    const why = name === 'proposal' ? 'procedures.limits.proposal.lost' : 'procedures.limits.counting.impossible';
    return back(withError(read.form, impossibleAt[name], why), 422);
  }
  const now = (await readLimit(open, limit.id)) ?? limit;
  const title = clientTitle(open.reference, c.get('web').t('procedures.limits.title'));
  const conflict = (
    <LimitConflict reference={open.reference} now={now} name={name} act={act} values={read.form.values} />
  );
  return show(c, { title, failed: true }, conflict, 409);
}

/** Does it, and has a day that it moves told on to whoever knows the old one. */
async function changeByHand(open: OpenCase, limit: OpenLimit, seen: number, act: HandAct) {
  const saved = await changeLimit(open, limit, seen, act);
  if (saved !== 'saved' || act.what === 'done' || act.what === 'dropped') return saved;
  const moved = movedBetween(limit, await readLimit(open, limit.id));
  await (act.what === 'reopened' ? tellRunsAgain(open, moved) : tellMoved(open, moved));
  return saved;
}
