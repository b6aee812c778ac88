import { z } from 'zod';

/**
 * A sign-in name as the database wants it. Pseudonymous: it is in the clear, so it is never a mail address and need
 * not be a name (docs/security.md, “What a name may tell”).
 */
export function loginName() {
  return z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'web.form.required')
    .regex(/^[a-z0-9][a-z0-9.-]{2,39}$/, 'access.loginName.shape');
}
