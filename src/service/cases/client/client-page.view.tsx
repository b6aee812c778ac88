import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { RefusedStatus } from '#app/platform/routing/index.ts';
import { PageHeader, show } from '#app/platform/web/index.ts';
import { clientTitle } from './client-reference.ts';

/** A page about one thing of a client: this title above it under the client's head, the neutral title on the tab. */
export function showClientPage(
  c: Context,
  open: OpenCase,
  page: { title: string; status?: RefusedStatus | undefined },
  body: Child,
): Promise<Response> {
  const { title, status } = page;
  return show(
    c,
    { title: clientTitle(open.reference, title), failed: status !== undefined, scripts: ['form'] },
    <div class="stack">
      <PageHeader title={title} />
      {body}
    </div>,
    status,
  );
}
