import pg from 'pg';
import { recheckLimits } from '#app/platform/jobs/recheck.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { reminderDays } from '#app/service/deadlines/index.ts';
import { recount } from '#app/service/limit-counting/index.ts';
import { benchInstallation } from './support/bench-installation.ts';
import type { BenchRow } from './support/row.ts';

/**
 * A new edition of the calendar in an installation of 20,000 cases with a limit each: every limit is counted anew, and
 * one in ten gets another day, with its notice and its reminders. The ratio is to an installation in which nothing
 * changed.
 */
const row: BenchRow = {
  name: 'counting the limits of 20,000 cases anew after a change of the calendar',
  ratioOf: 'counting with one day in ten changed to counting with none',
  bar: { atMost: 25 },
  async run({ smoke }) {
    const wanted = smoke ? 1_000 : 20_000;
    const bench = await benchInstallation(20);
    const installation = openDatabase({ ...bench.settings('jobs'), connections: 2 });
    const administrator = new pg.Client(bench.administrator);
    await administrator.connect();
    try {
      await administrator.query(manyLimits, [wanted]);
      await administrator.query('vacuum analyze naast.legal_limit');
      const changed = new Set<string>();
      const parts = {
        scoped: <T>(work: Parameters<typeof installation.scoped<T>>[1]) => installation.scoped({ kind: 'jobs' }, work),
        recount: (limit: { catalogueId: string; start: string; term: string | null }) => {
          const day = recount(limit)?.drivingDay ?? null;
          if (day === null || !changed.has(limit.start)) return day;
          return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
        },
        reminderDays: ({ catalogueId, drivingDay }: { catalogueId: string; drivingDay: string }, now: string) =>
          reminderDays(Temporal.PlainDate.from(drivingDay), Temporal.PlainDate.from(now), catalogueId).map(({ on }) =>
            on.toString(),
          ),
        escalates: () => false,
        sweep: async () => 0,
        mailboxes: async () => [],
        mailer: null,
        report: () => undefined,
      };
      const today = Temporal.Now.plainDateISO();
      const timed = async () => {
        const begun = performance.now();
        await recheckLimits(parts, today.toString());
        return performance.now() - begun;
      };
      await timed();
      const quiet = await timed();
      for (let days = 0; days < 100; days += 10) changed.add(today.subtract({ days }).toString());
      const busy = await timed();
      const { rows } = await administrator.query(
        'select count(*) filter (where proposed_day is not null)::int as proposed, count(*)::int as limits from naast.legal_limit where recomputable',
      );
      if (rows[0].proposed * 12 < rows[0].limits) throw new Error('Fewer days changed than the calendar did.');
      return {
        figures: {
          limits: rows[0].limits,
          'days proposed': rows[0].proposed,
          'nothing changed, seconds': quiet / 1000,
          'one in ten changed, seconds': busy / 1000,
        },
        ratio: busy / quiet,
      };
    } finally {
      await administrator.end();
      await installation.close();
      await bench.close();
    }
  },
};
export default row;

/**
 * Limits of four weeks from a hundred days, as the ones that the bench region has; what is sealed in them nobody opens.
 */
const manyLimits = `
  insert into naast.legal_limit (id, case_id, catalogue_id, law, start_day, term, last_day, driving_day, recomputable, epoch, sealed)
  select gen_random_uuid(), l.case_id, l.catalogue_id, l.law, start, l.term, start + 28, start + 28, true, l.epoch, l.sealed
  from (select * from naast.legal_limit limit 1) l, generate_series(1, $1::int) n, lateral (select current_date - n % 100 as start) s`;
