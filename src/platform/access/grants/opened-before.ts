import type { Visit } from '#app/platform/access/visit/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import { earlierKeys } from './earlier-keys.ts';
import { grantMark, grantRecipient } from './grants.ts';
import { deadAmong, type ListedGrant } from './open-case.ts';

/** A row of a list with the header that it opens. */
type HeadedGrant = ListedGrant & { header_sealed: Buffer; header_epoch: number; header_version: number };

/**
 * A hash over every byte that opening these rows reads: grants, headers, heads, earlier keys and the public halves of whoever
 * opens them. What was opened under this hash opens to the same again. Every grant is judged first as it is at any opening: ended,
 * whose, by whom it was made. Null where one does not hold: then all are opened one by one, with their alarms.
 */
export async function hashOfOpening(visit: Visit, rows: readonly HeadedGrant[]): Promise<string | null> {
  const [dead] = await Promise.all([deadAmong(visit, rows), visit.keys.lookUp()]);
  const bytes: Uint8Array[] = [];
  for (const row of rows) {
    const recipient = await grantRecipient(visit, row, row.region_id, dead).catch(() => null);
    if (recipient === null) return null;
    const { header_sealed, header_epoch, header_version, head } = row;
    const said = [grantMark(row, row.region_id), header_epoch, header_version, header_sealed.length, head?.length].join(
      '|',
    );
    bytes.push(recipient.boxPublic, Buffer.from(`${said.length}|${said}`), header_sealed, head ?? nothing);
  }
  const rotated = rows.filter(({ epoch }) => epoch > 1).map(({ case_id }) => case_id);
  const earlier = await earlierKeys(visit, rotated);
  const marks = earlier.map((row) =>
    [row.case_id, row.compartment, row.epoch, row.sealed.toString('latin1')].join('|'),
  );
  return sha256(Buffer.concat([...bytes, Buffer.from(marks.sort().join('\n'))])).toString('base64');
}

const nothing = Buffer.alloc(0);
