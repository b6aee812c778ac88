import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LastSeen, readLastSeen } from '#app/operations/processes/last-seen.ts';
import { logKey, logKeyLine } from '#app/operations/processes/log-key.ts';
import { createWitness, serveWitness } from '#app/operations/witness/index.ts';
import { noteKeyOf, readNoteKey, writeNoteKey } from '#app/platform/audit/index.ts';
import { runningPostgres, superuser } from '#app/platform/postgres/index.ts';
import { newKey } from '#app/platform/vault/index.ts';
import { freePorts } from '#test/people-at-work.ts';
import { ServiceVisitor } from '../support/service-visitor.ts';
import { type StartedService, startService } from './started-service.ts';

describe('S5 the running service and its log', () => {
  let parent: string;
  let data: string;
  let service: StartedService;
  let close: () => Promise<void> = async () => undefined;
  const keys = () => `${data}-keys`;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-log-'));
    data = join(parent, 'data');
    const flags = ['--demo', '--world', 'small'];
    service = await startService({ data, port: await freePorts(), flags });
    // It knows its witness from its next round on: a minute after the one before, so it is started once more.
    await service.stop();
    const { id } = JSON.parse(await readFile(join(keys(), 'installation.json'), 'utf8')) as { id: string };
    await logKey(keys());
    const log = readNoteKey(await logKeyLine(keys(), id)) ?? expect.unreachable('There is no line of the log.');
    const [seed, name] = [newKey(), 'witness.example/naast'];
    const witness = createWitness({ name, seed, logs: [log], stateFile: join(parent, 'witness.json') });
    const server = await serveWitness(witness, { port: 0 });
    close = server.close;
    const line = writeNoteKey(noteKeyOf(seed, name, 'cosignature'));
    await writeFile(join(keys(), 'witnesses'), `http://127.0.0.1:${server.port} ${line}\n`);
    service = await startService({ data, port: await freePorts(), flags: ['--demo'] });
  });
  afterAll(async () => {
    await service?.stop();
    await close();
    await rm(parent, { recursive: true, force: true });
  });

  async function entered(loginName: string): Promise<ServiceVisitor> {
    const visitor = new ServiceVisitor(service.staffAddress, loginName);
    await visitor.enter();
    return visitor;
  }

  async function until(holds: (seen: LastSeen) => boolean): Promise<LastSeen> {
    for (let tries = 0; tries < 120; tries += 1) {
      const seen = await readLastSeen(keys());
      if (holds(seen)) return seen;
      await pause(500);
    }
    return expect.unreachable('Nothing came of it within a minute.');
  }

  it('rings no alarm over two starts, and has the witness confirm it', async () => {
    const { alarm, witnesses, head } = await until((seen) => Object.keys(seen.witnesses).length > 0);
    expect([alarm, witnesses]).toEqual([
      null,
      { 'witness.example/naast': { size: expect.any(Number), at: expect.any(String), trouble: null } },
    ]);
    expect(witnesses['witness.example/naast']?.size).toBeLessThanOrEqual(head?.seq ?? 0);
    const leader = await entered('petra');
    expect((await leader.get('/'))?.body).toContain('witness.example/naast');
  });

  it('says within a minute on the first page that an entry was reworded and the chain mended', async () => {
    const at = (await runningPostgres(data)) ?? expect.unreachable('There is no database.');
    const { prefix } = JSON.parse(await readFile(join(keys(), 'installation.json'), 'utf8')) as { prefix: string };
    const password = await readFile(join(keys(), 'password-superuser'), 'utf8');
    const client = new pg.Client({ host: at.socketFolder, port: at.port, user: superuser, password, database: prefix });
    await client.connect();
    await client.query(`do $$ declare before bytea; one record; fresh text; begin
      select previous into before from naast.audit_entry where seq = 3;
      for one in select * from naast.audit_entry where seq >= 3 order by seq loop
        fresh := case when one.seq = 3 then replace(one.body, '"at":', '"at" :') else one.body end;
        update naast.audit_entry set body = fresh, previous = before,
          hash = sha256(convert_to('naast-audit-1', 'UTF8') || before || convert_to(fresh, 'UTF8')) where seq = one.seq;
        select hash into before from naast.audit_entry where seq = one.seq;
      end loop;
      update naast.audit_head set hash = before;
    end $$`);
    await client.end();
    const { alarm } = await until((seen) => seen.alarm !== null);
    expect(alarm?.cause).toBe('reworded');
    await pause(2_000);
    const volunteer = await entered('bram');
    expect((await volunteer.get('/'))?.body).toContain('href="/safe-mode"');
  });

  it('says so after the next start as well', async () => {
    await service.stop();
    service = await startService({ data, port: await freePorts(), flags: ['--demo'] });
    const auditor = await entered('ada');
    expect((await auditor.get('/'))?.body).toContain('href="/safe-mode"');
  });
});
