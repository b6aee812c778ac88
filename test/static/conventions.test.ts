import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Every file of the repository; of a folder without git, what lies in it. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\0')
  .filter((file) => /^(src|test|bench|bin)\/|^[^/]+\.(ts|cjs|mjs)$/.test(file) && /\.(tsx?|[cm]?js)$/.test(file));
const linesOf = (file: string) => readFileSync(join(root, file), 'utf8').split('\n');

/** Whoever is not in yet has one thing to do and nothing to go back to; what narrows a list is no form to fill in. */
const fromOutside = /\/(sign-in|public-pages)\/|\/intake\/(form|step|check|code-form)\.|document-list\.view/;
const isTest = (file: string) => /\.test\.tsx?$|\/testing|^(test|bench)\//.test(file);

describe('how the code is kept', () => {
  it('names files by one scheme', () => {
    const stem = '[a-z0-9]+(-[a-z0-9]+)*';
    const scheme = new RegExp(
      `/${stem}(\\.(store|d)\\.ts|\\.ts|\\.pages\\.tsx?|\\.view\\.tsx|(\\.(slow|soak))?\\.test\\.tsx?)$`,
    );
    const program = files.filter((file) => file.startsWith('src/') && /\.tsx?$/.test(file));
    expect(program.length).toBeGreaterThan(500);
    expect(program.filter((file) => !scheme.test(file))).toEqual([]);
  });

  it('keeps a file of code under 300 lines, but catalogues, table types and invented people', () => {
    const may = /^src\/(service\/(deadlines\/catalogue\.ts)|platform\/database\/tables\.ts|operations\/demo\/world\/)/;
    const code = files.filter((file) => !isTest(file) && !may.test(file));
    expect(code.filter((file) => linesOf(file).length > 301)).toEqual([]);
  });

  it('keeps lines under 160 characters', () => {
    const places = files.flatMap((file) =>
      linesOf(file).flatMap((line, at) => (line.length > 160 ? [`${file}:${at + 1}`] : [])),
    );
    expect(places).toEqual([]);
  });

  it('keeps a function under 61 lines, but those that are still to be divided', () => {
    const long = program.filter(({ lines }) => lines > 60).map(({ name }) => name);
    expect(long.sort()).toEqual(stillLong);
  });

  it('gives no more functions more than four arguments by their places', () => {
    expect(program.length).toBeGreaterThan(5_000);
    expect(program.filter(({ parameters }) => parameters > 4).length).toBeLessThanOrEqual(mostPositional);
  });

  const forms = files
    .filter((file) => /^src\/service\/.*\.tsx$/.test(file) && !fromOutside.test(file) && !isTest(file))
    .flatMap((file) =>
      [
        ...linesOf(file)
          .join('\n')
          .matchAll(/<Form\b(?:(?!<\/Form>)[\s\S])*<\/Form>/g),
      ].map(([form]) => ({ file, form })),
    );

  const inProgram = (what: RegExp) =>
    files
      .filter((file) => file.startsWith('src/service/'))
      .flatMap((file) => linesOf(file).join('\n').match(what) ?? []).length;

  it('asks the password of an act before everything else of its form', () => {
    const asking = forms.flatMap(({ file, form }) => {
      const at = form.search(/<PasswordAgain\b|name="password"/);
      return at < 0 ? [] : [{ file, before: form.slice(0, at).replace(/<Field\s*$/, '') }];
    });
    // A declared form puts its password first wherever it stands in the list.
    expect(asking.length + inProgram(/\bfield\.password\(/g)).toBeGreaterThan(20);
    const late = asking.filter(({ before }) => /<(\w*Fields?|Choice|TextArea|Tick)\b/.test(before));
    expect(late.map(({ file }) => file)).toEqual([]);
  });

  it('ends every form that a colleague fills in with the one foot: first what it does, then the way back', () => {
    const typed = forms.filter(({ form }) => /<(\w*Fields?|Choice|TextArea|PasswordAgain)\b/.test(form));
    const declared = inProgram(/<\w+\.Form\b/g);
    expect(typed.filter(({ form }) => form.includes('<FormFoot')).length + declared).toBeGreaterThan(60);
    const own = typed.filter(({ form }) => /<\/(Button|ButtonRow|ButtonLink)>\s*<\/Form>$/.test(form));
    expect(own.map(({ file }) => file)).toEqual([]);
  });

  it('gives a module at most 80 names at its front door, and access 60', () => {
    const wide = doors.filter(({ door, names }) => names.length > (door.includes('/access/') ? 60 : 80));
    expect(wide.map(({ door, names }) => `${door}: ${names.length}`)).toEqual([]);
  });

  it('exports few names from two front doors', () => {
    // A name that a module passes on from a room inside is that room's.
    const all = doors.flatMap(({ names, passedOn }) => names.filter((name) => !passedOn.has(name)));
    const twice = [...new Set(all.filter((name, at) => all.indexOf(name) !== at))];
    expect(twice.length, twice.join(', ')).toBeLessThan(20);
  });
});

/** Views that are still to be declared as forms or divided, and two of the letter reader. Who divides one takes it off. */
const stillLong = ['ExplainedLetterPage', 'ReferralPage', 'findStatedDays', 'writeReading'];
/** How many still take more than four arguments by their places: this number only falls. */
const mostPositional = 88;

const program = files
  .filter((file) => /^src\/.*\.tsx?$/.test(file) && !isTest(file))
  .flatMap((file) => functionsOf(file));

/** Every function with a body: its name, how many lines it takes, and how many arguments. */
function functionsOf(file: string): { name: string; lines: number; parameters: number }[] {
  const source = ts.createSourceFile(file, linesOf(file).join('\n'), ts.ScriptTarget.Latest, true);
  const lineAt = (place: number) => source.getLineAndCharacterOfPosition(place).line;
  const found: { name: string; lines: number; parameters: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      const lines = lineAt(node.end) - lineAt(node.getStart()) + 1;
      found.push({ name: named?.getText() ?? `unnamed in ${file}`, lines, parameters: node.parameters.length });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const doors = files.filter((file) => /^src\/.*\/index\.ts$/.test(file)).map(doorAt);

function doorAt(door: string) {
  const source = ts.createSourceFile(door, linesOf(door).join('\n'), ts.ScriptTarget.Latest, true);
  const inside = source.statements.filter(
    (statement) =>
      ts.isExportDeclaration(statement) && /\/index\.ts'$/.test(statement.moduleSpecifier?.getText() ?? ''),
  );
  return { door, names: source.statements.flatMap(namesOf), passedOn: new Set(inside.flatMap(namesOf)) };
}

/** The names that a statement of a front door exports. */
function namesOf(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];
  }
  const exported = ts.canHaveModifiers(statement)
    ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : false;
  if (exported !== true) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
}
