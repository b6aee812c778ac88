import { type BackupAbout, BackupRefusal } from '#app/operations/backup/index.ts';
import { programMigrations } from '#app/platform/migration/index.ts';
import { isOfInstallation } from './installation.ts';
import type { RestoreSite } from './restore-folders.ts';

/** A backup of another installation, with other keys, or of a newer program: known before anything is made. */
export function refuseStranger(about: BackupAbout, { stamp, keys }: RestoreSite): void {
  if (!isOfInstallation(about, stamp, keys.pepper))
    throw new BackupRefusal(
      'These keys belong to another installation than the data in the backup. Nothing was touched.',
    );
  const ours = programMigrations();
  const newer = about.migrations.find(({ name }) => !ours.has(name));
  if (newer !== undefined)
    throw new BackupRefusal(
      `This backup was made by a newer version of the program (migration ${newer.name}): restore it with that version, or a newer one. Nothing was touched.`,
    );
  const changed = about.migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (changed !== undefined)
    throw new BackupRefusal(
      `This backup was made by another version of the program (migration ${changed.name} differs): restore it with that version. Nothing was touched.`,
    );
}
