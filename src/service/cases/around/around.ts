import { z } from 'zod';

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
export const aroundSchema = z.strictObject({
  role: z.enum(aroundRoles),
  name: z.string().nullable(),
  organisation: z.string().nullable(),
  telephone: z.string().nullable(),
  mail: z.string().nullable(),
  /** When to call, a file number, a substitute. */
  note: z.string().nullable(),
  /** Does not belong to the client's surroundings any more; the line stays for what was written before. */
  gone: z.boolean(),
});
export type Around = z.infer<typeof aroundSchema>;
