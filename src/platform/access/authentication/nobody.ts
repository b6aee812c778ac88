import { sql } from 'kysely';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { mac, PASSWORD_COST, type PasswordCost } from '#app/platform/vault/index.ts';

/**
 * What a password of somebody with this name would cost if anybody had it: the cost of one of the passwords here, the
 * same for the same name each time. Where costs were raised and some slots are older, names that nobody has are as dear
 * and as cheap as those of colleagues. Asked for every name, so that the question does not tell them apart.
 */
export async function costOfNobody(
  { pepper, scoped }: Pick<StaffInstallation, 'pepper' | 'scoped'>,
  loginName: string,
): Promise<PasswordCost> {
  const pick = mac(pepper, 'cost-of-nobody', loginName).readUInt32BE(0);
  return scoped({ kind: 'door' }, async (db) => {
    const { rows } = await sql<{ kdf: PasswordCost | null }>`select naast.cost_of_nobody(${pick}) as kdf`.execute(db);
    return rows[0]?.kdf ?? PASSWORD_COST;
  });
}
