import type { Context } from 'hono';
import { describe, expect, it } from 'vitest';
import { networkOf } from './network.ts';

const of = (remoteAddress: string | undefined) =>
  networkOf({ env: { incoming: { socket: { remoteAddress } } } } as unknown as Context);

describe('the block of a visitor’s address, for counting tries', () => {
  it('is a /24 of an older address, also of one that came in through the newer protocol', () => {
    expect(of('192.0.2.7')).toBe('192.0.2.0/24');
    expect(of('::ffff:192.0.2.250')).toBe('192.0.2.0/24');
    expect(of('192.0.3.7')).not.toBe(of('192.0.2.7'));
  });

  it('T21 is the same for all addresses that one connection at home has, however they are written', () => {
    const home = of('2001:db8:12:3400::1');
    for (const other of ['2001:db8:12:34ff:aaaa:bbbb:cccc:dddd', '2001:db8:12:3401::2', '2001:db8:12:34ab:0:1:0:1'])
      expect(of(other), other).toBe(home);
    expect(of('2001:db8:12:3500::1')).not.toBe(home);
  });

  it('T21 gives nobody a block of her own by zeros in the address', () => {
    expect(of('2001:db8::1')).toBe(of('2001:db8::ffff:2'));
    expect(of('2001:db8::1')).toBe(of('2001:db8:0:1:2:3:4:5'));
    expect(of('2a00::1')).toBe(of('2a00:0:0:2::9'));
    expect(of('2001:db8:1::5')).not.toBe(of('2001:db8::5'));
    expect(of('fe80::1%eth0')).toBe(of('fe80::2%eth1'));
  });

  it('is something also without an address', () => {
    expect(of(undefined)).toBe(of(''));
  });
});
