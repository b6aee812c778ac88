import { type LogHead, noteKeyOf, signatureLine } from '#app/platform/audit/index.ts';
import { beginAnew, readLastSeen } from './last-seen.ts';
import { logKey, originOf } from './log-key.ts';

/**
 * The log begins anew with this head, and says so under its own key: which head it had before, and which it has now.
 * Gives the head before; null where none was seen.
 */
export async function beginLogAnew(keysFolder: string, installation: string, head: LogHead): Promise<LogHead | null> {
  const seed = await logKey(keysFolder);
  const { head: before } = await readLastSeen(keysFolder);
  await beginAnew(keysFolder, head, (beginning, old) => {
    const origin = originOf(installation, beginning);
    const at = new Date().toISOString();
    const text = `${origin}\nnew-beginning ${at}\nold ${old.seq} ${old.hash}\nnew ${head.seq} ${head.hash}\n`;
    return `${text}\n${signatureLine(seed, noteKeyOf(seed, origin, 'note'), text)}`;
  });
  return before;
}
