import type { Context } from 'hono';
import { z } from 'zod';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { type MessageKey, spokenLanguages, today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  choice,
  day,
  type FormState,
  freshForm,
  notFound,
  optionalChoice,
  optionalDay,
  optionalText,
  optionalTime,
  readForm,
  refuse,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle, sharing, showClientPage, typedTime } from '#app/service/cases/index.ts';
import { conflictPage } from './conflict.view.tsx';
import { agreedTo, leaveFor, type Stop } from './consent.ts';
import { plannedTalks, planTalk } from './following-up.ts';
import { type FoundReferral, findReferral, safetyFor } from './from-path.ts';
import { handOverFacts, linesToGive, needsSafety, sentLines } from './hand-over.store.ts';
import { handOverLines } from './hand-over.ts';
import { HandOverPaper, HandOverUnreadable } from './hand-over-paper.view.tsx';
import { ReferralPage } from './referral-page.view.tsx';
import { moveReferral, noteOutcome, type ReferralMove } from './referrals.store.ts';
import { type HandOverLine, helped, isOpen, otherSideAnswers, refusalReasons, takeBackReasons } from './referrals.ts';

type Status = 200 | 400 | 409 | 413 | 415 | 422;

const answerForm = z.strictObject({
  act: choice(otherSideAnswers),
  reason: optionalChoice(refusalReasons),
  who: optionalText(120),
  from: optionalDay(),
  text: optionalText(1000),
});
const talkForm = z.strictObject({ day: day(), time: optionalTime(), place: optionalText(160) });
const outcomeForm = z.strictObject({
  helped: choice(helped),
  language: optionalChoice(spokenLanguages),
  words: optionalText(1000),
});
const takeBackForm = z.strictObject({ why: choice(takeBackReasons), told: optionalText(1000) });

/** One referral: where it stands, what went out, what the other side answered, taking it back, and its paper. */
export const referralActPages: Route[] = [
  { method: 'GET', path: '/clients/:reference/referrals/:id', needs: 'case.read', handle: showOne },
  { method: 'POST', path: '/clients/:reference/referrals/:id/answer', needs: 'referral.write', handle: answer },
  { method: 'POST', path: '/clients/:reference/referrals/:id/taking-back', needs: 'referral.write', handle: takeBack },
  { method: 'POST', path: '/clients/:reference/referrals/:id/talk', needs: 'referral.write', handle: talk },
  { method: 'POST', path: '/clients/:reference/referrals/:id/outcome', needs: 'referral.write', handle: outcome },
  { method: 'GET', path: '/clients/:reference/referrals/:id/sheet', needs: 'case.read', handle: showSheet },
];

const stopped = {
  over: 'referrals.sheet.over.text',
  'no-consent': 'referrals.act.noConsent',
} as const satisfies Record<Exclude<Stop, 'stale'>, MessageKey>;

interface ReferralForms {
  answer?: FormState;
  back?: FormState;
  talk?: FormState;
  outcome?: FormState;
}

async function showOne(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'case.read');
  return found ? showReferral(c, visit, found, {}, 200) : notFound(c);
}

async function answer(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.write');
  if (!found) return notFound(c);
  const read = await readForm(c.req, answerForm);
  if (!read.ok) return showReferral(c, visit, found, { answer: read.form }, read.status);
  const { act, reason, text, who, from } = read.values;
  if (act === 'refuse' && reason === null)
    return showReferral(c, visit, found, { answer: withError(read.form, 'reason', 'referrals.reason.needed') }, 422);
  if (read.version === undefined) return refuse(c, 'bad-request');
  // A reason belongs to a refusal and a day to an acceptance; what was left standing beside another answer says
  // nothing.
  const takeOver = act === 'accept' && (who !== null || from !== null) ? { who, from } : null;
  const what = { act, reason: act === 'refuse' ? reason : null, text, takeOver };
  return move(c, visit, found, read.version, what, read.form);
}

