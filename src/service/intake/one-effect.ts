import type { Context } from 'hono';
import { once, type Visit } from '#app/platform/access/visit/index.ts';

/**
 * Does the work of a form once and goes where it leads; sent again, it leads there again. A refusal inside is the
 * answer, and with it everything is undone, so that the form can be sent once more.
 */
export async function oneEffect(
  c: Context,
  visit: Visit,
  key: string,
  work: () => Promise<Response | string>,
): Promise<Response> {
  let refusal: Response | null = null;
  const to = await once(visit, key, async () => {
    const answer = await work();
    if (typeof answer === 'string') return answer;
    refusal = answer;
    return '/';
  });
  return refusal ?? c.redirect(to, 303);
}
