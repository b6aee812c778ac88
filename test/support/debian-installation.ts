import { readdirSync } from 'node:fs';
import { readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { passwords } from './attack-day-work.ts';
import { Guest } from './attack-guest.ts';
import type { DebianMachine } from './debian-machine.ts';
import { type AttackPlan, attackScript, type Outcome, outcomeOf } from './walled-attack.ts';

const accounts = ['naast', 'naast-public', 'naast-staff', 'naast-read', 'naast-witness'] as const;
export type AccountName = (typeof accounts)[number];

/** A box in which a file was read: its program, which namespaces it has of its own, and what it sees of the disk. */
export interface SeenBox {
  entry: string;
  apart: string[];
  seen: string[];
}

/** What a test does with the package on a machine of its own. */
export class DebianInstallation {
  readonly #machine: DebianMachine;
  readonly #numbers = new Map<AccountName, number>();
  readonly #guests = new Map<string, Guest>();
  /** Authenticators by the order in which people came. */
  readonly secrets = new Map<string, string>();

  constructor(machine: DebianMachine) {
    this.#machine = machine;
  }

  async systemctl(...words: string[]): Promise<string> {
    return (await this.#machine.run('systemctl', ...words)).said.trim();
  }

  async journal(unit: string): Promise<string> {
    return (await this.#machine.run('journalctl', '--no-pager', '-o', 'cat', '-u', unit)).said;
  }

  /** Installs a package that lies in the shared folder, also over itself. */
  install(name: string): Promise<{ code: number; said: string }> {
    const words = ['--yes', '--reinstall', '--no-install-recommends', `/srv/shared/${name}`];
    return this.#machine.run('apt-get', 'install', ...words);
  }

  /** Asks the machine which numbers the accounts have. */
  async learnAccounts(): Promise<number[]> {
    for (const name of accounts) this.#numbers.set(name, Number((await this.#machine.run('id', '-u', name)).said));
    return [...this.#numbers.values()];
  }

  number(name: AccountName): number {
    return this.#numbers.get(name) ?? -1;
  }

  /** Lays a file there, as root. */
  async put(path: string, text: string): Promise<void> {
    await writeFile(join(this.#machine.shared, 'file'), text);
    const { code, said } = await this.#machine.run('install', '-D', '-m', '644', '/srv/shared/file', path);
    if (code !== 0) throw new Error(said);
  }

  processes(name: AccountName) {
    return this.#machine.processes(this.number(name));
  }

  /** Programs of ours that run as an account. */
  async nodes(name: AccountName) {
    return (await this.processes(name)).filter(({ words }) => words[0] === '/usr/lib/naast/bin/node');
  }

  /** A colleague of the day, with the authenticator of the day; signed in once. */
  async signedIn(origin: string, name: keyof typeof passwords): Promise<Guest> {
    const known = this.#guests.get(name);
    if (known !== undefined) return known;
    const nth = Object.keys(passwords).indexOf(name);
    const secret = [...this.secrets].filter(([what]) => what.startsWith('authenticator'))[nth]?.[1] ?? '';
    const who = new Guest(origin, new Map());
    who.enrolment({ status: 200, location: null, body: `secret=${secret}` });
    // A code is good once: one that was used has had its time half a minute later. Ten tries are all that one has.
    for (let tried = 1; tried < 9; tried += 1) {
      if ((await who.signIn(name, passwords[name])).status < 400) {
        this.#guests.set(name, who);
        return who;
      }
      await pause(6_000);
    }
    throw new Error(`${name} cannot sign in.`);
  }

  /** Looks at the boxes while files are read. */
  watchBoxes(): { end(): Promise<SeenBox[]> } {
    const known = new Map<number, SeenBox>();
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        await this.#lookAtBoxes(known);
        await pause(20);
      }
    })();
    return {
      async end() {
        isOver = true;
        await watching;
        return [...known.values()];
      },
    };
  }

  async #lookAtBoxes(known: Map<number, SeenBox>): Promise<void> {
    const all = await this.processes('naast-read');
    const reader = all.find(({ words }) => words.some((word) => word.endsWith('/read.js')));
    for (const { pid, words } of all) {
      const entry = words
        .find((word) => /\/(ocr-)?sandbox\.js$/.test(word))
        ?.split('/')
        .at(-1);
      // What starts a box names its program too; the box itself is Node.
      if (reader === undefined || entry === undefined || !words[0]?.endsWith('/node')) continue;
      const kinds = ['net', 'pid', 'mnt'];
      const own = await Promise.all(kinds.map((kind) => namespaceOf(pid, kind)));
      const others = await Promise.all(kinds.map((kind) => namespaceOf(reader.pid, kind)));
      // Just going: what it had is not to be seen any more.
      if (own.includes(null) || others.includes(null)) continue;
      const apart = kinds.filter((_, at) => own[at] !== others[at]);
      const seen = namesIn(`/proc/${pid}/root`).filter((name) => /^(home|root|proc|sys|var|run|srv)$/.test(name));
      known.set(pid, { entry, apart, seen });
    }
  }

  /** The unit of the public side as it is, with other code in it; what that says is in the journal, in pieces. */
  async attackInPublicUnit(plan: AttackPlan, inner: boolean): Promise<Outcome> {
    const text = (await this.#machine.run('cat', '/usr/lib/systemd/system/naast-public.service')).said;
    const name = inner ? 'attack.service' : 'attack-native.service';
    const unit = text
      .replace(/^(Requires|PartOf|After|Restart|RestartSec|Type)=.*\n/gm, '')
      .replace(/^ExecStart=(\S+) (.*) \S+\/public\.js .*$/m, (_line, node: string, words: string) =>
        [
          `ExecStart=${node}`,
          inner ? `${words} --allow-fs-read=/usr/lib/attack` : '',
          '/usr/lib/attack/attack.cjs',
        ].join(' '),
      )
      .replace('[Service]', '[Service]\nType=oneshot');
    const last = JSON.stringify(JSON.stringify(plan));
    await this.put('/usr/lib/attack/attack.cjs', `process.argv.push(${last});\n${attackScript}`);
    await this.put(`/run/systemd/system/${name}`, unit);
    await this.systemctl('daemon-reload');
    await this.systemctl('start', name);
    const said = await this.journal(name);
    return outcomeOf(said.slice(said.indexOf('{')).replaceAll('\n', ''), said);
  }
}

const namespaceOf = (pid: number, kind: string) => readlink(`/proc/${pid}/ns/${kind}`).catch(() => null);

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
