import { lookup } from 'node:dns/promises';
import type { Settings } from '#app/operations/config.ts';
import { type Finding, finding } from '#app/platform/findings/index.ts';

/** Whether others can reach this installation at all: it has two names, or is for this machine only. */
export function isForOthers({ public: side }: Pick<Settings, 'public'>): boolean {
  return side.origin.startsWith('https:');
}

/** The two host names that people type. */
export function hostsOf({ public: side, staff }: Pick<Settings, 'public' | 'staff'>): string[] {
  return [side.origin, staff.origin].map((origin) => new URL(origin).hostname);
}

/** The names: two, and known to whoever asks. That they differ is settled before (`readSettings`). */
export async function lookAtNames(settings: Settings, known = isKnown): Promise<Finding[]> {
  const { public: side, staff } = settings;
  if (!isForOthers(settings)) return [finding('names.here', { public: side.origin, staff: staff.origin })];
  const hosts = hostsOf(settings);
  const answers = await Promise.all(hosts.map(known));
  const unknown = hosts.filter((_, at) => !answers[at]);
  if (unknown.length > 0) return unknown.map((host) => finding('names.unknown', { host }));
  return [finding('names.good', { public: side.origin, staff: staff.origin })];
}

async function isKnown(host: string): Promise<boolean> {
  return lookup(host).then(
    () => true,
    () => false,
  );
}
