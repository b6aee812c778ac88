import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type MessageKey, today } from '#app/platform/language/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import {
  csrfTokenHolds,
  type FormState,
  freshForm,
  notFound,
  readForm,
  refuse,
  show,
  withError,
} from '#app/platform/web/index.ts';
import { ComparePage } from './comparing.view.tsx';
import { readDirectory, readEntry } from './directory.store.ts';
import { keepFile, keptFile, type Preview, previewOf, takeOverEntries } from './exchange.store.ts';
import { ExchangePage } from './exchange.view.tsx';
import { fromHsds, toHsds } from './hsds.ts';
import { codeShape, publishedPart } from './organisation.ts';
import { OrganisationPaper } from './paper.view.tsx';

/** A directory of a whole region is far smaller. */
const largestFile = 2 * 1024 * 1024;
const mostCompared = 4;
const takingForm = z.strictObject({
  pick: z.array(z.string().regex(/^\d{1,4}-\d{1,9}$/, 'web.form.damaged')).default([]),
});
type Status = Parameters<typeof show>[3];

/** Comparing, printing, and the directory in the words of HSDS, out and in. */
export const exchangePages: StaffRoute[] = [
  { method: 'GET', path: '/directory/compare', needs: 'directory.read', handle: compare },
  {
    method: 'GET',
    path: '/directory/exchange',
    needs: 'directory.change',
    handle: (c, visit) => page(c, visit, takenOf(c)),
  },
  { method: 'GET', path: '/directory/hsds.json', needs: 'directory.change', handle: give },
  {
    method: 'POST',
    path: '/directory/exchange',
    needs: 'directory.change',
    upload: { fileBytes: largestFile, totalBytes: largestFile + 64 * 1024, files: 1 },
    handle: look,
  },
  { method: 'POST', path: '/directory/exchange/taking', needs: 'directory.change', handle: take },
  { method: 'GET', path: '/directory/:code/paper', needs: 'directory.read', handle: paper },
];

/** How many were just taken over and how many were not, where the page is reached by doing so. */
function takenOf(c: Context): Shown {
  const number = (name: string) => Number(/^\d{1,4}$/.exec(c.req.query(name) ?? '')?.[0] ?? 0);
  return c.req.query('taken') === undefined ? {} : { taken: { count: number('taken'), left: number('left') } };
}

async function compare(c: Context, visit: Visit): Promise<Response> {
  const codes = new URL(c.req.url).searchParams.getAll('code').filter((code) => codeShape.test(code));
  const all = await readDirectory(visit, { ended: true });
  const entries = [...new Set(codes)]
    .slice(0, mostCompared)
    .flatMap((code) => all.find((one) => one.code === code) ?? []);
  return show(c, { title: c.get('web').t('directory.compare'), width: 'wide' }, <ComparePage entries={entries} />);
}

async function paper(c: Context, visit: Visit): Promise<Response> {
  const entry = await readEntry(visit, c.req.param('code') ?? '');
  const part = entry === null || entry.standing === 'changed' ? null : publishedPart(entry.content);
  if (entry === null || part === null) return notFound(c);
  return show(
    c,
    { title: c.get('web').t('directory.paper.title'), scripts: ['form'] },
    <OrganisationPaper entry={entry} part={part} />,
  );
}

/** What is in the directory, all of it, for whoever keeps one that speaks the same standard. */
async function give(c: Context, visit: Visit): Promise<Response> {
  const file = JSON.stringify({ services: toHsds(await readDirectory(visit, { ended: true })) }, null, 1);
  return c.body(file, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="directory-${today().toString()}.json"`,
  });
}

interface Shown {
  preview?: Preview;
  taken?: { count: number; left: number };
  form?: FormState;
  status?: Status;
}

async function page(c: Context, _visit: Visit, { preview, taken, form = freshForm(), status = 200 }: Shown = {}) {
  return show(
    c,
    { title: c.get('web').t('directory.exchange'), width: 'wide', failed: status !== 200, scripts: ['form'] },
    <ExchangePage preview={preview ?? null} taken={taken ?? null} form={form} />,
    status,
  );
}

const refusals = {
  'too-large': 'directory.exchange.tooLarge',
  'too-many': 'directory.exchange.oneFile',
  'not-multipart': 'web.form.damaged',
  broken: 'directory.exchange.brokenOff',
  'cut-off': 'directory.exchange.brokenOff',
} as const satisfies Record<string, MessageKey>;
const unread = {
  'not-json': 'directory.exchange.notJson',
  'not-hsds': 'directory.exchange.notHsds',
  'too-many': 'directory.exchange.tooMany',
} as const satisfies Record<string, MessageKey>;

/** Looks a file through: what it would change is shown, and nothing is written to the directory. */
async function look(c: Context, visit: Visit): Promise<Response> {
  const upload = c.get('upload');
  const wrong = (key: MessageKey, status: Status) =>
    page(c, visit, { form: withError(freshForm(), 'file', key), status });
  if (!upload.ok) {
    // The rest of the body is not read; the connection ends with this answer.
    c.header('Connection', 'close');
    return wrong(refusals[upload.reason], upload.reason === 'too-large' ? 413 : 400);
  }
  const session = c.get('sessionKey');
  if (session === null || !csrfTokenHolds(session, upload.fields.get('_csrf'))) return refuse(c, 'refused');
  if ([...upload.fields.keys()].some((name) => name !== '_csrf')) return refuse(c, 'bad-request');
  const [file] = upload.files;
  if (file === undefined) return wrong('directory.exchange.none', 422);
  const text = file.bytes.toString('utf8').replace(/^\uFEFF/, '');
  const read = fromHsds(text);
  if (!read.ok) return wrong(unread[read.reason], 422);
  await keepFile(visit, text);
  return page(c, visit, { preview: await previewOf(visit, read) });
}

/** Takes over what was ticked of the file that was looked through. */
async function take(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, takingForm);
  if (!read.ok || read.key === undefined) return refuse(c, 'bad-request');
  if (read.values.pick.length === 0) return nothingPicked(c, visit, read.form);
  const where = await takeOverEntries(visit, read.values.pick, read.key);
  return where === null ? refuse(c, 'conflict') : c.redirect(where, 303);
}

async function nothingPicked(c: Context, visit: Visit, form: FormState): Promise<Response> {
  const text = await keptFile(visit);
  const file = text === null ? null : fromHsds(text);
  if (!file?.ok) return refuse(c, 'conflict');
  return page(c, visit, {
    preview: await previewOf(visit, file),
    form: withError(form, 'pick', 'directory.exchange.pick.none'),
    status: 422,
  });
}
