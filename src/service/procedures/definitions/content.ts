import { files, runs } from './content-files.ts';
import { type Definitions, readDefinitions } from './read-definitions.ts';

let read: Definitions | undefined;

/**
 * The procedures of this installation. Throws `BrokenDefinitions`; the staff side asks for them before it serves a
 * page.
 */
export function definitions(): Definitions {
  read ??= readDefinitions(files, runs);
  return read;
}
