import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { join, resolve } from 'node:path';
import { type DatabaseNames, type LoginRole, loginRoles } from '#app/platform/database/index.ts';
import { writePrivateFile } from './private-files.ts';

/** How one role enters a database. */
export interface RoleConnection {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  ssl?: { ca?: string | undefined } | undefined;
}

/** A server of one's own: a connection for each role. */
export type OwnServer = Record<LoginRole, RoleConnection>;

/** A URL holds a password, so each is with the keys, as a file of its own. */
export function urlFileOf(keysFolder: string, role: LoginRole): string {
  return join(keysFolder, `database-url-${role}`);
}

/** The connections that `naast migrate` wrote down; null without a server of one's own. */
export async function readOwnServer(keysFolder: string): Promise<OwnServer | 'broken' | null> {
  const texts = await Promise.all(
    loginRoles.map((role) => readFile(urlFileOf(keysFolder, role), 'utf8').catch(() => null)),
  );
  if (texts.every((text) => text === null)) return null;
  const read = await Promise.all(texts.map((text) => readUrl(text ?? '', keysFolder)));
  const connections = loginRoles.map((role, at) => [role, read[at] ?? null] as const);
  if (connections.some(([, connection]) => connection === null)) return 'broken';
  return Object.fromEntries(connections) as OwnServer;
}

/** Writes the URLs down, so that the next start goes to that server. */
export async function keepOwnServer(keysFolder: string, urls: Record<LoginRole, string>): Promise<void> {
  for (const role of loginRoles) await writePrivateFile(urlFileOf(keysFolder, role), `${urls[role]}\n`);
}

/**
 * Reads `postgres://user:password@db.example.org/database`; a folder of a Unix socket is a host with %2F for its
 * slashes. To another machine the connection is encrypted and its certificate looked at; `?sslrootcert=FILE` names who
 * signed it (in `folder`, or from where we stand). Null when it is none.
 */
export async function readUrl(text: string, folder = '.'): Promise<RoleConnection | null> {
  const url = URL.parse(text.trim());
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '' || url.username === '') return null;
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1');
  const certificate = url.searchParams.get('sslrootcert');
  const ca = certificate === null ? null : await readAuthority(certificate, folder);
  if (certificate !== null && ca === null) return null;
  return {
    host,
    port: url.port === '' ? 5432 : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(isThisMachine(host) ? {} : { ssl: ca === null ? {} : { ca } }),
  };
}

/** Who signed the server's certificate, as text; null when there is no such file. */
export async function readAuthority(file: string, folder: string): Promise<string | null> {
  const beside = await readFile(resolve(folder, file), 'utf8').catch(() => null);
  return beside ?? (await readFile(file, 'utf8').catch(() => null));
}

/** The administrator's address with each role's own name, password and database instead of his. */
export function urlsOfRoles(
  administrator: string,
  names: DatabaseNames,
  passwords: Record<LoginRole, string>,
): Record<LoginRole, string> {
  const urls = loginRoles.map((role) => {
    const url = new URL(administrator.trim());
    url.username = names[role];
    url.password = passwords[role];
    url.pathname = `/${names.database}`;
    return [role, url.href];
  });
  return Object.fromEntries(urls) as Record<LoginRole, string>;
}

/** Whether this is one of those files: of an installation that is put back they lead to the server that is gone. */
export function isOwnServerFile(name: string): boolean {
  return name.startsWith('database-url-');
}

/** A name that only begins as an address of this machine is another machine's. */
function isThisMachine(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** Why no encrypted connection came about, as a sentence; null when something else is wrong. */
export function whyNotEncrypted(error: unknown, { host, port }: Pick<RoleConnection, 'host' | 'port'>): string | null {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: '' };
  const server = `The database server at ${host}:${port}`;
  if (message === 'The server does not support SSL connections')
    return `${server} does not encrypt, so nothing was told to it: set ssl = on there.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `${server} shows a certificate for another name: use the name that stands in it, or have it made for this one.`;
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return `${server} shows a certificate that does not hold today: have it renewed, or look at the clocks.`;
  if (code !== undefined && notSignedByUs.test(code))
    return `${server} shows a certificate that nobody signed whom we know: name its authority with ?sslrootcert=FILE.`;
  return null;
}

/** What OpenSSL calls a certificate whose signers lead to none that we trust. */
const notSignedByUs = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_SIGNATURE_FAILURE)/;
