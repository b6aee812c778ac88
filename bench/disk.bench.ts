import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { buildBenchRegion } from '#app/operations/demo/bench-region.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { type BenchInstallation, benchInstallation } from './support/bench-installation.ts';
import { letterDesk } from './support/letter-desk.ts';
import type { BenchRow } from './support/row.ts';

/** Twice what docs/operating.md says. */
const MOST_OF_CASE = 30_000;
const MOST_OF_LETTER = 320_000;

/** What a case and a letter of two pages take of the disk: rows with their indexes, log entries, sealed files. */
const row: BenchRow = {
  name: 'the disk: what a case and a letter take',
  ratioOf: `the larger of a case to ${MOST_OF_CASE / 1000} kB and a letter of two pages to ${MOST_OF_LETTER / 1000} kB`,
  bar: { atMost: 1 },
  async run({ smoke }) {
    const [cases, letters] = smoke ? [500, 12] : [2_000, 40];
    const bench = await benchInstallation(20);
    const desk = await letterDesk(bench);
    try {
      const empty = await databaseSize(bench);
      await buildBenchRegion({ as: (work) => bench.world.as(bench.world.people.joke, work) }, { cases, seed: 'disk' });
      const withCases = await databaseSize(bench);
      const pdf = await letterPdf(`${refusalOf('27 november 2026')}\f${refusalOf('27 november 2026')}`);
      const clients: string[] = [];
      for (let at = 0; at < letters; at += 1) clients.push(await desk.newCase());
      const before = await databaseSize(bench);
      for (const client of clients) await desk.bring(client, pdf);
      const inDatabase = ((await databaseSize(bench)) - before) / letters;
      const inFiles = (await sizeOf(desk.folder)) / letters;
      const ofCase = (withCases - empty) / cases;
      const ofLetter = inDatabase + inFiles;
      return {
        figures: {
          'an installation without clients, MB': empty / 1e6,
          'a case, kB': ofCase / 1000,
          'the PDF of a letter of two pages, kB': pdf.byteLength / 1000,
          'that letter in the database, kB': inDatabase / 1000,
          'that letter in sealed files, kB': inFiles / 1000,
          'that letter, kB': ofLetter / 1000,
        },
        ratio: Math.max(ofCase / MOST_OF_CASE, ofLetter / MOST_OF_LETTER),
      };
    } finally {
      await desk.close();
      await bench.close();
    }
  },
};
export default row;

async function databaseSize({ administrator }: BenchInstallation): Promise<number> {
  const client = new pg.Client(administrator);
  await client.connect();
  try {
    // What is only waiting to be used again is no growth.
    await client.query('vacuum');
    const { rows } = await client.query<{ size: number }>(
      'select pg_database_size(current_database())::float8 as size',
    );
    return rows[0]?.size ?? 0;
  } finally {
    await client.end();
  }
}

/** Bytes on the disk, block by block. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).blocks * 512));
  return sizes.reduce((sum, size) => sum + size, 0);
}
