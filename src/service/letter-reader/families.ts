import { z } from 'zod';
import data from '../../../content/letters/families.json' with { type: 'json' };

const families: Readonly<Record<string, readonly string[]>> = z
  .record(z.string(), z.array(z.string().min(1)))
  .parse(data);

/** Writes out the word families of a phrase: `@refused` stands for every form of refusing. */
export function withFamilies(source: string): string {
  return source.replace(/@([a-z]+)/g, (_, name: string) => {
    const words = families[name];
    if (words === undefined) throw new Error(`There is no family of words ${name}`);
    return words.join('|');
  });
}
