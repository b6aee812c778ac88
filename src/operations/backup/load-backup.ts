import { once } from 'node:events';
import type { ClientBase } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { keepSealedFile } from '#app/platform/files/index.ts';
import type { BackupAbout } from './manifest.ts';
import { damaged, readBackup, type Source, type WholeBackup } from './read-backup.ts';
import { tableForCopy } from './tables.ts';

/** Where a backup is put: empty tables of the same migrations, in a transaction that was begun, and a new folder. */
interface Target {
  client: ClientBase;
  filesFolder: string;
}

/** Loads a backup as it is read. When it throws, the target is to be thrown away. */
export async function loadBackup(source: Source, { client, filesFolder }: Target): Promise<WholeBackup> {
  const tables = new TableLoader(client);
  const whole = await readBackup(source, {
    async about(about) {
      tables.expect(about);
    },
    part: (table, bytes) => tables.take(table, bytes),
    async file(name, bytes) {
      if (!(await keepSealedFile(filesFolder, name, bytes))) throw damaged();
    },
  });
  const loaded = await tables.end();
  if (whole.manifest.tables.some(({ name, rows }) => (loaded.get(name) ?? 0) !== rows)) throw damaged();
  return whole;
}

/** Loads the tables as their parts pass by, one COPY a table; gives how many rows each got. */
class TableLoader {
  readonly #client: ClientBase;
  readonly #rows = new Map<string, number>();
  #tables: BackupAbout['tables'] = [];
  #open: { name: string; stream: CopyStreamQuery } | null = null;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  expect({ tables }: BackupAbout): void {
    this.#tables = tables;
  }

  async take(name: string, bytes: Buffer): Promise<void> {
    if (this.#open?.name !== name) {
      await this.#close();
      const table = this.#tables.find((one) => one.name === name);
      if (table === undefined || this.#rows.has(name)) throw damaged();
      this.#open = { name, stream: this.#client.query(copyFrom(`copy ${tableForCopy(table)} from stdin`)) };
    }
    await written(this.#open.stream, bytes);
  }

  async end(): Promise<ReadonlyMap<string, number>> {
    await this.#close();
    return this.#rows;
  }

  async #close(): Promise<void> {
    if (this.#open === null) return;
    const { name, stream } = this.#open;
    this.#open = null;
    stream.end();
    await once(stream, 'finish');
    this.#rows.set(name, stream.rowCount);
  }
}

function written(stream: CopyStreamQuery, bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    stream.write(bytes, (error) => (error ? fail(error) : done()));
  });
}
