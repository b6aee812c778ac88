import { z } from 'zod';
import data from '../../../content/letters/statements/denials.json' with { type: 'json' };

const patterns = z.array(z.string().includes('@thing')).parse(data);

/** The ways to say of a thing that it is refused, ends or comes later. */
export function denialsOf(things: readonly string[]): string[] {
  return things.flatMap((thing) => patterns.map((pattern) => pattern.replace('@thing', thing)));
}
