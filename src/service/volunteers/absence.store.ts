import { z } from 'zod';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { openDocumentTo, sealDocumentTo, VaultRefusal } from '#app/platform/vault/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import type { Profile } from './profile.ts';

const absenceSchema = z.strictObject({
  away: z.strictObject({ from: z.iso.date(), until: z.iso.date() }).nullable(),
  /** The coordinator who wrote it down. */
  by: z.string(),
});

/** Days on which somebody is away, and who looks after that volunteer's clients then. */
export interface Absence {
  from: string;
  until: string;
  by: string;
}

const context = (person: string) => `told|${person}`;
const place = (row: string, epoch: number) => ({ table: 'volunteer_profile', row, column: 'told', epoch });

/**
 * What a volunteer is told of the own away days, sealed to the volunteer's certified key: nobody else reads it, also
 * not the region. It belongs to the profile of this epoch. Null when nothing vouches for that key (any more).
 */
export async function toldTo(visit: Visit, person: string, { away }: Profile, epoch: number): Promise<Buffer | null> {
  const certificate = await currentCertificate(visit.db, person, visit.keys.pins);
  if (!certificate) return null;
  const told = { away: away ?? null, by: await ownName(visit) };
  return sealDocumentTo(certificate.box_public, context(person), place(person, epoch), told);
}

/** My own away days that are not over yet; null when there are none, or nobody told me. */
export async function ownAbsence(visit: Visit, now: string): Promise<Absence | null> {
  const { id } = visit.person;
  const row = await visit.db
    .selectFrom('volunteer_profile')
    .select(['told', 'epoch'])
    .where('person_id', '=', id)
    .executeTakeFirst();
  if (!row?.told) return null;
  try {
    const { away, by } = absenceSchema.parse(
      openDocumentTo(visit.keys.secret, context(id), place(id, row.epoch), row.told),
    );
    return away === null || away.until < now ? null : { ...away, by };
  } catch (error) {
    // What was sealed to an earlier key counts as not told: the volunteer sees everything.
    if (error instanceof VaultRefusal || error instanceof z.ZodError) return null;
    throw error;
  }
}
