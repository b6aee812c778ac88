import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { agePair } from '../support/backups.ts';
import { debianPackage } from '../support/debian-package.ts';
import { freePorts } from '../support/people-at-work.ts';
import { type PlainMachine, type StartedUnit, startPlainMachine } from '../support/plain-machine.ts';

const isCi = process.env.CI !== undefined && process.env.CI !== '';
const found = await startPlainMachine();
const why = 'why' in found ? found.why : null;
process.stdout.write(
  why === null
    ? 'The units of the package are started by their command lines, without systemd.\n'
    : `The units of the package are not tried without systemd here: ${why}.\n`,
);

/** Where nobody has systemd the package still installs, and its units are command lines (docs/decisions/0105). */
describe.runIf(why === null || isCi)(
  'the units of the Debian package, by their command lines',
  { timeout: 240_000 },
  () => {
    let machine: PlainMachine;
    let port: number;
    let recipient: string;
    const units = new Map<string, StartedUnit>();
    const until = (work: () => Promise<void> | void) => vi.waitFor(work, { timeout: 90_000, interval: 200 });

    beforeAll(async () => {
      if ('why' in found) throw new Error(`There is no machine to try it on: ${found.why}.`);
      machine = found;
      port = await freePorts();
      ({ recipient } = await agePair());
      const debian = await debianPackage(machine.shared);
      const words = ['--yes', '--no-install-recommends', `/srv/shared/${debian}`];
      const installed = await machine.run('apt-get', 'install', ...words);
      expect([installed.code, installed.said]).toEqual([0, expect.stringContaining('Setting up naast')]);
      // No systemd is there: nothing of it was started, nor said to be broken.
      expect(installed.said).not.toMatch(/does not run|not been booted with systemd/);
    }, 400_000);
    afterAll(async () => {
      for (const unit of [...units.values()].reverse()) await unit.stop();
      if (!('why' in found)) await found.stop();
    });

    it('start in their order, each under its own account, and serve both sides', async () => {
      const settings = { NAAST_PORT: String(port), NAAST_BACKUP_RECIPIENT: recipient };
      const start = async (name: string, ...sockets: string[]) => {
        units.set(name, await machine.start(name, name === 'naast' ? settings : {}, sockets));
      };
      await start('naast');
      await until(() => expect(units.get('naast')?.said()).toMatch(/Set-up token +[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/));
      await start('naast-read', '/run/naast/read.sock');
      await until(async () =>
        expect((await machine.run('chown', 'naast-staff:naast-staff', '/run/naast/read.sock')).code).toBe(0),
      );
      await start('naast-public', `127.0.0.1:${port}`);
      await start('naast-staff', `127.0.0.1:${port + 1}`);
      for (const at of [`http://127.0.0.1:${port}/`, `http://localhost:${port + 1}/set-up`])
        await until(async () => expect([at, (await fetch(at)).status]).toEqual([at, 200]));
      const { said } = await machine.run('ps', '-eo', 'user:20,args');
      const running = [...said.matchAll(/^(\S+) +\S*node .*\/dist\/(\w+)\.js/gm)].map(
        ([, user, entry]) => `${entry} ${user}`,
      );
      expect(running.sort()).toEqual(expect.arrayContaining(['cli naast', 'public naast-public', 'staff naast-staff']));
      expect(said).toMatch(/^naast +\S+postgres -D \/var\/lib\/naast\/data\/postgres/m);
      // The reader's boxes have their walls here too.
      const all = async () => (await machine.run('ps', '-eo', 'user:20,args')).said;
      await until(async () => expect(await all()).toMatch(/^naast-read +\S*bwrap --unshare-all/m));
      expect(units.get('naast-read')?.said()).not.toContain('Bubblewrap does not work');
      expect(running.filter((one) => one.endsWith(' root'))).toEqual([]);
    });

    it('hand their start to the account of each side alone, and keep keys and data from both', async () => {
      const socket = '/run/naast/staff/start.sock';
      const lines = `require("net").connect("${socket}",()=>{console.log("IN");process.exit()}).on("error",(e)=>console.log(e.code))`;
      const as = (name: string) => ['setpriv', `--reuid=${name}`, `--regid=${name}`, '--init-groups'];
      expect((await machine.run(...as('naast-public'), '/usr/lib/naast/bin/node', '-e', lines)).said.trim()).toBe(
        'EACCES',
      );
      for (const name of ['naast-public', 'naast-staff', 'naast-read'])
        for (const file of ['keys/pepper', 'data/postgres/PG_VERSION'])
          expect([name, file, (await machine.run(...as(name), 'cat', `/var/lib/naast/${file}`)).code]).toEqual([
            name,
            file,
            1,
          ]);
    });

    it('make a backup and look through the log by the command lines of the two timers', async () => {
      for (const name of ['naast-backup', 'naast-verify']) {
        const unit = await machine.start(name, { NAAST_BACKUP_RECIPIENT: recipient });
        await until(() => expect(unit.ended()).not.toBeNull());
        expect([name, unit.ended(), unit.said()]).toEqual([
          name,
          0,
          expect.stringMatching(/tables with \d+ rows|is whole/),
        ]);
      }
      const made = await machine.run('find', '/var/backups/naast', '-name', 'naast-*.age');
      expect(made.said).toMatch(/^\/var\/backups\/naast\/naast-20[2-9]\d-\d\d-\d\d-\d{4}\.age$/m);
    });

    it('stop in order, and purge leaves data and keys', async () => {
      for (const name of ['naast-staff', 'naast-public', 'naast-read', 'naast']) {
        await units.get(name)?.stop();
        units.delete(name);
      }
      const running = async () => (await machine.run('ps', '-eo', 'args')).said;
      await until(async () => expect(await running()).not.toMatch(/\/usr\/lib\/naast\//));
      const { code, said } = await machine.run('apt-get', 'purge', '--yes', 'naast');
      expect([code, said]).toEqual([0, expect.stringContaining('Data and keys stay in /var/lib/naast')]);
      for (const path of ['var/lib/naast/keys/pepper', 'var/lib/naast/data/postgres/PG_VERSION'])
        expect((await stat(join(machine.root, path))).isFile()).toBe(true);
    });
  },
);
