import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const product = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file));
const exported = product.flatMap((file) => exportedBy(file).map((name) => ({ name, file })));

/** A module's `routes` and a component's `Props` are names by convention: they count once. */
const byConvention = new Set(['Props', 'routes']);

describe('the words of exported names', () => {
  const rows = rowsOf(readFileSync('docs/glossary.md', 'utf8'));

  it('are explained once each, with the words that they replace', () => {
    const words = rows.flatMap(({ words }) => words);
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(new Set(words).size).toBe(words.length);
    expect(rows.filter(({ meaning, not }) => meaning === '' || not.length === 0)).toEqual([]);
  });

  it('are none that another word replaces', () => {
    const replaced = new Map(rows.flatMap(({ words, not }) => not.map((word) => [word, words[0]] as const)));
    const found = exported.flatMap(({ name, file }) =>
      wordsIn(name).flatMap((word) => (replaced.has(word) ? [`${name} in ${file}: ${replaced.get(word)}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('are the words that the program uses', () => {
    const used = new Set(exported.flatMap(({ name }) => wordsIn(name)));
    const unused = rows.filter(({ words }) => !words.some((word) => word.split(' ').every((part) => used.has(part))));
    expect(unused.map(({ words }) => words[0])).toEqual([]);
  });

  it('make a name that the whole program exports once, but for a few', () => {
    const files = new Map<string, Set<string>>();
    for (const { name, file } of exported) files.set(name, (files.get(name) ?? new Set()).add(file));
    const twice = [...files].filter(([name, places]) => places.size > 1 && !byConvention.has(name));
    expect(twice.length, twice.map(([name]) => name).join(', ')).toBeLessThan(20);
  });
});

interface Row {
  words: string[];
  meaning: string;
  not: string[];
}

/** The last table of the glossary: words, their meaning, the words that they replace. */
function rowsOf(glossary: string): Row[] {
  const [, table = ''] = glossary.split('| word | its one meaning | not |\n');
  return table
    .split('\n')
    .filter((line) => /^\| [a-z]/.test(line))
    .map((line) => {
      const [, words = '', meaning = '', not = ''] = line.split('|').map((cell) => cell.trim());
      return { words: words.split(', '), meaning, not: not.split(', ') };
    });
}

/** `emergencyAccessReasons` is emergency, access, reason: small letters, without the s of more than one. */
function wordsIn(name: string): string[] {
  const words = name.split(/(?=[A-Z])|[0-9_]/).map((word) => word.toLowerCase());
  return words.flatMap((word) => (word.endsWith('s') ? [word, word.slice(0, -1)] : [word]));
}

/** What a file declares and exports itself; what a door passes on is its owner's. */
function exportedBy(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
  return source.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return [];
    const modifiers = ts.getModifiers(statement) ?? [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name)
          ? [name.text]
          : name.elements.flatMap((element) => ('name' in element ? [element.name.getText(source)] : [])),
      );
    const named = statement as ts.Statement & { name?: ts.Node };
    return named.name !== undefined && ts.isIdentifier(named.name) ? [named.name.text] : [];
  });
}
