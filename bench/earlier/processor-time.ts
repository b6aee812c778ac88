import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

/** Milliseconds of a processor, in the program and in the database. */
export interface Cost {
  web: number;
  database: number;
}

/**
 * What two processes and their children have used of a processor since they began, the first without what the second
 * used: other programs on the machine make it later and hardly dearer. Only Linux tells it.
 */
export async function processorTime({ web, database }: Record<keyof Cost, number>): Promise<Cost> {
  const times = { web: 0, database: 0 };
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const id of ids) {
    const parent = await parentOf(id);
    if (Number(id) === database || parent === database) times.database += await usedBy(id);
    else if (parent === web) times.web += await usedBy(id);
  }
  return times;
}

async function parentOf(id: string): Promise<number | null> {
  const text = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null);
  // The name stands in brackets and may hold anything.
  return text === null ? null : Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
}

const nanoseconds = 1_000_000;

/** By all its threads; one that is gone meanwhile has done nothing for us. */
async function usedBy(id: string): Promise<number> {
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const used = await Promise.all(
    threads.map((thread) => readFile(`/proc/${id}/task/${thread}/schedstat`, 'utf8').catch(() => '0')),
  );
  return used.reduce((sum, text) => sum + Number(text.split(' ')[0]) / nanoseconds, 0);
}

/** The first process of this database. */
export async function postmaster(administrator: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(administrator);
  await client.connect();
  try {
    const { rows } = await client.query<{ folder: string }>(
      "select setting as folder from pg_settings where name = 'data_directory'",
    );
    return Number((await readFile(`${rows[0]?.folder}/postmaster.pid`, 'utf8')).split('\n')[0]);
  } finally {
    await client.end();
  }
}
