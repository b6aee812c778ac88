import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/**
 * Beside the search of the whole repository (test/launch/repository.test.ts): what only the program itself must keep
 * to.
 */
interface SourceFile {
  path: string;
  text: string;
  /** Without comments, and without the insides of plain strings, so that words about a thing are not the thing. */
  code: string;
}

let program: SourceFile[];
let styles: SourceFile[];
beforeAll(async () => {
  const files = (await readdir(join(root, 'src'), { recursive: true })).map(
    (name) => `src/${name.replaceAll('\\', '/')}`,
  );
  const read = async (path: string): Promise<SourceFile> => {
    const text = await readFile(join(root, path), 'utf8');
    return { path, text, code: bare(text) };
  };
  const isTest = (path: string) => /\.test\.tsx?$|\/testing(\/|[.-])/.test(path);
  program = await Promise.all(files.filter((path) => /\.(tsx?|js)$/.test(path) && !isTest(path)).map(read));
  styles = await Promise.all(files.filter((path) => path.endsWith('.css')).map(read));
});

/** Every place where the program's code fits a pattern. */
function places(pattern: RegExp, except: RegExp = /^$/, where: 'code' | 'text' = 'code'): string[] {
  return program
    .filter(({ path }) => !except.test(path))
    .flatMap((file) =>
      file[where]
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${file.path}:${at + 1} ${line.trim()}`] : [])),
    );
}

describe('what the program does not do', () => {
  it('T132 is asked of a whole program, and would be seen', () => {
    expect(program.length).toBeGreaterThan(200);
    expect(styles.length).toBeGreaterThan(4);
    expect(bare("const a = 1; // console.log\nconst b = 'console.log'; /* innerHTML */")).not.toMatch(
      /console|innerHTML/,
    );
    expect(bare('x.innerHTML = `a`; console.log(1)')).toMatch(/innerHTML.*console/);
  });

  it('T132 draws every page with parts that escape: `html` is used once, for the doctype before a page', () => {
    expect(places(/\bhtml`/).map((place) => place.split(':')[0])).toEqual(['src/platform/web/layout.view.tsx']);
    expect(places(/\bstyle=[{"]/, /^$/, 'text')).toEqual([]);
  });

  it('T120 dates no row by its own clock', () => {
    expect(places(/\w_(at|until): (.*: )?new Date\(\)/)).toEqual([]);
  });

  it('T132 speaks in few places: what goes to the terminal is decided in one place', () => {
    const speakers = /^src\/(cli|read|operations\/(commands|processes)\/.*|platform\/files\/sandbox(\/.*)?)\.ts$/;
    expect(places(/process\.(stdout|stderr)\.write/, speakers)).toEqual([]);
  });

  it('T132 makes nothing random but in the vault, and no crypto elsewhere', () => {
    // The checksums in a bundle are made in a box, where the vault's native code cannot load; a passkey's secret is
    // turned into a key of ours in the browser, so that it never leaves it.
    const vault = /^src\/platform\/(vault\/|files\/sandbox\/bundle\/checksum\.ts$|web\/islands\/passkey\.ts$)/;
    expect(places(/Math\.random|crypto\.(randomUUID|getRandomValues|subtle)|\brandomUUID\(/, vault)).toEqual([]);
    expect(
      places(
        /from '(node:)?crypto'|sodium-native|shamir-secret-sharing|@noble\//,
        /^src\/platform\/vault\//,
        'text',
      ).filter((place) => /import|from|require/.test(place)),
    ).toEqual([]);
  });

  it('T132 writes dates through the language room, and counts days without clocks', () => {
    // The command line has no visitor and no language module: `naast term` puts its English together itself.
    expect(
      places(
        /toLocale(Date|Time)?String|Intl\.DateTimeFormat/,
        /^src\/(platform\/language\/|operations\/commands\/term-words\.ts$)/,
      ),
    ).toEqual([]);
    expect(places(/\.(getDate|getMonth|getDay|getFullYear|getHours)\(/)).toEqual([]);
  });

  it('T132 has styles that work in both directions', () => {
    const physical =
      /(^|[\s;{])((margin|padding|border)-(left|right)|(left|right)\s*:|text-align\s*:\s*(left|right)|float\s*:\s*(left|right))/;
    const found = styles.flatMap(({ path, code }) =>
      code.split('\n').flatMap((line, at) => (physical.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('T132 leaves no value without a type', () => {
    expect(places(/:\s*any\b|<any>|\bas any\b|any\[\]|Record<string, any>/)).toEqual([]);
  });

  it('T86 seals documents of a case in one place; who else seals anything is named here with the reason', async () => {
    const others = {
      'src/platform/files/sealed-store.ts': 'the bytes of a file, under a key of its own that lies sealed in its row',
      'src/platform/routing/late-text.ts': 'text that came after a session had ended, sealed to its writer alone',
      'src/service/intake/draft.store.ts': 'an unfinished registration, under the key in the cookie of the visitor',
      'src/service/intake/registration-seal.ts': 'a registration, sealed to the intake group; there is no case yet',
      'src/service/people/held-text.ts': 'the same text, opened by its writer',
      'src/service/volunteers/absence.store.ts': 'the away days of a volunteer, sealed to that volunteer',
    };
    const sealing = /\b(seal|open)(Document|Bytes)(To)?\b/;
    const found = places(sealing, /^src\/platform\/(vault|access)\//).map((place) => place.split(':')[0]);
    expect([...new Set(found)].sort()).toEqual(Object.keys(others).sort());
    // The style check stops at the import already; it lets the same files through.
    const { overrides } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8'));
    const mayImport = overrides.find((one: { linter?: object }) => one.linter !== undefined);
    expect(mayImport.includes.filter((path: string) => !path.includes('*')).sort()).toEqual(Object.keys(others).sort());
  });

  it('T132 reads no setting from the environment but where settings are read', () => {
    expect(
      places(
        /process\.env\b/,
        /^src\/(cli|read|operations\/(config|(commands|processes)\/.*)|platform\/(postgres\/.*|files\/sandbox-(process|command)))\.ts$/,
      ),
    ).toEqual([]);
  });
});

function bare(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
