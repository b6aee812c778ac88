import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

const places = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/run/current-system/sw/bin/bwrap'];

/** The libraries of the system that Node is linked to. */
export const systemPlaces = ['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/etc/ld.so.cache', '/nix/store'];

/** Where bubblewrap is on this machine; null when it is not there. */
export function bubblewrapProgram(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

export interface View {
  /** Files and folders that are there, to be read. */
  readable: readonly string[];
  /** The same, where the machine has them. */
  readableIfThere: readonly string[];
  network: boolean;
  /** True: nor may it make namespaces of its own, for bubblewrap from 0.8 on. */
  last?: boolean;
}

/**
 * What a process sees of the machine: a read-only root with nothing in it but these places, no other process, no shared
 * memory, and no network unless it is said. `keptRights` are those of root that a command needs to change accounts.
 */
export function namespaces(program: string, view: View, keptRights: readonly string[]): string[] {
  const isRoot = process.getuid?.() === 0;
  const own = ['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'];
  const optional = [...systemPlaces, ...view.readableIfThere].filter((place) => existsSync(place));
  const places = [...new Set([...optional, ...view.readable])];
  return [
    program,
    ...(isRoot ? [] : ['--unshare-user', ...(view.last ? ['--disable-userns'] : [])]),
    ...own,
    ...(view.network ? [] : ['--unshare-net']),
    ...['--die-with-parent', '--new-session', '--chdir', '/'],
    ...['--cap-drop', 'ALL', ...keptRights.flatMap((right) => ['--cap-add', right])],
    // Made by bubblewrap they would be open to root only.
    ...parentsOf(places).flatMap((folder) => ['--perms', '0755', '--dir', folder]),
    ...places.flatMap((place) => ['--ro-bind', place, place]),
    ...['--remount-ro', '/', '--'],
  ];
}

/** Folders on the way, from the top down. */
function parentsOf(places: readonly string[]): string[] {
  const above = (place: string): string[] => {
    const parent = dirname(place);
    return parent === '/' ? [] : [...above(parent), parent];
  };
  const isInside = (folder: string) => places.some((place) => folder === place || folder.startsWith(`${place}/`));
  return [...new Set(places.flatMap(above))].filter((folder) => !isInside(folder));
}
