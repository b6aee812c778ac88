import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';

const committed = execFileSync('git', ['ls-files'], { cwd: programFolder, encoding: 'utf8' }).trim().split('\n');
const read = (file: string) => readFileSync(join(programFolder, file), 'utf8');
const exists = (file: string) => statSync(join(programFolder, file), { throwIfNoEntry: false })?.isFile() ?? false;
const files = committed.filter(exists);
const program = files.filter((file) => /^src\/.*\.(tsx?|js)$/.test(file) && !/\.test\.tsx?$|\/testing/.test(file));

function places(among: string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}`] : [])),
  );
}

describe('T130 the repository holds no secret', () => {
  it('in the shape of keys and passes that others hand out', () => {
    const text = files.filter((file) => !/\.(png|jpe?g|pdf|heic|ttf|woff2?|zip|docx)$/.test(file));
    expect(places(text, /-----BEGIN [A-Z ]*PRIVATE KEY-----|AGE-SECRET-KEY-1[0-9A-Z]{20}/)).toEqual([]);
    expect(
      places(text, /\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|github_pat_\w{30,}|npm_\w{36}|xox[abp]-\w{10,})/),
    ).toEqual([]);
    expect(places(text, /:\/\/[^\s/:@'"`$]+:[^\s/@'"`$]+@(?!\S*example\.)/)).toEqual([]);
  });

  it('nor a file of an installation: data, keys, environment, build', () => {
    const kept =
      /(^|\/)(data|keys)(-demo)?\/(?!.*\.(tsx?|json)$)|(^|\/)\.env|\.(pem|key|p12|age)$|^dist\/|^node_modules\//;
    expect(committed.filter((file) => kept.test(file))).toEqual([]);
  });

  it('nor the address of a registry, which would tell where we work', () => {
    expect(places(['package-lock.json'], /"resolved"/)).toEqual([]);
    expect(places(['.npmrc'], /registry\s*=|_auth/)).toEqual([]);
  });

  it('and what the build makes of it has none either', () => {
    expect(places(program, /(pepper|password|secret)\w*\s*[:=]\s*['"][A-Za-z0-9+/_=-]{24,}['"]/i)).toEqual([]);
  });
});

describe('T128 installing runs no script of a package', () => {
  it('by the launcher, nor when somebody types npm herself', () => {
    expect(places(['.npmrc'], /^ignore-scripts=true$/)).toHaveLength(1);
    expect(places(['bin/install.mjs'], /'--ignore-scripts'/)).toHaveLength(2);
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    expect(scripts.filter((name) => /^(pre|post)/.test(name))).toEqual([]);
  });

  it('and takes every package by its hash', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { integrity?: string }> };
    const unhashed = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
    expect(unhashed.map(([path]) => path)).toEqual([]);
  });
});

describe('T132 the program has no', () => {
  it.each([
    [
      'way to put text on a page as HTML',
      /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcdoc=/,
    ],
    ['page parts that are not escaped', /\braw\b.*from 'hono\/html'|from 'hono\/utils\/html'/],
    ['code made from text', /\beval\(|new Function\(|node:vm|setTimeout\(['"`]/],
    ['chance that can be guessed', /Math\.random/],
    ['console', /\bconsole\.(log|info|warn|error|debug|trace)\b/],
    ['muted compiler or linter', /@ts-(ignore|nocheck|expect-error)|biome-ignore-all/],
  ])('%s', (_, pattern) => {
    expect(places(program, pattern)).toEqual([]);
  });

  it('SQL from strings by Kysely', () => {
    expect(places(program, /\bsql\.(raw|lit)\b/)).toEqual([]);
  });

  it('SQL built from strings, but for the names and the password that we make ourselves', () => {
    const ours = [
      'src/platform/migration/migrate.ts',
      'src/platform/postgres/cluster.ts',
      'src/operations/processes/prepare-database.ts',
      // Tables and columns of the journal are checked against the program's own lists.
      'src/operations/backup/replay.ts',
    ];
    const scripts = program.filter((file) => !file.endsWith('.js') && !ours.includes(file));
    expect(scripts.flatMap(sqlFromStrings)).toEqual([]);
  });

  it('and the check for SQL finds what it looks for', () => {
    const find = (text: string) => {
      const program = text.replaceAll('<<', '${').replaceAll('>>', '}');
      return sqlIn(ts.createSourceFile('x.ts', program, ts.ScriptTarget.Latest, true)).length;
    };
    expect(find("client.query(`select * from person where name = '<<name>>'`)")).toBe(1);
    expect(find("client.query('delete from person where id = ' + id)")).toBe(1);
    expect(find('sql`select * from person where name = <<name>>`; sql<Row>`update x set y = <<z>> where true`')).toBe(
      0,
    );
    expect(find('`Update your address, <<name>>`')).toBe(0);
  });
});

function sqlFromStrings(file: string): string[] {
  const text = read(file);
  // What is nowhere in the whole text is in no part of it, and most files need no parsing.
  if (!looksLikeSql(text)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return sqlIn(source).map((node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
}

/** Templates and sums of strings that read like a statement; a template behind the tag `sql` sends values apart. */
function sqlIn(source: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    const isTemplate = ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent);
    const isSum = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
    if ((isTemplate || isSum) && looksLikeSql(node.getText())) {
      found.push(node);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function looksLikeSql(text: string): boolean {
  return /\b(select\b.+\bfrom|insert into|update\s+\S+\s+set|delete from|(drop|alter|create) (table|role|database|policy)|set_config\()\b/is.test(
    text,
  );
}
