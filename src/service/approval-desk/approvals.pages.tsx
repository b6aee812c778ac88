import type { Context } from 'hono';
import { z } from 'zod';
import { approvableKinds } from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { readProvedForm, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  day,
  type FormState,
  freshForm,
  notFound,
  passwordAgain,
  readForm,
  refuse,
  show,
  text,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import {
  type ApprovalText,
  approvalsOf,
  approveTexts,
  canBeApproved,
  endApproval,
  standingNow,
  suspend,
  textState,
} from '#app/service/approvals/index.ts';
import { listed, readQuestion, shownOf, textsSeen } from './chosen.ts';
import { ApprovalListPage } from './list-page.view.tsx';
import { ReviewPrint } from './review-print.view.tsx';
import { TextPage } from './text-page.view.tsx';
import { findText } from './texts.ts';
import { TogetherPage } from './together-page.view.tsx';

/** Everything that a lawyer approves, for the project leader: the list, sheets for the lawyer, and what came of them. */
export const approvalRoutes: StaffRoute[] = [
  { method: 'GET', path: '/approvals', needs: 'definition.approve', handle: showList },
  { method: 'GET', path: '/approvals/sheets', needs: 'definition.approve', handle: showSheets },
  { method: 'GET', path: '/approvals/together', needs: 'definition.approve', handle: showTogether },
  {
    method: 'POST',
    path: '/approvals/together',
    needs: 'definition.approve',
    asksPassword: 'unless-fresh',
    handle: approve,
  },
  { method: 'GET', path: '/approvals/:kind/:key', needs: 'definition.approve', handle: showOne },
  { method: 'POST', path: '/approvals/:kind/:key/ending', needs: 'definition.approve', handle: takeBack },
  {
    method: 'POST',
    path: '/approvals/:kind/:key/suspension',
    needs: 'definition.approve',
    handle: putOutOfUse,
  },
  {
    method: 'POST',
    path: '/approvals/:kind/:key/suspension/ending',
    needs: 'definition.approve',
    asksPassword: 'unless-fresh',
    handle: putBackInUse,
  },
];

const questionOf = (c: Context) => readQuestion(c.req.query('kind'), c.req.query('state'));

async function showList(c: Context, visit: Visit): Promise<Response> {
  const all = listed(await standingNow(visit));
  const done = wholeOf(c.req.query('done'));
  return show(
    c,
    { title: c.get('web').t('approvals.title'), width: 'wide', scripts: ['form'] },
    <ApprovalListPage
      all={all}
      question={questionOf(c)}
      done={done}
      page={Math.max(1, wholeOf(c.req.query('page')) ?? 1)}
    />,
  );
}

/** A small whole number of the address; null for anything else. */
const wholeOf = (typed: string | undefined) => (/^\d{1,3}$/.test(typed ?? '') ? Number(typed) : null);

/** What was ticked, or else what the list shows; null where something is not as it was looked at. */
async function chosen(c: Context, visit: Visit): Promise<ApprovalText[] | null> {
  const ticked = c.req.queries('of') ?? [];
  if (ticked.length > 0) return textsSeen(ticked);
  return shownOf(listed(await standingNow(visit)), questionOf(c)).map((one) => one.text);
}

async function showSheets(c: Context, visit: Visit): Promise<Response> {
  const texts = await chosen(c, visit);
  if (texts === null) return refuse(c, 'conflict');
  return show(c, { title: c.get('web').t('approval-desk.sheets'), scripts: ['form'] }, <ReviewPrint texts={texts} />);
}

async function showTogether(c: Context, visit: Visit): Promise<Response> {
  const texts = await chosen(c, visit);
  return texts === null ? refuse(c, 'conflict') : together(c, texts.filter(canBeApproved));
}

const approvalForm = z.strictObject({
  of: z.array(z.string().max(120)).min(1, 'approval-desk.none').max(500),
  lawyer: text(150),
  source: text(300),
  checkedOn: day(),
  password: passwordAgain(),
});

async function approve(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, approvalForm);
  const typed = read.ok ? read.values.of : read.form.values.of;
  const texts = textsSeen(Array.isArray(typed) ? typed : []);
  if (texts === null) return refuse(c, 'conflict');
  if (!read.ok) return together(c, texts, read.form, read.status);
  const { lawyer, source, checkedOn } = read.values;
  if (checkedOn > today().toString())
    return together(c, texts, withError(read.form, 'checkedOn', 'procedures.day.future'), 422);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return together(c, texts, refused.form, refused.status);
  const done = await approveTexts(visit, texts, { lawyer, source, checkedOn });
  if (done === 'refused') return together(c, texts, withWhole(read.form, 'approval-desk.low'), 409);
  return c.redirect(`/approvals?state=all&done=${done}`, 303);
}

type Status = Parameters<typeof show>[3];

function together(
  c: Context,
  texts: readonly ApprovalText[],
  form: FormState = freshForm(),
  status: Status = 200,
): Response | Promise<Response> {
  const page = { title: c.get('web').t('approval-desk.together'), failed: status !== 200, scripts: ['form'] as const };
  return show(c, page, <TogetherPage texts={texts} form={form} />, status);
}

const names = z.object({ kind: z.enum(approvableKinds), key: z.string() });

function fromPath(c: Context): ApprovalText | undefined {
  const name = names.safeParse({ kind: c.req.param('kind'), key: c.req.param('key') });
  return name.success ? findText(name.data) : undefined;
}

async function showOne(c: Context, visit: Visit): Promise<Response> {
  const found = fromPath(c);
  return found ? drawOne(c, visit, found) : notFound(c);
}

async function drawOne(
  c: Context,
  visit: Visit,
  found: ApprovalText,
  backInUse: FormState = freshForm(),
  status: Status = 200,
): Promise<Response> {
  const page = {
    title: c.get('web').t('approvals.title'),
    width: 'wide',
    failed: status !== 200,
    scripts: ['form'],
  } as const;
  const state = textState(found, await standingNow(visit));
  const approvals = await approvalsOf(visit, found);
  return show(c, page, <TextPage text={found} state={state} approvals={approvals} backInUse={backInUse} />, status);
}

/** One press: whoever doubts a sentence does not first prove who she is. It can be taken back. */
async function putOutOfUse(c: Context, visit: Visit): Promise<Response> {
  const found = fromPath(c);
  if (!found) return notFound(c);
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'conflict');
  // Pressed twice, or by somebody else just now: it stands.
  await suspend(visit, [found], true);
  return c.redirect(`/approvals/${found.kind}/${found.key}`, 303);
}

/** Then clients read it again: that is said by somebody who proves who it is. */
async function putBackInUse(c: Context, visit: Visit): Promise<Response> {
  const found = fromPath(c);
  if (!found) return notFound(c);
  const read = await readProvedForm(c, z.strictObject({ password: passwordAgain() }));
  if (!read.ok) return drawOne(c, visit, found, read.form, read.status);
  await suspend(visit, [found], false);
  return c.redirect(`/approvals/${found.kind}/${found.key}`, 303);
}

const endForm = z.strictObject({ approval: z.uuid() });

async function takeBack(c: Context, visit: Visit): Promise<Response> {
  const found = fromPath(c);
  if (!found) return notFound(c);
  const read = await readForm(c.req, endForm);
  if (!read.ok) return refuse(c, 'conflict');
  const ended = await endApproval(visit, found, read.values.approval);
  return ended ? c.redirect(`/approvals/${found.kind}/${found.key}`, 303) : refuse(c, 'conflict');
}
