import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { type Finding, finding } from '#app/platform/findings/index.ts';

/** Seconds that a clock may be off; codes of an authenticator live a minute. */
const mostOff = 60;

export interface Clocks {
  /** Seconds that we are ahead of a time server; null where none was asked or none answered. */
  ahead: number | null;
  /** Whether the operating system says that it keeps the clock; null where it does not say. */
  kept: boolean | null;
  /** The moment of the newest entry of the log. */
  newestEntry: Date | null;
}

/** The clock. Whoever is before the newest entry of the log is behind, whatever anybody else says. */
export function judgeClock({ ahead, kept, newestEntry }: Clocks, now = new Date()): Finding {
  const before = newestEntry === null ? 0 : (newestEntry.getTime() - now.getTime()) / 1000;
  if (before > mostOff) return finding('clock.behind', { minutes: minutes(before) });
  if (ahead !== null && ahead > mostOff) return finding('clock.ahead', { minutes: minutes(ahead) });
  if (ahead !== null && -ahead > mostOff) return finding('clock.behind', { minutes: minutes(-ahead) });
  return finding(ahead !== null || kept === true ? 'clock.good' : 'clock.unknown');
}

function minutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}

/** Does systemd say that the clock is kept by a time server? Null where it is not there. */
export function clockIsKept(): Promise<boolean | null> {
  return new Promise((done) => {
    const words = ['show', '-p', 'NTPSynchronized', '--value'];
    execFile('timedatectl', words, { timeout: 3_000 }, (error, said) => done(error ? null : said.trim() === 'yes'));
  });
}

/** Seconds from 1900, where time servers begin to count, to 1970. */
const from1900 = 2_208_988_800;

/** Seconds that our clock is ahead of a time server (SNTP, RFC 4330); null when it does not answer. */
export function askTimeServer(host: string, port = 123, patience = 3_000): Promise<number | null> {
  return new Promise((done) => {
    const socket = createSocket({ type: 'udp4' });
    const finish = (ahead: number | null) => {
      clearTimeout(clock);
      socket.close();
      done(ahead);
    };
    const clock = setTimeout(() => finish(null), patience);
    const sent = Date.now();
    socket.once('error', () => finish(null));
    socket.once('message', (answer) => {
      if (answer.length < 48) return finish(null);
      const theirs = answer.readUInt32BE(40) - from1900 + answer.readUInt32BE(44) / 2 ** 32;
      // Where the second turned over in 2036 they begin anew; until then a time before today is no time.
      if (theirs < 0) return finish(null);
      finish((sent + Date.now()) / 2000 - theirs);
    });
    const question = Buffer.alloc(48);
    question[0] = 0x23; // version 4, a client
    socket.send(question, port, host, (error) => error && finish(null));
  });
}
