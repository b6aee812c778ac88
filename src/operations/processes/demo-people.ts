import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from './private-files.ts';

export const demoPerson = z.strictObject({
  loginName: z.string(),
  password: z.string(),
  name: z.string(),
  role: z.string(),
  line: z.string(),
  /** The secret of the colleague's authenticator app, in base32, for whoever wants to sign in the long way. */
  totp: z.string(),
  /** What the tour shows first as this person. */
  tour: z
    .strictObject({
      role: z.enum(['volunteer', 'coordinator', 'intake', 'project-leader', 'auditor']),
      looks: z.array(z.strictObject({ line: z.string(), href: z.string().startsWith('/') })),
    })
    .optional(),
});
export type StoredDemoPerson = z.infer<typeof demoPerson>;

/** Whom one can enter as with one click, kept with the keys; null while the demo is not finished. */
export async function readDemoPeople(keysFolder: string): Promise<StoredDemoPerson[] | null> {
  const text = await readFile(peopleFile(keysFolder), 'utf8').catch(() => null);
  return text === null ? null : z.array(demoPerson).parse(JSON.parse(text));
}

/**
 * Keeps the list. It is written last: an installation without it is half made, and is thrown away at the next start.
 */
export async function keepDemoPeople(keysFolder: string, people: StoredDemoPerson[]): Promise<void> {
  await writePrivateFile(peopleFile(keysFolder), `${JSON.stringify(people, null, 1)}\n`);
}

function peopleFile(keysFolder: string): string {
  return join(keysFolder, 'made-up-people.json');
}
