import { z } from 'zod';
import file from '../../../content/directory/organisations.json' with { type: 'json' };
import {
  codeShape,
  contentSchema,
  type Entry,
  type EntryStanding,
  type OrganisationContent,
  type Published,
  publishedPart,
  publishedSchema,
} from './organisation.ts';

/**
 * One directory for everybody: the file that comes with the program, with what colleagues wrote over it. So a new
 * release brings new facts, and nothing that a colleague looked up is lost by it.
 */
const fileSchema = z.strictObject({
  source: z.string().min(1),
  checkedOn: z.iso.date(),
  organisations: z.array(
    contentSchema
      .omit({ source: true, telephonePublic: true, answersWithin: true, howToRefer: true, waiting: true, ended: true })
      .extend({
        code: z.string().regex(codeShape),
        telephone: z.string().optional(),
        website: z.url({ protocol: /^https$/ }),
        /** Help in need: its number is shown though nobody here has looked, and no row takes it away. */
        numberShips: z.literal(true).optional(),
      }),
  ),
});

/** The directory as it came with the program. */
export const ownEntries: readonly Entry[] = readFile();
const shipsNumber = new Set(fileSchema.parse(file).organisations.flatMap((one) => (one.numberShips ? [one.code] : [])));

export interface WrittenRow {
  key: string;
  content: unknown;
  checked_on: string;
  checked_by: string;
  version: number;
  standing: EntryStanding;
}

/** All entries, those that colleagues changed in their place and those that they added behind; none that has ended. */
export function mergeEntries(rows: readonly WrittenRow[]): Entry[] {
  const written = new Map(rows.map((row) => [row.key, writtenEntry(row)]));
  const changed = ownEntries.map((entry) => written.get(entry.code) ?? entry);
  const known = new Set(ownEntries.map(({ code }) => code));
  const added = [...written.values()].filter(({ code }) => !known.has(code));
  return [...changed, ...added.sort((one, other) => one.content.name.localeCompare(other.content.name, 'nl'))];
}

/** The entry that a row holds. Throws when it is none of ours. */
function writtenEntry(row: WrittenRow): Entry {
  return {
    code: row.key,
    content: contentSchema.parse(row.content),
    checkedOn: row.checked_on,
    checkedBy: row.checked_by,
    version: row.version,
    standing: row.standing,
  };
}

/** What the public side shows, from the file and from what it may read of the rows. */
export function mergePublished(
  rows: readonly { key: string; published: unknown; checked_on: string }[],
): readonly Published[] {
  const written = new Map(rows.map((row) => [row.key, row]));
  const fromFile = ownEntries.flatMap(({ code, content }): Published[] => {
    const [row] = written.has(code) ? publishedRow(written.get(code)) : [];
    if (shipsNumber.has(code)) return [withNumber(row, content, code)];
    if (written.has(code)) return row === undefined ? [] : [row];
    const part = publishedPart(content);
    if (part === null) return [];
    // A draft: its number waits until somebody of this service has looked.
    const { telephone: _number, hours: _hours, ...shown } = part;
    return [{ ...shown, code, checkedOn: null }];
  });
  const known = new Set(ownEntries.map(({ code }) => code));
  return [...fromFile, ...rows.filter(({ key }) => !known.has(key)).flatMap(publishedRow)];
}

/** Help in need as a colleague wrote it, and where no number stands as it came with the program. */
function withNumber(row: Published | undefined, content: OrganisationContent, code: string): Published {
  if (row?.telephone !== undefined) return row;
  const part = publishedPart(content);
  if (part === null) throw new Error(`${code} comes with a number that the public may not see.`);
  const { telephone, hours } = part;
  return row === undefined ? { ...part, code, checkedOn: null } : { ...row, telephone, hours };
}

function publishedRow(row: { key: string; published: unknown; checked_on: string } | undefined): Published[] {
  if (row === undefined || row.published === null) return [];
  return [{ ...publishedSchema.parse(row.published), code: row.key, checkedOn: row.checked_on }];
}

function readFile(): Entry[] {
  const { source, checkedOn, organisations } = fileSchema.parse(file);
  return organisations.map(({ code, numberShips: _ships, telephone, ...known }) => {
    const content: OrganisationContent = {
      ...known,
      source,
      telephone: telephone ?? null,
      ...(telephone === undefined ? {} : { telephonePublic: true }),
      howToRefer: null,
      waiting: null,
      ended: false,
    };
    return { code, content, checkedOn, checkedBy: null, version: 0, standing: 'program' };
  });
}
