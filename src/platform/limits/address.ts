import { isIPv4, isIPv6 } from 'node:net';

/** What of an address is counted: a household, and the sum of those around it. */
export interface Blocks {
  /** The IPv4 address, or the /64 of an IPv6 address: a connection at home has so many and more. */
  own: string;
  /** /24, or /48: whoever floods from such a network has many smaller ones. */
  network: string;
}

/** Of what is no address, the text itself: then all who come so are counted together. */
export function countedBlocks(address: string): Blocks {
  const known = plainAddress(address);
  if (known === null) return { own: address, network: address };
  if (known.includes('.')) return { own: known, network: `${known.split('.').slice(0, 3).join('.')}.0/24` };
  const groups = known.split(':');
  return { own: `${groups.slice(0, 4).join(':')}::/64`, network: `${groups.slice(0, 3).join(':')}::/48` };
}

/**
 * An address in the one way of writing in which it is compared: IPv4 with dots, also where it came in through the newer
 * protocol; IPv6 in eight groups of four, without zone. Null for what is none.
 */
export function plainAddress(text: string): string | null {
  const bare = (text.split('%')[0] ?? '').toLowerCase();
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return null;
  const groups = groupsOf(bare);
  const isOlder = groups.slice(0, 5).every((group) => group === '0000') && groups[5] === 'ffff';
  return isOlder ? dotted(groups.slice(6)) : groups.join(':');
}

/** All eight groups, whatever zeros the address leaves out. */
function groupsOf(address: string): string[] {
  const [left = [], right = []] = address.split('::').map((half) => (half === '' ? [] : half.split(':').flatMap(hex)));
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].map((group) => group.padStart(4, '0'));
}

/** The last part of an address may be written with dots. */
function hex(group: string): string[] {
  if (!group.includes('.')) return [group];
  const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}

const dotted = (groups: readonly string[]) =>
  groups
    .flatMap((group) => [group.slice(0, 2), group.slice(2)])
    .map((byte) => Number.parseInt(byte, 16))
    .join('.');

/**
 * The address of a visitor whose connection comes from `peer`. Only what a named proxy says is believed, and of that only the
 * last hop: the rightmost address that is not itself a named proxy. What stands further left anybody can have written. Where
 * the proxy says nothing that is an address, the visitor counts as the proxy.
 */
export function visitorAddress(peer: string, forwardedFor: string | undefined, proxies: ReadonlySet<string>): string {
  let last = plainAddress(peer) ?? peer;
  if (!proxies.has(last) || forwardedFor === undefined) return last;
  for (const hop of forwardedFor.split(',').reverse()) {
    const said = hopAddress(hop.trim());
    if (said === null) return last;
    if (!proxies.has(said)) return said;
    last = said;
  }
  return last;
}

/** An address as proxies write it: `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `[2001:db8::7]:4711`. */
function hopAddress(text: string): string | null {
  const inBrackets = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1];
  if (inBrackets !== undefined) return isIPv6(inBrackets.split('%')[0] ?? '') ? plainAddress(inBrackets) : null;
  const withPort = /^([\d.]+):\d{1,5}$/.exec(text)?.[1];
  return plainAddress(withPort ?? text);
}
