import type { Context } from 'hono';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { readFile } from '#app/platform/files/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { GateNotice, gateOfLetter, listLimits, listTasks } from '#app/service/procedures/index.ts';
import { placesScript } from './assets.ts';
import { confirmRoutes } from './letter-confirm.pages.tsx';
import { copyRoutes } from './letter-copy.pages.tsx';
import { placesOnMap } from './letter-event.ts';
import { factsNow } from './letter-facts.ts';
import { letterFromPath } from './letter-from-path.ts';
import { saidOf, UnderwayPage } from './letter-in-progress.view.tsx';
import { limitsOfLetter } from './letter-limits.ts';
import { ExplainedLetterPage } from './letter-page.view.tsx';
import { letterPageRoutes } from './letter-page-files.pages.tsx';
import { seenRoutes } from './letter-seen.pages.tsx';
import { uploadRoutes } from './letter-upload.pages.tsx';
import { letterOriginalRoutes } from './original.pages.tsx';
import { ReadingProgress } from './reading-progress.ts';
import { tellingOf } from './telling.ts';
import { asksForJson } from './upload-answers.ts';

/** Pages about letters: bringing one in, what it means, its pictures and original, and confirming it. */
export function letterRoutes(desk: Desk): Route[] {
  const at = '/clients/:reference/letters/:id';
  const progress = new ReadingProgress();
  return [
    ...uploadRoutes(desk, progress),
    {
      method: 'GET',
      path: '/letters/underway',
      needs: 'letter.upload',
      handle: (c) => tellProgress(c, progress),
    },
    { method: 'GET', path: at, needs: 'case.read', handle: showLetter },
    {
      method: 'GET',
      path: `${at}/pages/:number`,
      needs: 'case.read',
      handle: (c, visit) => showPicture(c, visit, desk),
    },
    ...letterOriginalRoutes(desk),
    ...letterPageRoutes(desk, progress),
    ...copyRoutes(),
    ...confirmRoutes(),
    ...seenRoutes(),
  ];
}

/** Which page of what this session sent last is being read: a line for the script of an upload form, a page of its own without it. */
async function tellProgress(c: Context, progress: ReadingProgress): Promise<Response> {
  const underway = progress.at(c);
  const { t } = c.get('web');
  if (!asksForJson(c)) {
    return show(c, { title: t('letters.underway.title') }, <UnderwayPage underway={underway} />);
  }
  return c.json({ said: underway && saidOf(t, underway) });
}

async function showLetter(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit);
  if (!found) return notFound(c);
  const { open, letter } = found;
  const limits = limitsOfLetter(letter, await listLimits(open));
  const tasks = (await listTasks(open)).filter(({ document }) => document.letter === letter.id);
  const closed = await gateOfLetter(open, letter.id);
  const title = clientTitle(open.reference, c.get('web').t('letters.title'));
  const page = { title, width: 'wide', scripts: ['form', 'aloud', placesScript] } as const;
  const body = (
    <>
      {closed === null ? null : <GateNotice reference={open.reference} why={closed} byLetter />}
      <ExplainedLetterPage
        reference={open.reference}
        letter={letter}
        limits={limits}
        tasks={tasks}
        place={letter.state === 'confirmed' ? null : ((await placesOnMap(open, letter, factsNow(letter)))[0] ?? null)}
        mayConfirm={may(visit, 'letter.confirm') && open.status === 'open'}
        once={newId()}
        telling={await tellingOf(visit)}
      />
    </>
  );
  return show(c, page, body);
}

async function showPicture(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await letterFromPath(c, visit);
  const page = found?.letter.document.pages.find(({ number }) => String(number) === c.req.param('number'));
  const png = found && page && (await readFile(found.open, desk.store, page.image));
  if (!png) return notFound(c);
  return c.body(new Uint8Array(png), 200, {
    'Content-Type': 'image/png',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'no-store',
  });
}
