import { z } from 'zod';
import type { Saying, StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { readWords } from './words.ts';

/** Who is responsible, as GDPR article 13 wants it to be told; null is "not yet decided". */
const schema = z.strictObject({
  name: z.string().nullable(),
  address: z.string().nullable(),
  officer: z.string().nullable(),
  basis: z.string().nullable(),
  basisEn: z.string().nullable(),
  retention: z.string().nullable(),
  retentionEn: z.string().nullable(),
  complaints: z.string().nullable(),
  complaintsEn: z.string().nullable(),
});
export type OrganisationWords = z.infer<typeof schema>;

export const organisationSubject = 'organisation';

/** What has to be decided; the English of a text may be left out. */
export const organisationParts = ['name', 'address', 'officer', 'basis', 'retention', 'complaints'] as const;
type OrganisationPart = (typeof organisationParts)[number];

const nothingSaid: OrganisationWords = {
  name: null,
  address: null,
  officer: null,
  basis: null,
  basisEn: null,
  retention: null,
  retentionEn: null,
  complaints: null,
  complaintsEn: null,
};

export const organisationSaying = (said: OrganisationWords): Saying => ({
  kind: 'contact.setting',
  subject: organisationSubject,
  content: { ...said },
});

/** Who is responsible, as a leader signed it. There is no row beside the statement; without one nothing is decided. */
export async function readOrganisation(
  db: ScopedDb,
  { pins, shownBy }: { pins: StatementPins | null; shownBy?: object },
): Promise<OrganisationWords> {
  if (pins === null) return nothingSaid;
  const words = await readWords(db, 'contact.setting', { pins, ...(shownBy === undefined ? {} : { shownBy }) });
  const said = words.of(organisationSubject);
  return said.state === 'signed' ? schema.parse(said.content) : nothingSaid;
}

/** What is not yet decided of who is responsible: a line of `naast doctor`, and a step of setting up. */
export async function undecidedOfOrganisation(db: ScopedDb, pins: StatementPins | null): Promise<OrganisationPart[]> {
  const said = await readOrganisation(db, { pins });
  return organisationParts.filter((part) => said[part] === null);
}
