import { declaredTerms } from '#app/service/deadlines/index.ts';
import type { Files } from './read-definitions.ts';
import { runsOf } from './runs.ts';

const found = import.meta.glob<unknown>('../../../../content/procedures/*.json', { import: 'default', eager: true });

/** The files of content/procedures by their names. */
export const files: Files = Object.fromEntries(
  Object.entries(found).map(([path, content]) => [path.replace(/^.*\//, ''), content]),
);

/** Where the terms run in them. */
export const runs = runsOf(declaredTerms);
