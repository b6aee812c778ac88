import { stat, statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Settings } from '#app/operations/config.ts';
import type { LastBackups } from '#app/operations/processes/last-backup.ts';
import { type Finding, finding } from '#app/platform/findings/index.ts';

const gigabyte = 1e9;
/** Below this a large day (letters of twenty people, a backup) may not fit; below the other nearly nothing does. */
const lowDisk = 3 * gigabyte;
const fullDisk = 0.5 * gigabyte;
/** What the service takes at work with letters being read (docs/operating.md). */
const littleMemory = 1.7 * gigabyte;
const littleLeft = 0.25 * gigabyte;

/** Room on the disk of the data, and on those of the journal and the last backup where they are others. */
export async function lookAtDisks({ dataFolder, journal }: Settings, { data }: LastBackups): Promise<Finding[]> {
  const places = [dataFolder, ...(journal === null ? [] : [dirname(journal.file)])];
  const folders = [...places, ...(data === null ? [] : [dirname(data.to)])];
  const seen = new Set<number>();
  const findings: Finding[] = [];
  for (const folder of folders) {
    const disk = await stat(folder).catch(() => null);
    if (disk === null || seen.has(disk.dev)) continue;
    seen.add(disk.dev);
    const { bavail, bsize } = await statfs(folder);
    findings.push(judgeDisk(folder, bavail * bsize));
  }
  return findings;
}

export function judgeDisk(folder: string, free: number): Finding {
  const code = free < fullDisk ? 'disk.full' : free < lowDisk ? 'disk.low' : 'disk.good';
  return finding(code, { folder, free: inGigabytes(free) });
}

/** Memory of the machine, or what is allowed to us of it. */
export function lookAtMemory(): Finding {
  const allowed = process.constrainedMemory();
  const total = allowed > 0 && allowed < totalmem() ? allowed : totalmem();
  return judgeMemory(total, Math.min(freemem(), total));
}

export function judgeMemory(total: number, free: number): Finding {
  const code = total < littleMemory || free < littleLeft ? 'memory.low' : 'memory.good';
  return finding(code, { total: inGigabytes(total), free: inGigabytes(free) });
}

function inGigabytes(bytes: number): number {
  return Math.round((bytes / gigabyte) * 10) / 10;
}
