import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { afterEach } from 'vitest';

/**
 * Set up in every test process (T65): nothing leaves this machine. Connections to other hosts and lookups of other names
 * are refused, and the test in which one was tried fails, also when the program swallowed the refusal.
 */
const ofProcess = globalThis as typeof globalThis & { triedToLeave?: string[] };
/** One process runs many files one after the other; its doors are closed once. */
const isClosed = ofProcess.triedToLeave !== undefined;
ofProcess.triedToLeave ??= [];
const tried = ofProcess.triedToLeave;

/** What was tried since the last look; the test that looks answers for it. */
export function triedToLeave(): string[] {
  return tried.splice(0);
}

afterEach(() => {
  const places = triedToLeave();
  if (places.length > 0) throw new Error(`Tried to leave this machine: ${places.join(', ')}`);
});

const isHere = (host: string) =>
  host === 'localhost' || host === '::1' || host === '::' || /^(127\.|0\.0\.0\.0$)/.test(host);

function refusal(what: string): Error {
  tried.push(what);
  return Object.assign(new Error(`Nothing leaves this machine: ${what}`), { code: 'ENETUNREACH' });
}

/** Gives the refusal to the callback of a lookup, or as a rejected promise. */
const refusing =
  (allowsHere: boolean, lookUp: (...given: never[]) => unknown) =>
  (name: string, ...more: unknown[]): unknown => {
    if (allowsHere && isHere(name)) return lookUp(...([name, ...more] as never[]));
    const why = refusal(name);
    const done = more.at(-1);
    return typeof done === 'function' ? process.nextTick(done as () => void, why) : Promise.reject(why);
  };

function closeTheDoors(): void {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
    // Node itself calls with an array of options and a callback; people with options, a path, or a port and a host.
    const [first, second] = given.flat();
    const { path, host } =
      typeof first === 'object' && first !== null
        ? (first as { path?: string | null; host?: string | null })
        : typeof first === 'string' && Number.isNaN(Number(first))
          ? { path: first }
          : { host: typeof second === 'string' ? second : undefined };
    const to = host ?? 'localhost';
    if (typeof path !== 'string' && !isHere(to)) {
      const why = refusal(to);
      process.nextTick(() => this.destroy(why));
      return this;
    }
    return (connect as (...all: unknown[]) => net.Socket).apply(this, given);
  } as typeof connect;

  for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    const methods = owner as unknown as Record<string, (...given: never[]) => unknown>;
    for (const name of Object.getOwnPropertyNames(owner).filter((one) => /^(lookup|resolve|reverse)/.test(one)))
      if (typeof methods[name] === 'function') methods[name] = refusing(name === 'lookup', methods[name]);
  }

  const { send } = dgram.Socket.prototype;
  dgram.Socket.prototype.send = function (this: dgram.Socket, ...given: unknown[]) {
    const host = given.findLast((one) => typeof one === 'string') as string | undefined;
    if (host !== undefined && !isHere(host)) throw refusal(host);
    return (send as (...all: unknown[]) => void).apply(this, given);
  } as typeof send;
  syncBuiltinESMExports();
}
if (!isClosed) closeTheDoors();
