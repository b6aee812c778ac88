import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { UPLOAD_LIMITS } from '#app/platform/files/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, notFound, readForm, refuse, show } from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { photosScript } from './assets.ts';
import { letterFromPath } from './letter-from-path.ts';
import { changePages, type PagesChange } from './letter-page-files.store.ts';
import { PageOrderPage } from './letter-page-files.view.tsx';
import type { ReadingProgress } from './reading-progress.ts';
import { openSent, type UploadStatus } from './sent-files.ts';
import { asksForJson, faultsForScript, gone, tooMuchToday } from './upload-answers.ts';
import { onceToday } from './upload-quota.ts';

/** The pages of a letter before it is confirmed: their order, and putting others in their place. */
export function letterPageRoutes(desk: Desk, progress: ReadingProgress): Route[] {
  const path = '/clients/:reference/letters/:id/pages';
  return [
    { method: 'GET', path, needs: 'letter.upload', handle: showPageOrder },
    {
      method: 'POST',
      path,
      needs: 'letter.upload',
      upload: UPLOAD_LIMITS,
      prepare: openSent(desk.sandbox, ['_version', 'replaces'], progress),
      handle: (c, visit) => bringPages(c, visit, desk),
    },
    {
      method: 'POST',
      path: `${path}/order`,
      needs: 'letter.upload',
      handle: (c, visit) => changeOrder(c, visit, desk),
    },
  ];
}

type FoundLetter = NonNullable<Awaited<ReturnType<typeof letterFromPath>>>;

const addressOf = ({ open, letter }: FoundLetter) => `/clients/${open.reference}/letters/${letter.id}`;

/** Once somebody confirmed what was read, or the case is closed, its pages stay as they are. */
const isFixed = ({ open, letter }: FoundLetter) => letter.state !== 'read' || open.status === 'closed';

async function showPageOrder(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.upload');
  if (!found) return notFound(c);
  return isFixed(found) ? c.redirect(addressOf(found), 303) : sheetsPage(c, found);
}

async function bringPages(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.upload');
  if (!found) return notFound(c);
  if (isFixed(found)) return gone(c, addressOf(found));
  const sent = c.get('sent');
  if (!sent.ok && sent.status === 403) return refuse(c, 'refused');
  const { pages } = found.letter.document;
  const replaces = pageNumber(sent.form.values.replaces, pages.length);
  if (!sent.ok) return sheetsPage(c, found, { failed: { form: sent.form, replaces }, status: sent.status });
  let saved: 'saved' | 'stale' = 'saved';
  const change: PagesChange =
    replaces === null
      ? { what: 'add', at: pages.length, brought: sent }
      : { what: 'replace', at: replaces - 1, brought: sent };
  const { caseId } = found.open;
  const location = await onceToday(visit, desk.installation, { key: sent.key, caseId }, async () => {
    saved = await changePages(found.open, desk.store, found.letter, Number(sent.fields.get('_version')), change);
    return replaces === null ? `${addressOf(found)}/pages` : addressOf(found);
  });
  if (location === null)
    return sheetsPage(c, found, { failed: { form: tooMuchToday(sent.form), replaces }, status: 422 });
  return saved === 'saved' ? gone(c, location) : sheetsPage(c, found, { isStale: true });
}

/** A page of this letter, as a form names it; null for none. */
function pageNumber(typed: unknown, last: number): number | null {
  const number = typeof typed === 'string' && /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  return number >= 1 && number <= last ? number : null;
}

const orderForm = z.strictObject({ move: z.string().regex(/^(up|down|away|settle)-\d{1,3}$/) });

async function changeOrder(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await letterFromPath(c, visit, 'letter.upload');
  if (!found) return notFound(c);
  if (isFixed(found)) return c.redirect(addressOf(found), 303);
  const read = await readForm(c.req, orderForm);
  if (!read.ok || read.version === undefined) return refuse(c, 'bad-request');
  const change = changeOf(read.values.move, found);
  if (change === null) return refuse(c, 'bad-request');
  const saved = await changePages(found.open, desk.store, found.letter, read.version, change);
  return saved === 'saved' ? c.redirect(`${addressOf(found)}/pages`, 303) : sheetsPage(c, found, { isStale: true });
}

/** What a button of the page asks; null where the letter has no such page, or would have none left. */
function changeOf(move: string, { letter: { document } }: FoundLetter): PagesChange | null {
  const [what = '', number = ''] = move.split('-');
  const at = Number(number) - 1;
  if (what === 'settle') return document.closedFiles[at] === undefined ? null : { what: 'deal-with', file: at };
  const page = document.pages[at];
  if (page === undefined) return null;
  const others = document.pages.toSpliced(at, 1);
  if (what === 'away') return others.length === 0 ? null : { what: 'order', pages: others };
  const to = what === 'up' ? at - 1 : at + 1;
  return to < 0 || to > others.length ? null : { what: 'order', pages: others.toSpliced(to, 0, page) };
}

interface Trouble {
  failed?: { form: FormState; replaces: number | null };
  isStale?: boolean;
  status?: UploadStatus;
}

async function sheetsPage(c: Context, found: FoundLetter, trouble: Trouble = {}): Promise<Response> {
  const { open, letter } = found;
  const { t } = c.get('web');
  const { failed, isStale = false } = trouble;
  if (asksForJson(c) && isStale) return c.json({ errors: [t('letters.sheets.stale')] }, 409);
  if (asksForJson(c) && failed !== undefined) return faultsForScript(c, failed.form, trouble.status ?? 422);
  const status = isStale ? 409 : failed === undefined ? 200 : (trouble.status ?? 422);
  const body = (
    <PageOrderPage
      reference={open.reference}
      letter={letter}
      {...(failed === undefined ? {} : { failed })}
      isStale={isStale}
      onceFor={() => newId()}
    />
  );
  const title = clientTitle(open.reference, t('letters.sheets.title'));
  return show(c, { title, failed: failed !== undefined, scripts: [photosScript] }, body, status);
}
