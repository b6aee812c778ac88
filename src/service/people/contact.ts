import { contactSaying, readContact, signWords } from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';

/** What the public pages tell everybody; never a person's own number. */
export const contactKeys = ['telephone', 'hours', 'hoursEn', 'mail'] as const;
export type ContactSettings = Record<(typeof contactKeys)[number], string | null>;

/** The settings as they stand, with a number that changes whenever one of them does. */
export async function readContactSettings(
  visit: Pick<Visit, 'db'>,
): Promise<{ settings: ContactSettings; version: number }> {
  const rows = await visit.db
    .selectFrom('contact_setting')
    .selectAll()
    .where('key', 'in', [...contactKeys])
    .forUpdate()
    .execute();
  const value = (key: string) => rows.find((row) => row.key === key)?.value ?? null;
  const settings = {
    telephone: value('telephone'),
    hours: value('hours'),
    hoursEn: value('hoursEn'),
    mail: value('mail'),
  };
  return { settings, version: sha256(canonical(settings)).readUInt32BE(0) % 1_000_000_000 };
}

/** The settings as their rows stand, without holding them. */
export async function contactRow({ db }: Pick<Visit, 'db'>): Promise<ContactSettings> {
  const rows = await db.selectFrom('contact_setting').selectAll().execute();
  const value = (key: string) => rows.find((row) => row.key === key)?.value ?? null;
  return { telephone: value('telephone'), hours: value('hours'), hoursEn: value('hoursEn'), mail: value('mail') };
}

export interface ContactStanding {
  /** What visitors see now. */
  shown: ContactSettings;
  /** 'changed' = the rows say something else than what was signed; 'refused' = visitors see nothing of them. */
  state: 'signed' | 'before' | 'changed' | 'refused';
}

/** How the settings stand with their signature: what the page of the leader marks. */
export async function contactStanding(visit: Visit): Promise<ContactStanding> {
  const { contact, state } = await readContact(visit.db, { pins: visit.keys.pins });
  const { settings } = await readContactSettings(visit);
  const differs = contactKeys.some((key) => (settings[key]?.trim() || null) !== contact[key]);
  return { shown: contact, state: state === 'signed' && differs ? 'changed' : state };
}

/** Saves and signs the settings if nobody changed them since `seen`; false otherwise. */
export async function changeContact(visit: Visit, seen: number, settings: ContactSettings): Promise<boolean> {
  // Before the first saving there is no row to lock: two at the same moment would both insert (T119).
  await holdAlone(visit.db, 'contact-settings');
  const now = await readContactSettings(visit);
  if (now.version !== seen) return false;
  await visit.db
    .deleteFrom('contact_setting')
    .where('key', 'in', [...contactKeys])
    .execute();
  const rows = contactKeys.flatMap((key) => (settings[key] === null ? [] : [{ key, value: settings[key] }]));
  if (rows.length > 0) await visit.db.insertInto('contact_setting').values(rows).execute();
  if (!(await signWords(visit, [contactSaying(settings)])))
    throw new Error('Nothing vouches for the leader who signs.');
  visit.journal.note({ action: 'contact.changed' });
  return true;
}
