import type { Route } from '#app/platform/routing/index.ts';
import { linksOf } from './attack-pages.ts';

/** A page that somebody can come to by links, one for each route. */
export interface WalkedPage {
  /** The path of the route, without any id: '/clients/:reference'. */
  route: string;
  path: string;
}

/** More addresses of one route than this lead to nothing new. */
const mostOfOneRoute = 4;

/**
 * Follows links from `from` on, and gives the first page of each route that opens. `load` answers with the page, null when
 * there is none.
 */
export async function walk(
  routes: readonly Pick<Route, 'method' | 'path'>[],
  from: readonly string[],
  load: (path: string) => Promise<string | null>,
): Promise<WalkedPage[]> {
  const routeOf = routeFinder(routes);
  const met = new Map<string, string[]>();
  const pages: WalkedPage[] = [];
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path);
    const before = route === null ? [] : (met.get(route) ?? []);
    if (route === null || before.includes(path) || before.length >= mostOfOneRoute) continue;
    met.set(route, [...before, path]);
    const body = await load(path);
    if (body === null) continue;
    if (!pages.some((page) => page.route === route)) pages.push({ route, path });
    waiting.push(...linksOf(body));
  }
  return pages;
}

/** The route that answers an address; words go before ids. */
function routeFinder(routes: readonly Pick<Route, 'method' | 'path'>[]): (path: string) => string | null {
  const idsIn = (path: string) => path.split(':').length;
  const known = routes
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => ({ path, matches: new RegExp(`^${path.replaceAll(/:[a-z]+/g, '[^/]+')}$`) }))
    .sort((one, other) => idsIn(one.path) - idsIn(other.path));
  return (path) => {
    const plain = path.replace(/[?#].*$/, '');
    return known.find(({ matches }) => matches.test(plain))?.path ?? null;
  };
}
