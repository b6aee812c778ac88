import { describe, expect, it } from 'vitest';
import {
  CHEAP_PASSWORD_COST,
  dummyPasswordWork,
  makePasswordSlot,
  newKey,
  newPersonSecret,
  openPasswordSlot,
  PASSWORD_COST,
  packPersonSecret,
  VaultBusy,
  VaultRefusal,
  wrapKey,
} from './index.ts';

const joke = { personId: 'joke', slotId: 'slot-1' };
const password = 'vier groene paraplu’s';
const pepper = newKey();
const secret = newPersonSecret();
const kdf = CHEAP_PASSWORD_COST;
const slot = await makePasswordSlot({ ...joke, password, pepper, secret, kdf });

describe('a password slot', () => {
  it('gives the person her keys for her password', async () => {
    const opened = await openPasswordSlot({ ...joke, password, pepper, slot });
    expect(opened).toEqual(secret);
  });

  it('takes the same password typed with composed or separate accents', async () => {
    const accented = await makePasswordSlot({ ...joke, password: 'caf\u00e9 op de hoek', pepper, secret, kdf });
    expect(await openPasswordSlot({ ...joke, password: 'cafe\u0301 op de hoek', pepper, slot: accented })).toEqual(
      secret,
    );
  });

  it('gives nothing for another password', async () => {
    expect(await openPasswordSlot({ ...joke, password: 'vier groene paraplus', pepper, slot })).toBeNull();
  });

  it('gives nothing when it was moved to another person or slot', async () => {
    expect(await openPasswordSlot({ ...joke, personId: 'bram', password, pepper, slot })).toBeNull();
    expect(await openPasswordSlot({ ...joke, slotId: 'slot-2', password, pepper, slot })).toBeNull();
  });

  it('gives nothing when its cost was lowered, and refuses a cost that would take the machine down', async () => {
    const lowered = { ...slot, kdf: { ...slot.kdf, memoryKiB: 32 } };
    expect(await openPasswordSlot({ ...joke, password, pepper, slot: lowered })).toBeNull();
    const huge = { ...slot, kdf: { ...slot.kdf, memoryKiB: 100_000_000 } };
    await expect(openPasswordSlot({ ...joke, password, pepper, slot: huge })).rejects.toThrow(VaultRefusal);
  });

  it('refuses parts of another slot of the same person', async () => {
    const other = await makePasswordSlot({ ...joke, password, pepper, secret, kdf });
    const mixed = { ...slot, slotPublic: other.slotPublic, secretSealed: other.secretSealed };
    await expect(openPasswordSlot({ ...joke, password, pepper, slot: mixed })).rejects.toThrow(VaultRefusal);
  });

  it('refuses a planted secret with the public keys of the person and the secret keys of the thief', async () => {
    const thief = newPersonSecret();
    const planted = packPersonSecret({ ...thief, boxPublic: secret.boxPublic, signPublic: secret.signPublic });
    const secretSealed = wrapKey(slot.slotPublic, 'slot secret|joke|slot-1', planted);
    await expect(openPasswordSlot({ ...joke, password, pepper, slot: { ...slot, secretSealed } })).rejects.toThrow(
      VaultRefusal,
    );
  });

  it('costs 64 MiB and three passes unless somebody chooses otherwise', async () => {
    const real = await makePasswordSlot({ ...joke, password, pepper, secret });
    expect(real.kdf).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 });
    expect(PASSWORD_COST).toEqual(real.kdf);
  });
});

describe('T94 the pepper', () => {
  it('T94 must be the right one', async () => {
    const before = JSON.stringify(slot);
    expect(await openPasswordSlot({ ...joke, password, pepper: newKey(), slot })).toBeNull();
    expect(JSON.stringify(slot)).toBe(before);
    expect(await openPasswordSlot({ ...joke, password, pepper, slot })).toEqual(secret);
  });

  it('T94 must be there: nothing is made or opened without one', async () => {
    const before = JSON.stringify(slot);
    for (const missing of [Buffer.alloc(0), Buffer.alloc(32), newKey().subarray(0, 16)]) {
      await expect(openPasswordSlot({ ...joke, password, pepper: missing, slot })).rejects.toThrow(VaultRefusal);
      await expect(makePasswordSlot({ ...joke, password, pepper: missing, secret, kdf })).rejects.toThrow(VaultRefusal);
    }
    expect(JSON.stringify(slot)).toBe(before);
  });
});

describe('when many sign in at once', () => {
  it('lets 33 in, one working and 32 waiting, and tells the next one to come back', async () => {
    const attempts = Array.from({ length: 35 }, () => openPasswordSlot({ ...joke, password, pepper, slot }));
    const results = await Promise.allSettled(attempts);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(33);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused.map((reason) => reason instanceof VaultBusy)).toEqual([true, true]);
    expect(await openPasswordSlot({ ...joke, password, pepper, slot })).toEqual(secret);
  });

  it('makes names that nobody has wait in the same queue', async () => {
    const attempts = Array.from({ length: 34 }, () =>
      dummyPasswordWork({ loginName: 'nobody', pepper, password, cost: kdf }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(1);
  });
});
