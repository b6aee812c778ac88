import { readdirSync, readFileSync } from 'node:fs';
import { openCase } from '#app/platform/access/grants/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';
import { type Json, newId, openDocument, type Place, sealDocument } from '#app/platform/vault/index.ts';
import type { AttackWorld } from './attack-world.ts';
import { rareRecords } from './rare-documents.ts';

/** A sealed document of a release, as it lay in its table. */
export interface SealedFixture {
  table: string;
  /** Of a record, a task or a draft. */
  kind: string | null;
  compartment: 'core' | 'safety';
  id: string;
  epoch: number;
  version: number | null;
  sealed: string;
}
/** Sealed documents of one release, under invented keys: one of each kind. */
export interface SealedRelease {
  caseId: string;
  keys: { core: string; safety: string };
  rows: SealedFixture[];
}

type Plain = Pick<SealedFixture, 'table' | 'kind' | 'compartment' | 'version'> & { content: Json };
interface Row {
  id: string;
  case_id: string;
  kind?: string;
  compartment?: Compartment;
  version?: number;
  epoch: number;
  sealed: Buffer;
}

export const nameOfSealed = ({ table, kind }: Pick<SealedFixture, 'table' | 'kind'>): string =>
  kind === null ? table : `${table} ${kind}`;

/** Where a row opens: a record by its id and version, a header by its case. */
const rowName = (table: string, { id, case_id, version }: Pick<Row, 'id' | 'case_id' | 'version'>): string =>
  ({ case_header: case_id, case_record: `${id}.${version}` })[table] ?? id;

/** One document of each kind that lies in the cases of a world, as it was sealed: the one that says most in few words. */
export async function plainDocuments({ admin, cases, world }: AttackWorld): Promise<Plain[]> {
  const { rows: tables } = await admin.query<{ table: string }>(
    `select table_name as table from information_schema.columns
      where table_schema = 'naast' and column_name in ('case_id', 'epoch', 'sealed')
        and table_name not in ('case_list', 'case_key_earlier')
      group by 1 having count(*) = 3 order by 1`,
  );
  const found: Plain[] = [];
  for (const { caseId, reference, coordinator } of Object.values(cases))
    await world.as(coordinator, async (visit) => {
      const core = await openCase(visit, reference, 'core', 'case.read');
      const safety = await openCase(visit, reference, 'safety', 'case.read-safety');
      if (!core || !safety) throw new Error('The case does not open.');
      for (const { table } of tables) {
        const { rows } = await admin.query<Row>(`select * from naast.${table} where case_id = $1`, [caseId]);
        for (const row of rows) {
          const { version = table === 'file_object' ? 1 : null, epoch, kind = null } = row;
          const open = row.compartment === 'safety' ? safety : core;
          const { compartment } = open;
          if (compartment === 'portal') continue;
          const place: Place = { table, row: rowName(table, row), column: 'sealed', caseId, compartment, epoch };
          const content = openDocument(open.key, version === null ? place : { ...place, version }, row.sealed);
          found.push({ table, kind: table === 'letter' ? null : kind, compartment, version, content });
        }
      }
    });
  for (const [kind, content] of Object.entries(rareRecords))
    found.push({
      table: 'case_record',
      kind,
      compartment: 'core',
      version: 1,
      content: { writtenBy: 'Joke de Boer', content },
    });
  return onePerKind(found);
}

function onePerKind(found: readonly Plain[]): Plain[] {
  const best = new Map<string, Plain>();
  const worth = ({ content }: Plain) => [namesIn(content).size, -JSON.stringify(content).length] as const;
  for (const one of found) {
    const other = best.get(nameOfSealed(one));
    const [names, size] = worth(one);
    const [otherNames, otherSize] = other ? worth(other) : [-1, 0];
    if (names > otherNames || (names === otherNames && size > otherSize)) best.set(nameOfSealed(one), one);
  }
  return [...best].toSorted(([one], [other]) => one.localeCompare(other)).map(([, plain]) => plain);
}

/** The names of fields that hold something, at every depth. */
function namesIn(content: Json, at = '', names = new Set<string>()): Set<string> {
  if (typeof content !== 'object' || content === null) return names;
  for (const [name, value] of Object.entries(content)) {
    const path = Array.isArray(content) ? at : `${at}.${name}`;
    if (value !== null) names.add(path);
    namesIn(value, path, names);
  }
  return names;
}

const key = (hex: string) => Buffer.from(hex, 'hex');

/** Seals documents as a release that is kept: in a case and under keys that are nowhere else. */
export function sealedRelease(plain: readonly Plain[], keys: SealedRelease['keys']): SealedRelease {
  const caseId = newId();
  const rows = plain.map(({ content, ...one }): SealedFixture => {
    const id = newId();
    const fixture = { ...one, id, epoch: 1 };
    return {
      ...fixture,
      sealed: sealDocument(key(keys[one.compartment]), placeIn(caseId, fixture), content).toString('base64'),
    };
  });
  return { caseId, keys, rows };
}

function placeIn(caseId: string, { table, id, compartment, epoch, version }: Omit<SealedFixture, 'sealed'>): Place {
  const row = rowName(table, { id, case_id: caseId, version: version ?? 0 });
  const place = { table, row, column: 'sealed', caseId, compartment, epoch };
  return version === null ? place : { ...place, version };
}

/** What a release sealed, to the letter: without what any reader makes of it. */
export const plainOf = ({ caseId, keys }: SealedRelease, fixture: SealedFixture): Json =>
  openDocument(key(keys[fixture.compartment]), placeIn(caseId, fixture), Buffer.from(fixture.sealed, 'base64'));

const folder = 'test/fixtures/sealed';
/** What every release sealed that was kept. */
export const sealedReleases = (): SealedRelease[] =>
  readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));

/** The rows of one table that every release sealed, each with what opens it. */
export const sealedBefore = (table: string) =>
  sealedReleases().flatMap((release) =>
    release.rows
      .filter((row) => row.table === table)
      .map((row) => ({
        kind: row.kind,
        plain: plainOf(release, row),
        open: { caseId: release.caseId, compartment: row.compartment, key: key(release.keys[row.compartment]) },
        row: {
          id: rowName(table, { id: row.id, case_id: release.caseId, version: row.version ?? 0 }),
          epoch: row.epoch,
          sealed: Buffer.from(row.sealed, 'base64'),
          ...(row.version === null ? {} : { version: row.version }),
        },
      })),
  );
