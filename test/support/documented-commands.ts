import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programFolder } from '#app/operations/processes/program.ts';

/** The commands of the block that begins so in docs/operating.md, line by line. Throws when the Dutch page has others. */
export async function commandsOf(beginning: string): Promise<string[]> {
  const blocks = ['operating.md', 'operating.nl.md'].map(async (name) => {
    const text = await readFile(join(programFolder, 'docs', name), 'utf8');
    const block = text.split('```').find((part) => part.trimStart().startsWith(beginning)) ?? '';
    return block
      .trim()
      .split('\n')
      .map((line) => line.trim());
  });
  const [english = [], dutch = []] = await Promise.all(blocks);
  if (`${english}` !== `${dutch}`) throw new Error(`The documents differ: ${english} and ${dutch}.`);
  return english;
}
