import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';

/** Opens a client as whoever acts. Throws when that colleague may not. */
export async function opened(
  visit: Visit,
  reference: string,
  action: Parameters<typeof openCase>[3],
  compartment: OpenCase['compartment'] = 'core',
): Promise<OpenCase> {
  const open = await openCase(visit, reference, compartment, action);
  if (!open) throw new Error(`${visit.person.loginName} cannot open a client (${action}).`);
  return open;
}
