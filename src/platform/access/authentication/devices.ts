import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import { derive, forget, mac, openDocument, type PersonSecret, sealDocument } from '#app/platform/vault/index.ts';

const browsers = ['firefox', 'edge', 'opera', 'samsung', 'chrome', 'safari', 'other'] as const;
const systems = ['iphone', 'ipad', 'android', 'windows', 'mac', 'chromebook', 'linux', 'other'] as const;

/**
 * A kind of device, as coarse as its owner needs to know it again; nothing by which one machine could be told from
 * another.
 */
export interface Device {
  browser: (typeof browsers)[number];
  system: (typeof systems)[number];
}

/** In this order: each browser also names those that it wants to be taken for. */
const signs: readonly [RegExp, Device['browser']][] = [
  [/Edg/, 'edge'],
  [/OPR\//, 'opera'],
  [/SamsungBrowser/, 'samsung'],
  [/Firefox|FxiOS/, 'firefox'],
  [/Chrome|CriOS/, 'chrome'],
  [/Safari/, 'safari'],
];
const machines: readonly [RegExp, Device['system']][] = [
  [/iPhone|iPod/, 'iphone'],
  [/iPad/, 'ipad'],
  [/Android/, 'android'],
  [/Windows/, 'windows'],
  [/CrOS/, 'chromebook'],
  [/Macintosh/, 'mac'],
  [/Linux|X11/, 'linux'],
];

/** The kind of device behind a browser's own words about itself. */
export function deviceOf(userAgent: string | undefined): Device {
  const said = userAgent ?? '';
  return {
    browser: signs.find(([sign]) => sign.test(said))?.[1] ?? 'other',
    system: machines.find(([sign]) => sign.test(said))?.[1] ?? 'other',
  };
}

const place = (sessionId: string) => ({ table: 'session', row: sessionId, column: 'device_sealed', epoch: 1 });

/** Sealed under the person's own secret, so that nobody else reads in which browser somebody signs in. */
export function sealDevice(secret: PersonSecret, sessionId: string, { browser, system }: Device): Buffer {
  const key = derive(secret.boxSecret, 'devices');
  try {
    return sealDocument(key, place(sessionId), { browser, system });
  } finally {
    forget(key);
  }
}

/** The kind of device in this row; null when it was changed or moved: the person's page shows the rest then. */
export function openDevice(secret: PersonSecret, sessionId: string, sealed: Buffer): Device | null {
  const key = derive(secret.boxSecret, 'devices');
  try {
    return openDocument(key, place(sessionId), sealed) as unknown as Device;
  } catch {
    return null;
  } finally {
    forget(key);
  }
}

/**
 * Remembers the kind of device. A new one is shown on the person's other devices until the person says “that was me”.
 * The very first is not told: the person has just been approved.
 */
export async function noteDevice(
  db: ScopedDb,
  { personId, session, secret, device }: { personId: string; session: string; secret: PersonSecret; device: Device },
): Promise<void> {
  const own = derive(secret.boxSecret, 'known-device');
  const key = mac(own, 'device', device.browser, device.system);
  forget(own);
  const before = await db
    .selectFrom('known_device')
    .select('key')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  await db
    .insertInto('known_device')
    .values({ person_id: personId, key, session_id: session, known_at: before ? null : databaseNow() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
