import type { Hono } from 'hono';
import { notFound, refuse } from '#app/platform/web/index.ts';
import type { Method } from './route.ts';

/** After all routes: at the address of one, another method than it has is refused as such. */
export function refuseOtherMethods(app: Pick<Hono, 'all'>, routes: readonly { path: string; method: Method }[]): void {
  for (const [path, known] of Map.groupBy(routes, (route) => route.path)) {
    const allowed: string[] = ['HEAD', ...known.map(({ method }) => method)];
    app.all(path, (c) => (allowed.includes(c.req.method) ? notFound(c) : refuse(c, 'method-not-allowed')));
  }
}
