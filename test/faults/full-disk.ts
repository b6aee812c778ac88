import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { onePage, words } from '#app/platform/files/testing/pdfs.ts';
import { type StartedService, startService } from '../launch/started-service.ts';
import { type ServiceAnswer, ServiceVisitor } from '../support/service-visitor.ts';

export interface Filled {
  /**
   * What was answered to writing while there was no room: statuses, and answers without the sentence or without the
   * writer's words.
   */
  refused: number[];
  withoutSentence: number[];
  withoutWords: number[];
  /** Statuses of pages asked meanwhile; 0 where nobody answered. */
  read: number[];
  /** How often whoever runs the machine had to start the service again. */
  starts: number;
  /** The same form again, when there was room. */
  afterwards: number;
  /** What was answered well, and whether it is all there, once. */
  written: number;
  lost: string[];
  /** What service and database said last, where it did not go on by itself. */
  said: string;
}

/**
 * Run where small disks are mounted below the folder given: fills one after the other under a running service, sees
 * what people are told, makes room again, and sees that it goes on. Says as one line of JSON what happened.
 */
const [disks = '', port = ''] = process.argv.slice(2);
const data = join(disks, 'data', 'naast');
const start = () => startService({ data, port: Number(port), flags: ['--demo', '--world', 'small'] });
const sentence = /Er is geen plaats meer|We kunnen er even niet bij/;

let service: StartedService = await start();
await service.stop();
// The database's own log and the sealed files get small disks of their own.
for (const [disk, folder] of [
  ['wal', join(data, 'postgres', 'pg_wal')],
  ['files', join(data, 'files')],
] as const) {
  const there = join(disks, disk, 'moved');
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  execFileSync('cp', ['-a', folder, there]);
  rmSync(folder, { recursive: true });
  symlinkSync(there, folder);
}
service = await start();
const bram = new ServiceVisitor(service.staffAddress, 'bram');
await bram.enter();
const at = /href="(\/clients\/[0-9A-Z]{8})"/.exec((await bram.get('/clients'))?.body ?? '')?.[1] ?? '';
const noteForm = await bram.form(`${at}/notes/new`, `${at}/notes`);
const letterForm = await bram.form(`${at}/letters/new`, `${at}/letters/new`);

const outcome = {
  files: await withFull('files', 40, async () => {
    const fields = { ...letterForm, _key: crypto.randomUUID() };
    return { marker: null, send: () => bram.upload(`${at}/letters/new`, fields, letter()) };
  }),
  data: await withFull('data', 400, note),
  wal: await withFull('wal', 60, note),
};
const left = await bram.get(at);
await service.stop();
process.stdout.write(`${JSON.stringify({ outcome, page: left?.status, said: service.said() })}\n`);

function letter() {
  return { name: 'brief.pdf', bytes: onePage(words(`Een brief ${crypto.randomUUID()}`)) };
}

/** A long one, since a short one may still find room in what is there. */
async function note() {
  const marker = `Gezegd ${crypto.randomUUID()}.`;
  const fields = {
    ...noteForm,
    _key: crypto.randomUUID(),
    said: `${marker} ${'Zij vertelde over haar week. '.repeat(100)}`,
  };
  return { marker, send: () => bram.post(`${at}/notes`, fields) };
}

interface Attempt {
  marker: string | null;
  send(): Promise<ServiceAnswer | null>;
}

async function withFull(
  disk: 'data' | 'wal' | 'files',
  most: number,
  attempt: () => Promise<Attempt>,
): Promise<Filled> {
  const filled: Filled = {
    refused: [],
    withoutSentence: [],
    withoutWords: [],
    read: [],
    starts: 0,
    afterwards: 0,
    written: 0,
    lost: [],
    said: '',
  };
  const markers: string[] = [];
  const last = { attempt: await attempt() };
  await fill(join(disks, disk));
  for (let tried = 0; tried < most && filled.refused.length < 3; tried += 1) {
    last.attempt = await attempt();
    const answer = await last.attempt.send();
    if (answer?.status === 303) {
      filled.written += 1;
      if (last.attempt.marker !== null) markers.push(last.attempt.marker);
      if (disk === 'wal') await nextSegment();
      continue;
    }
    filled.refused.push(answer?.status ?? 0);
    if (answer && !sentence.test(answer.body)) filled.withoutSentence.push(answer.status);
    const { marker } = last.attempt;
    if (answer && marker !== null && !answer.body.includes(marker)) filled.withoutWords.push(answer.status);
    filled.read.push((await bram.get(at))?.status ?? 0);
  }
  await rm(join(disks, disk, 'ballast'));
  // A database that does not come back by itself is started again after three quarters of a minute.
  for (const end = Date.now() + 150_000; Date.now() < end && filled.afterwards !== 303; await pause(200)) {
    if (service.launcher.exitCode !== null) {
      service = await start();
      filled.starts += 1;
    }
    filled.afterwards = (await last.attempt.send())?.status ?? 0;
  }
  if (filled.afterwards !== 303) filled.said = await lastWords();
  if (last.attempt.marker !== null) markers.push(last.attempt.marker);
  const pages = await everyPage();
  filled.lost = markers.filter((marker) => pages.split(marker).length !== 2);
  return filled;
}

async function lastWords(): Promise<string> {
  const ofDatabase = await readFile(join(data, 'postgres.log'), 'utf8').catch(() => '');
  const all = [service.said(), ofDatabase].map((text) => text.split('\n').slice(-40).join('\n'));
  return [`launcher: ${service.launcher.exitCode}`, ...all].join('\n');
}

/** The database keeps segments of its log in store; this uses one up, where notes would need hours for it. */
async function nextSegment(): Promise<void> {
  const [, , , port, host] = (await readFile(join(data, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split(
    '\n',
  );
  const password = (await readFile(join(`${data}-keys`, 'password-superuser'), 'utf8')).trim();
  const client = new pg.Client({ host, port: Number(port), user: 'postgres', database: 'postgres', password });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_switch_wal()');
  } catch {
    // It may be what breaks.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function everyPage(): Promise<string> {
  let text = '';
  for (let page = 1; page < 200; page += 1) {
    const body = (await bram.get(`${at}?page=${page}`))?.body ?? '';
    text += body;
    if (!body.includes(`page=${page + 1}`)) break;
  }
  return text;
}

/** Writes until there is no room for one byte more. */
async function fill(folder: string): Promise<void> {
  const file = await open(join(folder, 'ballast'), 'w');
  for (const size of [1 << 20, 4096, 1]) {
    const bytes = Buffer.alloc(size, 7);
    for (;;) {
      const isWritten = await file.write(bytes).then(
        ({ bytesWritten }) => bytesWritten === size,
        () => false,
      );
      if (!isWritten) break;
    }
  }
  await file.close();
}
