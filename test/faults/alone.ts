import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { startService } from '../launch/started-service.ts';

/**
 * Run inside a network of its own, in which nothing but loopback is there: starts the whole service, asks pages as people
 * do, stops it. Says as one line of JSON what was answered, what was said, and how often anything tried to go elsewhere.
 */
const [data = '', port = '0'] = process.argv.slice(2);

/** How often a packet had nowhere to go, since this network was made: the system counts, whoever sent it. */
async function triedElsewhere(): Promise<number> {
  const lines = (await readFile('/proc/net/snmp', 'utf8')).split('\n').filter((line) => line.startsWith('Ip:'));
  const [names = [], values = []] = lines.map((line) => line.split(' '));
  return Number(values[names.indexOf('OutNoRoutes')]);
}

const service = await startService({ data, port: Number(port), flags: ['--demo'] });
const statuses: Record<string, number> = {};
for (const path of ['/', '/en', '/start', '/start/form', '/code', '/zoek', '/nowhere'])
  statuses[path] = (await fetch(service.publicAddress + path)).status;
for (const path of ['/', '/sign-in', '/join', '/clients'])
  statuses[`staff ${path}`] = (await fetch(service.staffAddress + path)).status;
const entered = await fetch(`${service.staffAddress}/sign-in/as`, {
  method: 'POST',
  redirect: 'manual',
  headers: { origin: service.staffAddress, 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ person: process.argv[4] ?? '' }),
});
const cookie = entered.headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ');
statuses['sign in'] = entered.status;
for (const path of ['/', '/clients', '/profile'])
  statuses[`inside ${path}`] = (await fetch(service.staffAddress + path, { headers: { cookie } })).status;
const during = await triedElsewhere();
await service.stop();
// Would it be counted? One try by ourselves.
await new Promise((done) => createConnection(80, '192.0.2.1').on('error', done));
const after = await triedElsewhere();
process.stdout.write(`${JSON.stringify({ statuses, during, after, said: service.said() })}\n`);
