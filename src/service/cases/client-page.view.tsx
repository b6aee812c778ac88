import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { show } from '#app/platform/web/index.ts';
import { ClientHeader, clientTitle } from './client-header.view.tsx';
import { readHeader } from './header.store.ts';
import { Withheld } from './withheld.view.tsx';

export type RefusedStatus = 400 | 409 | 413 | 415 | 422;

/** A page about one thing of a client: the client's head with this title above it, the neutral title on the tab. */
export async function showClientPage(
  c: Context,
  open: OpenCase,
  page: { title: string; status?: RefusedStatus | undefined; rules?: boolean },
  body: Child,
): Promise<Response> {
  const { title, status, rules = false } = page;
  const { header } = await readHeader(open);
  return show(
    c,
    { title: clientTitle(open.reference, title), failed: status !== undefined, scripts: ['form'] },
    <div class="stack">
      <ClientHeader reference={open.reference} header={header} title={title} rules={rules} />
      <Withheld opened={[open]} />
      {body}
    </div>,
    status,
  );
}
