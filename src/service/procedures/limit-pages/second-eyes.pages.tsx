import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  notFound,
  optionalText,
  passwordAgain,
  readForm,
  refuse,
  show,
  text,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { answerWaiting, listAsked, readLimit, type SecondAnswer } from '../limits/index.ts';
import { proofOf } from './limit-act-forms.ts';
import {
  type FoundLimit,
  findLimit,
  type LimitPageStatus,
  limitPage,
  type ProvingPapersOf,
  provingPapers,
} from './limit-page.pages.tsx';
import { WaitingPage } from './waiting-page.view.tsx';

/** The second pair of eyes for a fatal day: what waits, opening and declining it, and the lawyer's word in its place. */
export function secondEyesPages(papersOf: ProvingPapersOf): Route[] {
  const at = '/clients/:reference/limits/:id';
  return [
    { method: 'GET', path: '/limits/waiting', needs: 'limit.second', handle: showWaiting },
    {
      method: 'POST',
      path: `${at}/second`,
      needs: 'limit.second',
      asksPassword: 'unless-fresh',
      handle: (c, visit) => second(c, visit, papersOf),
    },
    {
      method: 'POST',
      path: `${at}/word`,
      needs: 'limit.change',
      asksPassword: 'unless-fresh',
      handle: (c, visit) => word(c, visit, papersOf),
    },
  ];
}

async function showWaiting(c: Context, visit: Visit): Promise<Response> {
  const title = c.get('web').t('procedures.limits.waiting.title');
  return show(c, { title, width: 'wide' }, <WaitingPage {...(await listAsked(visit))} />);
}

const secondForm = z.strictObject({
  answer: choice(['opened', 'declined']),
  answerReason: optionalText(500),
  password: passwordAgain(),
});

async function second(c: Context, visit: Visit, papersOf: ProvingPapersOf): Promise<Response> {
  const found = await findLimit(c, visit, 'limit.second');
  if (!found) return notFound(c);
  const read = await readForm(c.req, secondForm);
  const back = backTo(c, visit, found, { papersOf, name: 'second' });
  if (!read.ok) return back(read.form, read.status);
  if (read.version === undefined) return back(read.form, 400);
  const { answer, answerReason } = read.values;
  if (answer === 'declined' && answerReason === null)
    return back(withError(read.form, 'answerReason', 'procedures.limits.second.reason.needed'), 422);
  const step = stepUpRefusal(c, read.form);
  if (step) return back(step.form, step.status);
  const said: SecondAnswer =
    answer === 'declined' ? { what: 'declined', reason: answerReason ?? '' } : { what: 'opened' };
  return say(c, found, { said, seen: read.version, form: read.form, back });
}

const wordForm = z.strictObject({ wordLawyer: text(120), wordProof: text(60), password: passwordAgain() });

async function word(c: Context, visit: Visit, papersOf: ProvingPapersOf): Promise<Response> {
  const found = await findLimit(c, visit, 'limit.change');
  if (!found) return notFound(c);
  const read = await readForm(c.req, wordForm);
  const back = backTo(c, visit, found, { papersOf, name: 'word' });
  if (!read.ok) return back(read.form, read.status);
  if (read.version === undefined) return back(read.form, 400);
  const proof = proofOf(read.values.wordProof, await provingPapers(found, c.get('web').lang, papersOf));
  if (proof === null) return back(withError(read.form, 'wordProof', 'web.form.choose'), 422);
  const step = stepUpRefusal(c, read.form);
  if (step) return back(step.form, step.status);
  const said: SecondAnswer = { what: 'word', lawyer: read.values.wordLawyer, proof };
  return say(c, found, { said, seen: read.version, form: read.form, back });
}

type Back = (form: FormState, status: LimitPageStatus, now?: FoundLimit) => Promise<Response>;

const backTo =
  (
    c: Context,
    visit: Visit,
    found: FoundLimit,
    { papersOf, name }: { papersOf: ProvingPapersOf; name: 'second' | 'word' },
  ): Back =>
  (form, status, now = found) =>
    limitPage(c, visit, now, { papersOf, forms: { [name]: form }, status });

async function say(
  c: Context,
  { open, limit }: FoundLimit,
  { said, seen, form, back }: { said: SecondAnswer; seen: number; form: FormState; back: Back },
): Promise<Response> {
  const done = limit.version === seen ? await answerWaiting(open, limit, seen, said) : 'stale';
  if (done === 'saved') return c.redirect(`/clients/${open.reference}/limits/${limit.id}`, 303);
  if (done === 'refused') return refuse(c, 'refused');
  const now = (await readLimit(open, limit.id)) ?? limit;
  return back(withWhole(form, 'procedures.limits.second.stale'), 409, { open, limit: now });
}
