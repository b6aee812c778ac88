import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type CaseRecord, listOfKind, readRecord, writeRecord } from '../records/index.ts';
import { type Consent, type ConsentWish, consentHolds, consentIsLive, consentKind, consentSchema } from './consent.ts';

/** A consent with the record it is in. */
export interface StoredConsent {
  id: string;
  version: number;
  /** Who wrote its first version. */
  authorId: string;
  writtenBy: string;
  writtenAt: Date;
  consent: Consent;
}

/** Every consent of this case, also lapsed and taken back, the last written first. */
export async function listConsents(open: OpenCase): Promise<StoredConsent[]> {
  return (await listOfKind(open, consentKind)).map(storedConsent);
}

/** The consents in force today: begun, not lapsed and not taken back. `open` is the core compartment of the case. */
export async function liveConsents(open: OpenCase): Promise<StoredConsent[]> {
  const day = today().toString();
  return (await listConsents(open)).filter(({ consent }) => consentIsLive(consent, day));
}

/**
 * The consent that covers a wish now, held until this transaction ends: whoever takes it back meanwhile waits, so that
 * nothing goes out on a consent that was withdrawn a moment before. Null when there is none; then nothing may be done.
 */
export async function holdConsent(open: OpenCase, wish: Omit<ConsentWish, 'today'>): Promise<StoredConsent | null> {
  const asked = { ...wish, today: today().toString() };
  const found = (await listConsents(open)).find(({ consent }) => consentHolds(consent, asked));
  if (!found) return null;
  const { rows } = await sql`select 1 from naast.case_record where id = ${found.id} and version = ${found.version}
    and replaced_at is null for share`.execute(open.visit.db);
  return rows.length === 1 ? found : null;
}

/** One consent of this case; null when there is none, also when the id belongs to another case. */
export async function readConsent(open: OpenCase, id: string): Promise<StoredConsent | null> {
  const record = await readRecord(open, consentKind, id);
  return record && storedConsent(record);
}

/** Writes a consent down. Returns its id. */
export function addConsent(open: OpenCase, consent: Omit<Consent, 'takenBack'>): Promise<string> {
  return writeRecord(open, { kind: consentKind, content: { ...consent, takenBack: null } });
}

/** A record of this kind as a consent. */
export function storedConsent({ id, version, authorId, writtenBy, writtenAt, content }: CaseRecord): StoredConsent {
  return { id, version, authorId, writtenBy, writtenAt, consent: consentSchema.parse(content) };
}
