import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readSettings } from '#app/operations/config.ts';
import { openInstallation } from '#app/operations/processes/installation.ts';
import { logKeyLine } from '#app/operations/processes/log-key.ts';
import { writePrivateFile } from '#app/operations/processes/private-files.ts';
import { createWitness, serveWitness } from '#app/operations/witness/index.ts';
import { noteKeyOf, readNoteKey, writeNoteKey } from '#app/platform/audit/index.ts';
import { type Key, keyOf, newKey } from '#app/platform/vault/index.ts';
import { installationFlags } from './backup.ts';
import type { Command, CommandIo } from './command.ts';

const use =
  'Use: naast witness --log LINE [--log LINE …] --state FILE --key FILE [--name NAME] [--address A] [--port N], ' +
  'or, where the service runs: naast witness --show-log [--data DIR] [--keys DIR] [--demo]';

const usualPort = 3010;

/** `naast witness`: stands on another host or account and remembers how large a log was. Runs until a signal ends it. */
export const witnessCommand: Command = async (args, io) => {
  const asked = readOptions(args);
  if (asked === null) {
    io.err(use);
    return 2;
  }
  return 'show' in asked ? showLog(asked.show, io) : runWitness(asked, io);
};

/** The line by which a witness knows this log. */
async function showLog(flags: string[], io: CommandIo): Promise<0 | 2> {
  const read = readSettings(flags, process.env);
  const opened = read.ok ? await openInstallation(read.settings) : null;
  if (!read.ok || opened === null || !opened.ok) {
    const reasons = opened?.ok === false ? opened.objections.map(({ sentence }) => sentence) : [];
    (read.ok ? reasons : [read.reason]).forEach(io.err);
    return 2;
  }
  io.out(await logKeyLine(read.settings.keysFolder, opened.installation.id));
  return 0;
}

async function runWitness({ logs, state, key, name, address, port }: Run, io: CommandIo): Promise<0 | 1 | 2> {
  const known = logs.map(readNoteKey);
  if (known.includes(null)) {
    io.err(
      'One of the lines after --log is not that of a log: copy the whole line that naast witness --show-log prints.',
    );
    return 2;
  }
  const seed = await witnessKey(key);
  const witness = createWitness({ name, seed, logs: known.filter((one) => one !== null), stateFile: state });
  try {
    const server = await serveWitness(witness, { address, port });
    io.out(`The witness listens on http://${address}:${server.port}/`);
    io.out('For the file witnesses in the keys folder of the service: its address, a space, and this line:');
    io.out(writeNoteKey(noteKeyOf(seed, name, 'cosignature')));
    await new Promise<void>((done) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    });
    await server.close();
    return 0;
  } catch (error) {
    io.err(
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? `Port ${port} is in use by another program; choose another with --port.`
        : 'The witness could not listen there.',
    );
    return 1;
  }
}

/** Its own key, made at the first start. */
async function witnessKey(file: string): Promise<Key> {
  if (!existsSync(file)) await writePrivateFile(file, `${newKey().toString('base64')}\n`);
  return keyOf(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64'));
}

interface Run {
  logs: string[];
  state: string;
  key: string;
  name: string;
  address: string;
  port: number;
}

function readOptions(args: string[]): Run | { show: string[] } | null {
  const options = {
    log: { type: 'string', multiple: true },
    state: { type: 'string' },
    key: { type: 'string' },
    name: { type: 'string' },
    address: { type: 'string' },
    port: { type: 'string' },
    'show-log': { type: 'boolean' },
    data: { type: 'string' },
    keys: { type: 'string' },
    demo: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    if (values['show-log'] === true) return { show: installationFlags(values) };
    const { log: logs = [], state, key, name = 'naast-witness', address = '127.0.0.1', port = `${usualPort}` } = values;
    const isPort = /^[0-9]{1,5}$/.test(port) && Number(port) <= 65_535;
    if (logs.length === 0 || state === undefined || key === undefined || !isPort || !/^[^\s+]{1,80}$/.test(name))
      return null;
    return { logs, state, key, name, address, port: Number(port) };
  } catch {
    return null;
  }
}
