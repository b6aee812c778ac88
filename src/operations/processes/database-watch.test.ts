import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, it, vi } from 'vitest';
import { databaseAnswers, watchDatabase } from './database-watch.ts';

const often = { every: 5, longest: 60 };
const isLost = (lost: Promise<void>) => Promise.race([lost.then(() => true), pause(400).then(() => false)]);

it('says once that the database is away and once that it is back, and takes a short while for no loss', async () => {
  const answers = [true, false, false, true, true];
  const asked = vi.fn(async () => answers.shift() ?? true);
  const said: string[] = [];
  const watch = watchDatabase(asked, (line) => said.push(line), { ...often, longest: 10_000 });
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(6));
  watch.stop();
  expect(said.map((line) => line.replace(/\d+/, 'N'))).toEqual([
    'The database does not answer.',
    'The database answers again, after N s.',
  ]);
  expect(await isLost(watch.lost)).toBe(false);
});

it('takes one that stays away for lost, and a question that hangs says nothing after the end', async () => {
  const said: string[] = [];
  const watch = watchDatabase(
    async () => false,
    (line) => said.push(line),
    often,
  );
  expect(await isLost(watch.lost)).toBe(true);
  watch.stop();
  expect(said).toEqual(['The database does not answer.', expect.stringContaining('does not come back by itself')]);
  const late = Promise.withResolvers<boolean>();
  const other = watchDatabase(
    () => late.promise,
    (line) => said.push(line),
    often,
  );
  await pause(30);
  other.stop();
  late.resolve(false);
  await pause(30);
  expect(said).toHaveLength(2);
});

/** A server that says the same to everybody, in the words of PostgreSQL. */
async function refusing(code: string): Promise<{ port: number; close(): void }> {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mno\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([head, fields])));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, close: () => void server.close() };
}

it('takes a refusal for an answer, and not that nobody is let in yet, nor that nobody is there', async () => {
  const { administrator } = inject('testServer');
  expect(await databaseAnswers({ ...administrator, database: 'postgres' })).toBe(true);
  expect(await databaseAnswers({ ...administrator, database: 'postgres', password: 'a guess' })).toBe(true);
  const place = { host: '127.0.0.1', user: 'postgres', database: 'postgres', password: 'x' };
  for (const [code, answers] of [
    ['53300', true],
    ['57P03', false],
  ] as const) {
    const { port, close } = await refusing(code);
    expect([code, await databaseAnswers({ ...place, port })]).toEqual([code, answers]);
    close();
    expect(await databaseAnswers({ ...place, port })).toBe(false);
  }
});
