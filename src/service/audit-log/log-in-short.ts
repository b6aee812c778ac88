import { type SqlBool, sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';

/** What needs eyes is shown for so many days: long enough for an auditor who comes once a month. */
export const logDays = 30;
export const logKinds = ['alarms', 'exports', 'glass', 'refusals'] as const;
export type LogKind = (typeof logKinds)[number];

/** The audit log as an auditor begins the day with it. */
export interface LogInShort {
  /** The last time that somebody had the chain verified; null when nobody ever did. */
  lastCheck: { at: Date; whole: boolean; entries: number; since: number } | null;
  alarms: number;
  exports: number;
  /** How often somebody broke the glass. */
  glass: number;
  /** Refusals that came in numbers: a script, or somebody who tries every door. */
  refusals: number;
}

/** From so many within ten minutes on, a colleague's refusals are no slips of the hand. */
const manyRefusals = 30;

/** Which entries are of this kind, in the last days: the same words for the number and for the list behind it. */
export function ofKind(kind: LogKind) {
  const recent = sql<SqlBool>`at > now() - make_interval(days => ${logDays})`;
  if (kind === 'refusals') {
    const moment = sql`person, floor(extract(epoch from at) / 600)`;
    return sql<SqlBool>`action = 'request.refused' and ${recent} and (${moment}) in (
      select ${moment} from naast.audit_entry where action = 'request.refused' and ${recent}
      group by ${moment} having count(*) >= ${manyRefusals})`;
  }
  if (kind === 'glass') return sql<SqlBool>`action = 'glass.broken' and ${recent}`;
  return kind === 'alarms'
    ? sql<SqlBool>`action like 'alarm.%' and ${recent}`
    : sql<SqlBool>`(action like '%.exported' or action = 'bundle.downloaded') and ${recent}`;
}

/** Counts what needs eyes, by the queries of the lists that open from it. */
export async function logInShort(visit: Visit): Promise<LogInShort> {
  const last = await visit.db
    .selectFrom('audit_entry')
    .select(['seq', 'at', 'body'])
    // In the statement, not beside it: a plan that is made for every value does not see that the index of few rows
    // holds it.
    .where(sql<SqlBool>`action = 'access-book.verified'`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const head = await visit.db.selectFrom('audit_head').select('seq').executeTakeFirst();
  const check = last && (JSON.parse(last.body) as { outcome?: string; count?: number });
  return {
    lastCheck:
      last && check
        ? {
            at: last.at,
            whole: check.outcome === 'done',
            entries: check.count ?? 0,
            since: Number(head?.seq ?? last.seq) - Number(last.seq),
          }
        : null,
    ...(await numbersOfLog(visit)),
  };
}

/** How many lines of each kind that needs eyes there are. */
export async function numbersOfLog(visit: Visit): Promise<Pick<LogInShort, LogKind>> {
  return {
    alarms: await countOf(visit, 'alarms'),
    exports: await countOf(visit, 'exports'),
    glass: await countOf(visit, 'glass'),
    refusals: await countOf(visit, 'refusals'),
  };
}

/** How many refusals came in numbers in the last days. */
export const refusalsInNumbers = (visit: Visit): Promise<number> => countOf(visit, 'refusals');

async function countOf(visit: Visit, kind: LogKind): Promise<number> {
  const counted = await visit.db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where(ofKind(kind))
    .executeTakeFirstOrThrow();
  return Number(counted.number);
}
