import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** Waits until this work is over, or stands before a lock that somebody else holds; true where it waits for one. */
export async function doneOrHeld(admin: pg.Client, work: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  work.then(over, over);
  for (;;) {
    if (isOver) return false;
    const { rows } = await admin.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return true;
    await pause(5);
  }
}
