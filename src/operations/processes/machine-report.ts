import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, type MachineReport, machineReport } from '#app/platform/findings/index.ts';
import { writePrivateFile } from './private-files.ts';

/** In the keys folder, which no web process needs to read: the process manager tells them what is in it. */
const fileName = 'machine.json';

export function machineFile(keysFolder: string): string {
  return join(keysFolder, fileName);
}

/** What was found of the machine last; null where nobody looked, or where it cannot be read. */
export async function readMachineReport(keysFolder: string): Promise<MachineReport | null> {
  const text = await readFile(machineFile(keysFolder), 'utf8').catch(() => null);
  try {
    return text === null ? null : machineReport.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function keepMachineReport(keysFolder: string, findings: readonly Finding[]): Promise<void> {
  const report = { at: new Date().toISOString(), findings };
  await writePrivateFile(machineFile(keysFolder), `${JSON.stringify(report)}\n`);
}
