import { read, tracked } from './tracked.ts';

const step = /^\| (.+) \| `(\w+)` \| .*\|$/;

/** The same page, with the file that exports each function of a walk. Throws when nothing, or more than one file, does. */
export function withFiles(page: string): string {
  const exported = exportedFunctions();
  return page
    .split('\n')
    .map((line) => {
      const [, what = '', name = ''] = line.match(step) ?? [];
      if (name === '') return line;
      const files = exported.get(name) ?? [];
      if (files.length !== 1) throw new Error(`${name} is exported by ${files.join(', ') || 'nothing'}`);
      return `| ${what} | \`${name}\` | \`${files[0]}\` |`;
    })
    .join('\n');
}

function exportedFunctions(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of tracked().filter((one) => /^src\/.*\.tsx?$/.test(one) && !/\.test\.tsx?$|\/testing/.test(one))) {
    for (const [, name = ''] of read(file).matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)) {
      found.set(name, [...(found.get(name) ?? []), file]);
    }
  }
  return found;
}
