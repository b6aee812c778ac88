import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

const source = join(import.meta.dirname, '..', '..', 'src');

/** Every regular expression that is written in the program, with the files that have it. */
export async function patternsOfProgram(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const names = (await readdir(source, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  for (const name of names.filter((one) => /\.tsx?$/.test(one) && !/\.test\.tsx?$|testing/.test(one))) {
    const file = ts.createSourceFile(name, await readFile(join(source, name), 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.set(node.text, [...(found.get(node.text) ?? []), name]);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** Pieces that a pattern nearly fits when they are repeated: its own letters and words, and what people type. */
export function nearPieces(pattern: string): string[] {
  const plain = pattern
    .replace(/\\([dws])/g, (_, kind: string) => ({ d: '0', w: 'a', s: ' ' })[kind] ?? '')
    .replace(/\(\?(?::|=|!|<=|<!|<\w+>)/g, '')
    .replace(/\\(.)/g, '$1');
  const own = (plain.match(/[A-Za-z]+|[^A-Za-z]/gu) ?? []).flatMap((piece) => [piece, `${piece} `]);
  return [...new Set([' ', '\n', 'a', '0', '-', '.', 'a ', '1.', '1-', '0 ', 'aa ', 'é', ...own])];
}