async function takeBack(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.write');
  if (!found) return notFound(c);
  const read = await readForm(c.req, takeBackForm);
  if (!read.ok) return showReferral(c, visit, found, { back: read.form }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { why, told } = read.values;
  return move(c, visit, found, read.version, { act: 'take-back', reason: why, text: told }, read.form);
}

/** The client, one of us and whoever takes over, together: a day in everybody's list. */
async function talk(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.write');
  if (!found) return notFound(c);
  const { open, before } = found;
  const read = await readForm(c.req, talkForm);
  if (!read.ok) return showReferral(c, visit, found, { talk: read.form }, read.status);
  if (open.status === 'closed')
    return showReferral(c, visit, found, { talk: withWhole(read.form, 'cases.closed.cannotWrite') }, 409);
  if (before.state === 'draft' || !isOpen(before.state)) return refuse(c, 'conflict');
  if (read.values.day < today().toString())
    return showReferral(c, visit, found, { talk: withError(read.form, 'day', 'referrals.talk.past') }, 422);
  const time = read.values.time === null ? null : typedTime(read.values.time);
  if (time === undefined)
    return showReferral(c, visit, found, { talk: withError(read.form, 'time', 'cases.note.at.wrong') }, 422);
  const done = await planTalk(open, before, { ...read.values, time });
  if (done === 'stale') return refuse(c, 'conflict');
  if (done !== 'saved') return showReferral(c, visit, found, { talk: withWhole(read.form, stopped[done]) }, 409);
  return c.redirect(`/clients/${open.reference}/referrals/${before.id}`, 303);
}

/** Did it work? */
async function outcome(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.write');
  if (!found) return notFound(c);
  const { open, before } = found;
  const read = await readForm(c.req, outcomeForm);
  if (!read.ok) return showReferral(c, visit, found, { outcome: read.form }, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const { helped: said, language, words } = read.values;
  const done = await noteOutcome(open, before, read.version, { helped: said, language, text: words });
  if (done === 'stale') return refuse(c, 'conflict');
  return c.redirect(`/clients/${open.reference}/referrals/${before.id}`, 303);
}

async function move(
  c: Context,
  visit: Visit,
  found: FoundReferral,
  seen: number,
  what: ReferralMove,
  form: FormState,
): Promise<Response> {
  const { open, before } = found;
  if (open.status === 'closed') {
    const closed = withWhole(form, 'cases.closed.cannotWrite');
    return showReferral(c, visit, found, what.act === 'take-back' ? { back: closed } : { answer: closed }, 409);
  }
  const done = await moveReferral(open, before, seen, what);
  if (done === 'saved') return c.redirect(`/clients/${open.reference}/referrals/${before.id}`, 303);
  // With what was typed; what may not be done is not offered again.
  if (done === 'no-consent') return showReferral(c, visit, found, { answer: withWhole(form, stopped[done]) }, 409);
  return conflictPage(c, found, { kind: 'move', move: what, form });
}

async function showReferral(
  c: Context,
  visit: Visit,
  { open, before }: FoundReferral,
  forms: ReferralForms,
  status: Status,
): Promise<Response> {
  const { sent } = before.referral;
  const [agreed = false] = await agreedTo(open, [before.referral]);
  // Word for word only while it may go out; afterwards it stays sealed, and the page says what it was about.
  const out = sent && agreed ? await sentLines(sent, await safetyFor(c, visit, before)) : null;
  const danger = sent && (await sharing.danger(open, sent.consent));
  const title = clientTitle(open.reference, c.get('web').t('referrals.title'));
  const body = (
    <ReferralPage
      reference={open.reference}
      shown={before}
      out={out}
      agreed={agreed}
      danger={danger?.danger ?? null}
      maySend={may(visit, 'referral.send')}
      mayPrint={may(visit, 'case.write')}
      isClosed={open.status === 'closed' || !may(visit, 'referral.write')}
      talks={isOpen(before.state) ? await plannedTalks(open, before.id) : []}
      answer={forms.answer ?? freshForm()}
      back={forms.back ?? freshForm()}
      talk={forms.talk ?? freshForm()}
      outcome={forms.outcome ?? freshForm()}
    />
  );
  return show(c, { title, failed: status !== 200, scripts: ['form'] }, body, status);
}

/**
 * The paper that is handed over: only while the client agrees (or there is acute danger) and nothing has ended, and every
 * time that it comes out is written down. Afterwards exactly as it was handed over; before that by whoever hands it over.
 */
async function showSheet(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'case.read');
  if (!found || !mayHaveSheet(visit, found)) return notFound(c);
  const { open, before } = found;
  const { referral } = before;
  const { stop, ground } = await leaveFor(open, before, 'print');
  if (stop === 'stale') return refuse(c, 'conflict');
  if (stop !== null || ground === null) return shutSheet(c, found, stop ?? 'no-consent');
  const { lines, hidden } = await onPaper(c, visit, found);
  if (!hidden) await sheetCameOut(found, ground.id);
  const title = c.get('web').t('referrals.sheet');
  const { sent } = referral;
  const back = `/clients/${open.reference}/referrals/${before.id}${sent === null ? '/preview' : ''}`;
  return show(
    c,
    { title, scripts: ['form'] },
    <HandOverPaper lines={lines} hidden={hidden} day={sent?.on ?? sent?.at ?? today()} back={back} />,
  );
}

/** Who only reads in an emergency has no use for a paper that goes to somebody else. */
const mayHaveSheet = (visit: Visit, { before: { referral, state } }: FoundReferral) =>
  may(visit, 'case.write') && (referral.sent !== null || (state === 'draft' && may(visit, 'referral.send')));

async function onPaper(
  c: Context,
  visit: Visit,
  { open, before }: FoundReferral,
): Promise<{ lines: HandOverLine[]; hidden: boolean }> {
  const { referral } = before;
  const safety = await safetyFor(c, visit, before);
  if (referral.sent !== null) {
    const { lines: sent, hidden } = await sentLines(referral.sent, safety);
    return { lines: await linesToGive(open, sent), hidden };
  }
  const lines = handOverLines(referral, await handOverFacts(open, safety));
  return { lines, hidden: needsSafety(referral.parts) && safety === null };
}

async function sheetCameOut({ open, before }: FoundReferral, ground: string): Promise<void> {
  const { id, referral } = before;
  await sharing.cameOut(open, { what: 'sheet', object: id, ground, to: referral.organisation.name });
  const { caseId, reference, compartment } = open;
  open.visit.journal.note({ action: 'referral.printed', objectId: id, case: caseId, reference, compartment });
}

/** The sheet stays sealed: why, and what to do. */
function shutSheet(c: Context, { open, before }: FoundReferral, why: 'over' | 'no-consent'): Promise<Response> {
  const { organisation } = before.referral;
  const title = c.get('web').t('referrals.title');
  const at = `/clients/${open.reference}/referrals/${before.id}`;
  const body = <HandOverUnreadable organisation={organisation} back={at} why={why} />;
  return showClientPage(c, open, { title, status: 409 }, body);
}
