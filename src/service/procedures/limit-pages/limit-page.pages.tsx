import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type Action, may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Lang } from '#app/platform/language/index.ts';
import { type FormState, freshForm, show } from '#app/platform/web/index.ts';
import { concerning } from '#app/service/added-law/index.ts';
import { deadlineTexts, isApproved, standingNow } from '#app/service/approvals/index.ts';
import { clientTitle, idFromPath, openFromPath } from '#app/service/cases/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { joiningOf, lettersOf, listLimits, readLimit, waitsFor } from '../limits/index.ts';
import type { LimitFormName, Papers } from './limit-act-forms.ts';
import { LimitPage } from './limit-page.view.tsx';

/** The papers of a client that can prove something; another module has them (design question 40). */
export type ProvingPapersOf = (open: OpenCase, lang: Lang) => Promise<Papers>;

export interface FoundLimit {
  open: OpenCase;
  limit: OpenLimit;
}

/** The limit that the address names; null is "not found", whatever the reason. */
export async function findLimit(c: Context, visit: Visit, action: Action): Promise<FoundLimit | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, action));
  const limit = open && (await readLimit(open, id));
  return open && limit ? { open, limit } : null;
}

/** The forms of the page of a limit: what one does with it, and what a second person says. */
export type LimitPageForms = Partial<Record<LimitFormName | 'second' | 'word', FormState>>;

export type LimitPageStatus = 200 | 400 | 409 | 413 | 415 | 422 | 429 | 503;

/** Draws the page of a limit, with what was typed in one of its forms. */
export async function limitPage(
  c: Context,
  visit: Visit,
  { open, limit }: FoundLimit,
  {
    papersOf,
    forms = {},
    status = 200,
  }: { papersOf: ProvingPapersOf; forms?: LimitPageForms; status?: LimitPageStatus },
): Promise<Response> {
  const { t, lang } = c.get('web');
  const title = clientTitle(open.reference, t('procedures.limits.title'));
  const page = { title, width: 'wide', failed: status !== 200, scripts: ['form'] } as const;
  return show(
    c,
    page,
    <LimitPage
      reference={open.reference}
      limit={limit}
      isApproved={await termIsApproved(visit, limit.document.clear.catalogueId)}
      added={await concerning(visit, limit.document.clear)}
      writes={may(visit, 'limit.change')}
      waits={await waitsFor(open, limit)}
      joining={await joiningOf(open, limit)}
      joins={may(visit, 'limit.second')}
      papers={await provingPapers({ open, limit }, lang, papersOf)}
      formOf={(name) => forms[name] ?? freshForm()}
    />,
    status,
  );
}

/** The papers that can prove something of a limit: a letter that tells its decision says nothing of what was done since. */
export async function provingPapers(
  { open, limit }: FoundLimit,
  lang: Lang,
  papersOf: ProvingPapersOf,
): Promise<Papers> {
  const papers = await papersOf(open, lang);
  const told = lettersOf(limit, await listLimits(open));
  return papers.filter(({ value }) => !told.has(value.replace(/^letter:/, '')));
}

/** Did a lawyer look at this legal term with its rows, as they are counted today? */
async function termIsApproved(visit: Visit, catalogueId: string): Promise<boolean> {
  const text = deadlineTexts().find(({ key }) => key === catalogueId);
  return text !== undefined && isApproved(text, await standingNow(visit));
}
