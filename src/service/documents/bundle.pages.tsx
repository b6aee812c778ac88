import type { Context } from 'hono';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { clientTitle, openFromPath, sharing } from '#app/service/cases/index.ts';
import { listBundles } from './bundle.store.ts';
import { bundleWishOf } from './bundle.ts';
import { chooseRoutes } from './bundle-choose.pages.tsx';
import { BundleListPage } from './bundle-list.view.tsx';
import { makingRoutes } from './bundle-making.pages.tsx';

/** Bundles for somebody outside: choosing, looking, making, and what was sent to whom. */
export function bundleRoutes(desk: Desk): Route[] {
  const at = '/clients/:reference/bundles';
  return [
    { method: 'GET', path: at, needs: 'case.read', handle: showBundles },
    ...chooseRoutes(),
    ...makingRoutes(desk),
  ];
}

async function showBundles(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.read');
  if (!open) return notFound(c);
  const title = clientTitle(open.reference, c.get('web').t('documents.bundle.list'));
  const bundles = await listBundles(open);
  const agreed = await sharing.allowed(
    open,
    bundles.map(({ document }) => bundleWishOf(document)),
  );
  return show(
    c,
    { title, width: 'wide' },
    <BundleListPage
      reference={open.reference}
      bundles={bundles.map((bundle, at) => ({ ...bundle, isShut: agreed[at] !== true }))}
      mayMake={may(visit, 'bundle.make') && open.status === 'open'}
    />,
  );
}
