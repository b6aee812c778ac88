import type { Context } from 'hono';

/** The address by which this page was reached, and whether it leads nowhere from another machine. */
export function reachedAddress(c: Context): { host: string; isOnlyHere: boolean } {
  const { host, hostname } = new URL(c.req.url);
  return { host, isOnlyHere: isLoopback(hostname) };
}

/** `localhost`, everything in 127.0.0.0/8, and ::1. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127(\.\d+){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}
