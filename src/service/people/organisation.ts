import {
  type OrganisationWords,
  organisationParts,
  organisationSaying,
  readOrganisation,
  signWords,
} from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';

export { type OrganisationWords, organisationParts };

/** Who is responsible as it was signed last, with a number that differs whenever one of the texts does. */
export async function readSignedOrganisation({ db, keys }: Pick<Visit, 'db' | 'keys'>): Promise<{
  said: OrganisationWords;
  version: number;
}> {
  const said = await readOrganisation(db, { pins: keys.pins });
  return { said, version: sha256(canonical({ ...said })).readUInt32BE(0) % 1_000_000_000 };
}

/** Signs what was typed if nobody did since `seen`; false otherwise. */
export async function changeOrganisation(visit: Visit, seen: number, said: OrganisationWords): Promise<boolean> {
  await holdAlone(visit.db, 'organisation');
  if ((await readSignedOrganisation(visit)).version !== seen) return false;
  if (!(await signWords(visit, [organisationSaying(said)])))
    throw new Error('Nothing vouches for the leader who signs.');
  visit.journal.note({ action: 'contact.changed', object: 'organisation' });
  return true;
}
