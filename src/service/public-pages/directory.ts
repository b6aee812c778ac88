import type { Published } from '#app/service/directory/index.ts';

/** Where an organisation stands on its page: a number, for a name would stay behind in the browser's history. */
export function organisationAnchor(all: readonly Published[], one: Published): string {
  return `a${all.findIndex(({ code }) => code === one.code) + 1}`;
}
