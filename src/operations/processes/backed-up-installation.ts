import type { BackedUp } from '#app/operations/backup/index.ts';
import type { Settings } from '#app/operations/config.ts';
import { openInstallation, pepperMark } from './installation.ts';
import { filesFolder } from './start-messages.ts';
import type { VisitResult } from './visit.ts';

/** The installation of these settings, as a backup wants to know it. */
export async function backedUpInstallation(settings: Settings): Promise<VisitResult<BackedUp>> {
  const opened = await openInstallation(settings);
  if (!opened.ok) return { ok: false, reasons: opened.objections.map(({ sentence }) => sentence) };
  const { id, keys } = opened.installation;
  const value = {
    installation: id,
    kind: settings.demo ? ('made-up' as const) : ('real' as const),
    pepperMark: pepperMark(keys.pepper),
    pepper: keys.pepper,
    filesFolder: filesFolder(settings),
  };
  return { ok: true, value };
}
