import { randomBytes } from 'node:crypto';
import { type LoginRole, loginRoles } from '#app/platform/database/index.ts';

/** The secrets of a test run, as text: they travel from the runner to its workers. */
export interface TestSecrets {
  superuser: string;
  passwords: Record<LoginRole, string>;
  contextKeys: Record<LoginRole, string>;
}

/** New random secrets. */
export function newTestSecrets(): TestSecrets {
  return {
    superuser: randomBytes(16).toString('hex'),
    passwords: forEachRole(() => randomBytes(16).toString('hex')),
    contextKeys: forEachRole(() => randomBytes(32).toString('hex')),
  };
}

/** The same secrets as the program takes them. */
export function readTestSecrets({ passwords, contextKeys }: TestSecrets): {
  passwords: Record<LoginRole, string>;
  contextKeys: Record<LoginRole, Buffer>;
} {
  return { passwords, contextKeys: forEachRole((role) => Buffer.from(contextKeys[role], 'hex')) };
}

function forEachRole<T>(make: (role: LoginRole) => T): Record<LoginRole, T> {
  return Object.fromEntries(loginRoles.map((role) => [role, make(role)])) as Record<LoginRole, T>;
}
