import { once, type Visit } from '#app/platform/access/visit/index.ts';

/** For a form that replaces: judged inside, so that a repeat of the same form is led to where the first one went (T119). */
export async function replacedOnce(
  visit: Visit,
  key: string,
  where: string,
  save: () => Promise<'saved' | 'stale'>,
): Promise<string> {
  let isStale = false;
  const to = await once(visit, key, async () => {
    isStale = (await save()) === 'stale';
    return where;
  });
  return isStale ? 'stale' : to;
}
