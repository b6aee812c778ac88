import type { OpenCase } from '#app/platform/access/grants/index.ts';

/** Reads once what several parts of one page draw from; for pages only, an act always reads anew. */
export function onceAPage<T>(read: (open: OpenCase) => Promise<T>): (open: OpenCase) => Promise<T> {
  const known = new WeakMap<OpenCase, Promise<T>>();
  return (open) => {
    const asked = known.get(open) ?? read(open);
    known.set(open, asked);
    return asked;
  };
}
