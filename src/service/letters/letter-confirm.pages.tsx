import type { Context } from 'hono';
import { z } from 'zod';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, freshForm, notFound, readForm, refuse, show, text } from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { AsidePage } from './letter-aside.view.tsx';
import { LetterCheckPage } from './letter-check.view.tsx';
import { confirmLetter } from './letter-confirm.ts';
import { basisOf, choicesOfForm, confirmSchema, factsOfForm, formOfFacts, placeOfForm } from './letter-confirm-form.ts';
import { LetterConflict, type MyDecision } from './letter-conflict.view.tsx';
import { placesOnMap } from './letter-event.ts';
import { factsNow, readingOf } from './letter-facts.ts';
import { type FoundLetter, letterFromPath } from './letter-from-path.ts';
import { type LetterFacts, proposalsOf } from './letter-proposals.ts';
import { putBack, setLetterAside } from './letter-set-aside.store.ts';
import { findLetter } from './letters.store.ts';

/** Checking a letter: confirming what was found, correcting it, or setting the letter aside. */
export function confirmRoutes(): Route[] {
  const at = '/clients/:reference/letters/:id';
  return [
    { method: 'GET', path: `${at}/check`, needs: 'letter.confirm', handle: showCheck },
    { method: 'POST', path: `${at}/confirm`, needs: 'letter.confirm', handle: confirm },
    { method: 'GET', path: `${at}/set-aside`, needs: 'letter.confirm', handle: showAside },
    { method: 'POST', path: `${at}/set-aside`, needs: 'letter.confirm', handle: setAside },
    { method: 'POST', path: `${at}/put-back`, needs: 'letter.confirm', handle: letBack },
  ];
}

async function showCheck(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.confirm');
  if (!found) return notFound(c);
  if (wasConfirmed(found) || isClosed(found)) return c.redirect(addressOf(found), 303);
  const facts = factsNow(found.letter);
  return checkPage(c, found, { facts, form: formOfFacts(facts, c.get('web').lang) });
}

async function confirm(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.confirm');
  if (!found) return notFound(c);
  if (isClosed(found)) return c.redirect(addressOf(found), 303);
  const { letter } = found;
  const read = await readForm(c.req, confirmSchema(letter));
  if (!read.ok) return checkPage(c, found, { facts: factsNow(letter), form: read.form, status: read.status });
  if (read.key === undefined || read.version === undefined) {
    return checkPage(c, found, { facts: factsNow(letter), form: read.form, status: 400 });
  }
  // Confirmed is confirmed: once more would add its limits a second time. What changes later changes limit by limit.
  if (wasConfirmed(found) && read.version === letter.version) return c.redirect(addressOf(found), 303);
  const facts = factsOfForm(read.values);
  if (read.values.basis !== basisOf(facts)) {
    // The days on the colleague's page were counted from other facts: the new ones are shown before anything is stored.
    return checkPage(c, found, { facts, form: factsOnly(read.form), recounted: true });
  }
  const place = placeOfForm(read.values, await placesOnMap(found.open, letter, facts));
  const chosen = choicesOfForm(read.values, proposalsOf(readingOf(letter), facts), read.form);
  if (!chosen.complete) return checkPage(c, found, { facts, form: chosen.form, status: 422 });
  const { key, version } = read;
  let isStale = false;
  const location = await once(visit, key, async () => {
    const decided = { facts, choices: chosen.choices, place };
    isStale = (await confirmLetter(found.open, letter, version, decided)) === 'stale';
    return addressOf(found);
  });
  return isStale ? conflict(c, found, { facts, choices: chosen.choices, place }) : c.redirect(location, 303);
}

const asideForm = z.strictObject({ asideReason: text(500) });

async function showAside(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.confirm');
  if (!found) return notFound(c);
  const { state } = found.letter;
  if (state === 'set-aside' || isClosed(found)) return c.redirect(addressOf(found), 303);
  return state === 'read' ? c.redirect(`${addressOf(found)}/check`, 303) : asidePage(c, found, freshForm());
}

