import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '#app/operations/config.ts';

/** What is set and cannot work as it is, said at the start; the service runs all the same. */
export async function startWarnings(settings: Pick<Settings, 'mail' | 'scannerSocket' | 'keysFolder' | 'only'>) {
  const { mail, scannerSocket, keysFolder, only } = settings;
  if (only === 'public') return [];
  const password = join(keysFolder, 'smtp-password');
  const wantsPassword = mail !== null && new URL(mail.server).username !== '';
  return [
    ...(wantsPassword && !(await isThere(password))
      ? [`Mail will not go out: the password of the mail server is missing. Put it into ${password}`]
      : []),
    ...(scannerSocket !== null && !(await isThere(scannerSocket))
      ? [`Nobody scans files: there is no virus scanner at ${scannerSocket}. Letters are taken, and say so.`]
      : []),
  ];
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
