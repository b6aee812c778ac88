import { z } from 'zod';
import type { Saying, StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { readWords } from './words.ts';

/** What the service is called on its pages, and their one colour. Visitors trust a page by its looks: so it is signed. */
const schema = z.strictObject({
  name: z.string().min(1).max(40).nullable(),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
});
export type AppearanceWords = z.infer<typeof schema>;

export const appearanceSubject = 'appearance';
const programs: AppearanceWords = { name: null, accent: null };

export const appearanceSaying = ({ name, accent }: AppearanceWords): Saying => ({
  kind: 'contact.setting',
  subject: appearanceSubject,
  content: { name, accent },
});

/** The looks as a leader signed them. There is no row beside the statement; without one they are the program's. */
export async function readAppearance(
  db: ScopedDb,
  { pins, shownBy }: { pins: StatementPins | null; shownBy?: object },
): Promise<AppearanceWords> {
  if (pins === null) return programs;
  const words = await readWords(db, 'contact.setting', { pins, ...(shownBy === undefined ? {} : { shownBy }) });
  const said = words.of(appearanceSubject);
  return said.state === 'signed' ? (schema.safeParse(said.content).data ?? programs) : programs;
}
