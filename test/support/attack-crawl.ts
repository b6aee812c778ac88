import { linksOf } from './attack-pages.ts';
import type { Answer, AttackVisitor } from './attack-visitor.ts';

/** Everything that somebody can load by following links from a page, at most `most` addresses; ways out are left alone. */
export async function crawl(
  visitor: AttackVisitor,
  from: readonly string[] = ['/'],
  most = 400,
): Promise<Map<string, Answer>> {
  const seen = new Map<string, Answer>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined && seen.size < most; path = waiting.shift()) {
    if (seen.has(path) || path === '/weg') continue;
    const answer = await visitor.get(path);
    seen.set(path, answer);
    if (answer.location?.startsWith('/')) waiting.push(answer.location.replace(/#.*$/, ''));
    if (!isPage(answer)) continue;
    const base = new URL(path, 'http://here.invalid');
    const relative = [...answer.body.matchAll(/href="(\?[^"]*)"/g)].map(([, query = '']) => new URL(query, base));
    waiting.push(...linksOf(answer.body), ...relative.map((url) => url.pathname + url.search));
  }
  return seen;
}

export const isPage = ({ headers }: Pick<Answer, 'headers'>) =>
  headers.get('content-type')?.startsWith('text/html') ?? false;

/** Headers and body of an answer as one text, the body as it came and as text of attributes. */
export function everythingIn({ headers, body }: Answer): string {
  return `${[...headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n${body}`;
}
