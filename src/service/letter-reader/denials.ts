import { z } from 'zod';
import denials from '../../../content/letters/statements/denials.json' with { type: 'json' };
import liftings from '../../../content/letters/statements/liftings.json' with { type: 'json' };

const patterns = z.array(z.string().includes('@thing'));
const denying = patterns.parse(denials);
const lifting = patterns.parse(liftings);

/** The ways to say of a thing that it is refused, ends or comes later. */
export function denialsOf(things: readonly string[]): string[] {
  return filled(denying, things);
}

/** The ways to say of a duty or a measure that it no longer holds, or that nobody need do it. */
export function liftingsOf(things: readonly string[]): string[] {
  return filled(lifting, things);
}

function filled(ways: readonly string[], things: readonly string[]): string[] {
  return things.flatMap((thing) => ways.map((way) => way.replace('@thing', thing)));
}
