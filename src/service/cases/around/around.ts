import { type DocumentIn, declareRecord, field, kept } from '#app/platform/web/index.ts';
import { noBsn } from '../records/index.ts';

export const aroundKind = 'around';

/** Who stands around a client. In the open part: those whom any helper may call. */
export const openRoles = [
  'lawyer',
  'police',
  'ind',
  'coa',
  'municipality',
  'care',
  'doctor',
  'guardian',
  'school-work',
  'other',
] as const;
/** Beside address and telephone: who knows this contact knows nearly where the client is. */
export const safetyRoles = ['shelter', 'near'] as const;
export const aroundRoles = [...openRoles, ...safetyRoles] as const;
export type AroundRole = (typeof aroundRoles)[number];

/** A role's compartment: it decides who may read this at all. */
export const compartmentOf = (role: AroundRole): 'core' | 'safety' =>
  (safetyRoles as readonly string[]).includes(role) ? 'safety' : 'core';

const optional = true;
/** Somebody who stands around a client: a reference, never an address. */
export const aroundRecord = declareRecord({
  role: kept.always(
    field.choice('cases.around.role', aroundRoles, { compact: true, words: (role) => `cases.around.role.${role}` }),
  ),
  name: kept.always(field.text('cases.around.name', { optional, max: 100, length: 'middle' })),
  organisation: kept.always(field.text('cases.around.organisation', { optional, max: 150, length: 'middle' })),
  telephone: kept.always(field.telephone('cases.around.telephone', { optional })),
  mail: kept.always(field.mail('cases.around.mail')),
  /** When to call, a file number, a substitute. */
  note: kept.always(field.text('cases.around.note', { optional, max: 300, hint: 'cases.around.note.hint' })),
  /** Does not belong to the client's surroundings any more; the line stays for what was written before. */
  gone: kept.always(field.tick('cases.around.still', 'cases.around.gone')),
  noBsnReason: kept.not(noBsn),
});
export type Around = DocumentIn<typeof aroundRecord>;
