import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';

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

/** Somebody who stands around a client: a reference, never an address. */
export const aroundSchema = sealedDocument({
  role: always(z.enum(aroundRoles)),
  name: always(z.string().nullable()),
  organisation: always(z.string().nullable()),
  telephone: always(z.string().nullable()),
  mail: always(z.string().nullable()),
  /** When to call, a file number, a substitute. */
  note: always(z.string().nullable()),
  /** Does not belong to the client's surroundings any more; the line stays for what was written before. */
  gone: always(z.boolean()),
});
export type Around = z.infer<typeof aroundSchema>;
