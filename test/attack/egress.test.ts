import { createSocket } from 'node:dgram';
import { lookup, resolve4 } from 'node:dns';
import dnsLater from 'node:dns/promises';
import { once } from 'node:events';
import { get } from 'node:http';
import { get as getSafely } from 'node:https';
import { connect } from 'node:net';
import { connect as connectSafely } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { deskWith, pagesApp } from '#app/service/public-pages/testing.ts';
import { onLoopback } from '../support/loopback.ts';
import { triedToLeave } from '../support/stay-inside.ts';

/** An address that is nobody's (RFC 5737), and a name that nobody has (RFC 2606). */
const [address, name] = ['192.0.2.1', 'elsewhere.example'];
const failing = (emitter: NodeJS.EventEmitter) => once(emitter, 'error').then(([error]) => String(error));

describe('T65 the tests themselves stay on this machine, and would tell of a part that leaves it', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['fetch, by number', () => fetch(`http://${address}/`).catch(String), address],
    ['fetch, by name', () => fetch(`https://${name}/`).catch(String), name],
    ['http', () => failing(get(`http://${address}/`)), address],
    ['https', () => failing(getSafely(`https://${name}/`)), name],
    ['a bare connection', () => failing(connect(443, address)), address],
    ['a bare connection with options', () => failing(connect({ port: 443, host: name })), name],
    ['a secured connection', () => failing(connectSafely(443, name)), name],
    ['looking up a name', () => promisify(lookup)(name).catch(String), name],
    ['asking a name server', () => promisify(resolve4)(name).catch(String), name],
    ['the same, with promises', () => dnsLater.lookup(name).catch(String), name],
    ['a datagram', async () => createSocket('udp4').unref().send('x', 53, address), address],
    [
      'a socket of a browser',
      () => new Promise((done) => new WebSocket(`ws://${address}/`).addEventListener('error', done)),
      address,
    ],
  ])('%s is refused and told', async (_, leave, where) => {
    await leave().catch(() => undefined);
    expect(triedToLeave()).toContain(where);
  });

  it('lets everything through that stays here', async () => {
    const service = await onLoopback(pagesApp(deskWith().desk));
    expect((await fetch(service.origin.replace('127.0.0.1', 'localhost'))).status).toBeGreaterThan(199);
    await service.close();
    expect((await dnsLater.lookup('localhost')).address).toMatch(/^(127\.|::1)/);
    expect(triedToLeave()).toEqual([]);
  });
});
