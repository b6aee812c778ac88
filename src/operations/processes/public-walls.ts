import { dirname, join } from 'node:path';
import { accountFor, type Confined, confine, type Walls } from '#app/platform/confinement/index.ts';
import type { RoleConnection } from './own-server.ts';
import { entry, programFolder } from './program.ts';
import { publicLibraries } from './public-libraries.ts';

/** What the public process may read of the program: what was built, and the packages that it loads. */
function publicPlaces(): string[] {
  const built = entry('public');
  return [dirname(built), join(programFolder, 'package.json'), ...publicLibraries(programFolder, built)];
}

/** To find a server of one's own by its name. */
const namesOfMachines = ['/etc/resolv.conf', '/etc/hosts', '/etc/nsswitch.conf', '/etc/host.conf', '/etc/gai.conf'];

/**
 * The walls of the operating system that this machine puts around the public process; null where it has none. It sees
 * the program and the socket of the database. Its port is handed over to it, so it has no network of its own, unless the
 * database is elsewhere.
 */
export async function publicWalls(
  installationId: string,
  { host }: Pick<RoleConnection, 'host'>,
  kinds?: readonly Walls[],
): Promise<Confined | null> {
  const isSocket = host.startsWith('/');
  return confine({
    readable: publicPlaces(),
    readableIfThere: ['/etc/alpine-release', ...(isSocket ? [host] : namesOfMachines)],
    network: !isSocket,
    account: await accountFor(installationId),
    ...(kinds === undefined ? {} : { kinds }),
  });
}

/**
 * Node and its words for the public process. Its permission model is the inner wall, which stops a slip and not an
 * attacker (docs/security.md): no reading but of the program, no writing, no children, no workers; the network for its
 * port and the database, native code for the crypto library, which also wants to know whether this is Alpine.
 */
export function publicCommand(): string[] {
  return [process.execPath, ...publicFlags([...publicPlaces(), '/etc/alpine-release']), entry('public')];
}

/** Node's words for a public process that may read these places. */
export function publicFlags(readable: readonly string[]): string[] {
  return [
    '--disable-sigusr1',
    '--no-experimental-sqlite',
    '--permission',
    '--allow-net',
    '--allow-addons',
    // Node warns that native code could do more than the permission says: known, and it is the crypto library alone.
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
    ...readable.map((path) => `--allow-fs-read=${path}`),
  ];
}
