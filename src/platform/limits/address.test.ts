import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { countedBlocks, plainAddress, visitorAddress } from './address.ts';

describe('what of an address is counted', () => {
  it('is the older address itself and its /24, also of one that came in through the newer protocol', () => {
    expect(countedBlocks('192.0.2.7')).toEqual({ own: '192.0.2.7', network: '192.0.2.0/24' });
    for (const same of ['::ffff:192.0.2.7', '::FFFF:192.0.2.7', '::ffff:c000:207', '0:0:0:0:0:ffff:c000:0207'])
      expect(countedBlocks(same), same).toEqual(countedBlocks('192.0.2.7'));
    expect(countedBlocks('192.0.3.7').network).not.toBe(countedBlocks('192.0.2.7').network);
  });

  it('T21 is the same for all addresses that one connection at home has, however they are written', () => {
    const home = countedBlocks('2001:db8:12:3400::1');
    for (const other of ['2001:0DB8:12:3400:aaaa:bbbb:cccc:dddd', '2001:db8:12:3400:0:1:0:1', '2001:db8:12:3400::%en0'])
      expect(countedBlocks(other), other).toEqual(home);
    // A /56 holds 256 of them: they have the sum of their /48 in common.
    const next = countedBlocks('2001:db8:12:34ff::1');
    expect([next.own === home.own, next.network === home.network]).toEqual([false, true]);
    expect(countedBlocks('2001:db8:13::1').network).not.toBe(home.network);
  });

  it('T21 gives nobody a block of her own by zeros in the address', () => {
    expect(countedBlocks('2001:db8::1')).toEqual(countedBlocks('2001:db8::ffff:2'));
    expect(countedBlocks('2001:db8::1')).toEqual(countedBlocks('2001:db8:0:0:2:3:4:5'));
    expect(countedBlocks('2001:db8:1::5').network).not.toBe(countedBlocks('2001:db8::5').network);
    expect(countedBlocks('fe80::1%eth0')).toEqual(countedBlocks('fe80::2%eth1'));
  });

  it('is something also without an address', () => {
    expect(countedBlocks('')).toEqual({ own: '', network: '' });
  });
});

const proxy = '10.0.0.1';
const second = '2001:db8:ffff::1';
const named = new Set([proxy, second].map((one) => plainAddress(one) ?? one));
const visitor = (forwarded: string | undefined, peer = proxy) => visitorAddress(peer, forwarded, named);

const older = fc.ipV4().filter((address) => !named.has(address));
const newer = fc.ipV6().filter((address) => !named.has(plainAddress(address) ?? ''));
const anyAddress = fc.oneof(older, newer);
/** The ways in which proxies write an address. */
const written = fc.oneof(
  older.map((address) => ({ address, text: address })),
  older.map((address) => ({ address, text: `${address}:4711` })),
  newer.map((address) => ({ address, text: address })),
  newer.map((address) => ({ address, text: `[${address}]` })),
  newer.map((address) => ({ address, text: `[${address}]:443` })),
  newer.map((address) => ({ address, text: `${address}%eth0` })),
  newer.map((address) => ({ address, text: `[${address}%eth0]:443` })),
);
const garbage = fc
  .oneof(
    fc.string(),
    fc.constantFrom(
      '',
      'unknown',
      '_hidden',
      '999.1.1.1',
      '1.2.3',
      '1.2.3.4.5',
      'localhost',
      '::g',
      '[::1',
      '1.2.3.4:port',
      '"1.2.3.4"',
    ),
  )
  .filter((text) => !text.includes(',') && isIP(text.trim()) === 0 && !/^\s*[\d.]+:\d+\s*$|\[|%/.test(text));

describe('S8 the address of a visitor behind a proxy', () => {
  it('is what the named proxy saw, whatever the visitor wrote before it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyAddress, garbage), { maxLength: 10 }), written, (before, { address, text }) => {
        expect(visitor([...before, text].join(', '))).toBe(plainAddress(address));
      }),
    );
  });

  it('cannot be chosen by who rotates the header: of ten addresses the last counts', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 200; at += 1) {
      const invented = Array.from({ length: 9 }, (_, one) => `203.0.${at}.${one}`).join(', ');
      seen.add(visitor(`${invented}, 198.51.100.66`));
    }
    expect([...seen]).toEqual(['198.51.100.66']);
  });

  it('is that before two proxies in a row, and never one that a stranger put before them', () => {
    fc.assert(
      fc.property(fc.array(anyAddress, { maxLength: 3 }), anyAddress, fc.boolean(), (before, address, brackets) => {
        const inner = brackets ? `[${second}]:443` : second;
        expect(visitor([...before, address, inner].join(','))).toBe(plainAddress(address));
        // Who names one of our proxies before the address that was seen gains nothing by it.
        expect(visitor([...before, second, proxy, address].join(','))).toBe(plainAddress(address));
      }),
    );
  });

  it('is the proxy’s own where the proxy says none, says nothing, or says what is no address', () => {
    fc.assert(
      fc.property(anyAddress, garbage, (before, nothing) => {
        expect(visitor(`${before}, ${nothing}`)).toBe(proxy);
        expect(visitor(`${before}, ${nothing}, ${second}`)).toBe(plainAddress(second));
      }),
    );
    expect([visitor(undefined), visitor(''), visitor(','), visitor(proxy)]).toEqual([proxy, proxy, proxy, proxy]);
  });

  it('is that of the connection for everybody who is no named proxy, whatever the header says', () => {
    fc.assert(
      fc.property(anyAddress, fc.string(), (peer, said) => {
        expect(visitor(said, peer)).toBe(plainAddress(peer));
        expect(visitor(proxy, peer)).toBe(plainAddress(peer));
      }),
    );
    expect(visitorAddress(proxy, '203.0.113.9', new Set())).toBe(proxy);
  });

  it('is one in every way of writing, and never longer than an address', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (peer, said) => {
        const found = visitorAddress(peer, said, new Set([peer]));
        expect(found === peer || isIP(found) !== 0).toBe(true);
      }),
    );
  });
});
