import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, 'debian');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('the package', () => {
  it.each(['preinst', 'prerm'])('waits in %s until each service that belongs to the target has stopped', (script) => {
    const services = globSync(join(folder, '*.service'))
      .filter((path) => /^PartOf=.*\bnaast\.target\b/m.test(readFileSync(path, 'utf8')))
      .map((path) => basename(path));
    expect(services).toContain('naast.service');
    const stopped = /\bstop (.*?) \|\| true/.exec(read(script))?.[1]?.split(' ') ?? [];
    expect(stopped).toEqual(expect.arrayContaining(['naast.target', ...services]));
  });
});
