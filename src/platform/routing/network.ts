import type { Context } from 'hono';

/** The visitor's network block (IPv4 /24, IPv6 /56) for counting tries; never stored in the clear, never logged. */
export function networkOf(c: Context): string {
  const environment = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const address = (environment?.incoming?.socket?.remoteAddress ?? '').replace(/^::ffff:/, '');
  return address.includes('.') ? `${address.split('.').slice(0, 3).join('.')}.0/24` : `${block56(address)}::/56`;
}

/**
 * The first seven bytes, whatever zeros the address leaves out: with a block that grew with the way of writing, one
 * connection would have as many tries as it has addresses (T21).
 */
function block56(address: string): string {
  const [left = [], right = []] = (address.split('%')[0] ?? '')
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':')));
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.padStart(4, '0'))
    .join(':')
    .slice(0, -2);
}
