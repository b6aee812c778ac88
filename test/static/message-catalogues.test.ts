import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const moduleOf = (path: string) => path.split('/')[2] ?? '';
const modules = new Set(globSync('src/{platform,service,operations}/*/').map(moduleOf));
const catalogues = globSync('content/messages/*.nl.json').map((file) => ({
  name: file.replaceAll(/^.*\/|\.nl\.json$/g, ''),
  keys: Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))),
}));

/** What is named in quotation marks, whole or as a beginning that is completed when it runs, and by which modules. */
const namedBy = new Map<string, Set<string>>();
for (const file of globSync('src/{platform,service,operations}/*/**/*.{ts,tsx}')) {
  if (/\.test\.tsx?$/.test(file)) continue;
  for (const [, , named = '', end] of readFileSync(file, 'utf8').matchAll(/(['"`])([a-z][a-z-]*\.[\w.-]*)(\1|\$\{)/g))
    for (const known of end === '${' ? [`${named}*`] : [named, `${named.replace(/\.$/, '')}.*`])
      namedBy.set(known, (namedBy.get(known) ?? new Set()).add(moduleOf(file)));
}

/** The modules that name this key, or a beginning of it. */
function usersOf(key: string): string[] {
  const beginnings = [...key].map((_, end) => `${key.slice(0, end)}*`);
  return [...new Set([key, ...beginnings].flatMap((known) => [...(namedBy.get(known) ?? [])]))];
}

describe('the catalogues of messages', () => {
  it('are called as the modules whose words they are', () => {
    expect(catalogues.length).toBeGreaterThan(20);
    expect(catalogues.map(({ name }) => name).filter((name) => !modules.has(name))).toEqual([]);
  });

  it('hold what one module alone says under the name of that module', () => {
    const astray = catalogues.flatMap(({ name, keys }) =>
      keys.flatMap((key) => {
        const users = usersOf(key);
        return users.length === 1 && users[0] !== name ? [`${key} is said by ${users[0]}`] : [];
      }),
    );
    expect(astray).toEqual([]);
  });
});