async function asidePage(
  c: Context,
  { open, letter }: FoundLetter,
  form: FormState,
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const title = clientTitle(open.reference, c.get('web').t('letters.aside.title'));
  const body = <AsidePage reference={open.reference} letter={letter} form={form} />;
  return show(c, { title, failed: status !== 200, scripts: ['form'] }, body, status);
}

async function letBack(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.confirm');
  if (!found) return notFound(c);
  if (isClosed(found)) return c.redirect(addressOf(found), 303);
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok || read.version === undefined) return refuse(c, 'bad-request');
  const saved = await putBack(found.open, found.letter, read.version);
  return saved === 'saved' ? c.redirect(addressOf(found), 303) : refuse(c, 'conflict');
}

async function setAside(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.confirm');
  if (!found) return notFound(c);
  if (isClosed(found)) return c.redirect(addressOf(found), 303);
  const { open, letter } = found;
  const read = await readForm(c.req, asideForm);
  const facts = factsNow(letter);
  const form = formOfFacts(facts, c.get('web').lang);
  const back = (typed: FormState, status: 400 | 413 | 415 | 422) =>
    wasConfirmed(found)
      ? asidePage(c, found, typed, status)
      : checkPage(c, found, { facts, form, asideForm: typed, status });
  if (!read.ok) return back(read.form, read.status);
  if (read.version === undefined) return back(read.form, 400);
  const saved = await setLetterAside(open, letter, read.version, read.values.asideReason);
  return saved === 'saved'
    ? c.redirect(addressOf(found), 303)
    : conflict(c, found, { reason: read.values.asideReason });
}

interface CheckState {
  facts: LetterFacts;
  form: FormState;
  asideForm?: FormState;
  recounted?: boolean;
  status?: 400 | 413 | 415 | 422;
}

async function checkPage(c: Context, { open, letter }: FoundLetter, state: CheckState): Promise<Response> {
  const { facts, form, recounted = false, status } = state;
  const title = clientTitle(open.reference, c.get('web').t('letters.confirm.title'));
  const page = { title, width: 'wide', failed: status !== undefined, scripts: ['form'] } as const;
  const body = (
    <LetterCheckPage
      reference={open.reference}
      letter={letter}
      facts={facts}
      places={await placesOnMap(open, letter, facts)}
      proposals={proposalsOf(readingOf(letter), facts)}
      form={form}
      asideForm={state.asideForm ?? freshForm()}
      once={newId()}
      recounted={recounted}
    />
  );
  return show(c, page, body, status ?? 200);
}

/** The typed facts; what was chosen for days that no longer are there is let go. */
function factsOnly(form: FormState): FormState {
  const kept = Object.entries(form.values).filter(([name]) => !/^(choice|day|reason)_|^(basis|place)$/.test(name));
  return { ...form, values: Object.fromEntries(kept) };
}

async function conflict(c: Context, found: FoundLetter, mine: MyDecision): Promise<Response> {
  const now = (await findLetter(found.open, found.letter.id)) ?? found.letter;
  const title = clientTitle(found.open.reference, c.get('web').t('letters.confirm.title'));
  const page = { title, failed: true, scripts: ['form'] } as const;
  const body = <LetterConflict at={addressOf(found)} now={now} mine={mine} once={newId()} />;
  return show(c, page, body, 409);
}

/** What was confirmed once has its limits: they are changed one by one, or go and come back with the letter. */
const wasConfirmed = ({ letter }: FoundLetter) => letter.document.confirmation !== null;

/** A limit of a closed case would be in nobody's list. */
const isClosed = ({ open }: FoundLetter) => open.status === 'closed';

const addressOf = ({ open, letter }: FoundLetter) => `/clients/${open.reference}/letters/${letter.id}`;
