import type pg from 'pg';
import { readLastSeen } from '#app/operations/processes/last-seen.ts';
import { newWatchState, watchRound } from '#app/operations/processes/log-watch.ts';
import { openCase } from '#app/platform/access/grants/index.ts';
import { listClients } from '#app/service/cases/index.ts';
import { watchOf } from './log-watching.ts';
import type { TestPerson, TestWorld } from './test-world.ts';

/** Tables whose rows stand in the list of a case, and what the list compares of a row. */
const listed = {
  case_header: 'case_id as id, version',
  case_record: 'id, version',
  file_object: 'id, 1 as version',
  letter: 'id, version',
  legal_limit: 'id, version',
  task: 'id, version',
  case_procedure: 'id, version',
  procedure_event: 'id, version',
  dossier_document: 'id, version',
  dossier_bundle: 'id, version',
  referral: 'id, version',
} as const;
type Table = keyof typeof listed;

/** What somebody would be told, or would not be shown, who looks through the whole installation. */
export interface Troubles {
  /** Alarms in the audit log since the last look, with what they name. */
  alarms: string[];
  /** Rows of cases that are not what their list says, and clients that a list of clients shows as damaged. */
  unfit: string[];
  /** Why the process manager would begin the safe mode. */
  log: string | null;
}

export const noTroubles: Troubles = { alarms: [], unfit: [], log: null };

export interface Quiet {
  /** Opens everything that these colleagues may open, and compares each row with the list of its case, byte by byte. */
  look(people: readonly TestPerson[]): Promise<Troubles>;
  /** How many rows the last look compared: none would prove nothing. */
  compared(): number;
}

/** Looks for alarms that nobody should see, from here on. */
export function quietLists(world: TestWorld, admin: pg.Client, keysFolder: string): Quiet {
  const state = newWatchState();
  let from: number | null = null;
  let count = 0;
  return {
    compared: () => count,
    async look(people) {
      const unfit: string[] = [];
      count = 0;
      const there = await rowsOf(admin);
      for (const person of people) {
        await world.as(person, async (visit) => {
          for (let page = 1; ; page += 1) {
            const { lines, more } = await listClients(visit, { status: 'open', withoutVolunteer: false, page });
            for (const { reference, damaged } of lines) if (damaged) unfit.push(`${person.loginName} ${reference}`);
            for (const { reference } of lines) {
              for (const [compartment, act] of [
                ['core', 'case.read'],
                ['safety', 'case.read-safety'],
              ] as const) {
                const opened = await openCase(visit, reference, compartment, act).catch(() => 'shut' as const);
                if (opened === 'shut') unfit.push(`${person.loginName} ${reference} ${compartment}`);
                if (opened === null || opened === 'shut') continue;
                unfit.push(...opened.list.withheld.map(({ table, id }) => `${table} ${id}`));
                for (const row of there.get(`${opened.caseId} ${compartment}`) ?? []) {
                  count += 1;
                  if (!opened.list.fits(row)) unfit.push(`${row.table} ${row.id}`);
                }
              }
            }
            if (!more) break;
          }
        });
      }
      await watchRound(watchOf(world, keysFolder), state);
      const { alarm } = await readLastSeen(keysFolder);
      const { rows } = await admin.query<{ seq: number; body: string }>(
        "select seq, body from naast.audit_entry where action like 'alarm.%' and seq > $1 order by seq",
        [from ?? -1],
      );
      from = rows.at(-1)?.seq ?? from;
      return { alarms: rows.map(({ body }) => body), unfit, log: alarm?.cause ?? null };
    },
  };
}

interface Row {
  table: Table;
  place: string;
  id: string;
  version: number;
  sealed: Buffer;
}

/** Every row that counts, by case and compartment. */
async function rowsOf(admin: pg.Client): Promise<Map<string, Row[]>> {
  const tables = Object.entries(listed).map(
    ([table, columns]) => `select '${table}' as table, case_id || ' ' || compartment as place, ${columns}, sealed
      from naast.${table} ${table === 'case_record' ? 'where replaced_at is null' : ''}`,
  );
  const { rows } = await admin.query<Row>(tables.join(' union all '));
  return Map.groupBy(rows, ({ place }) => place);
}
