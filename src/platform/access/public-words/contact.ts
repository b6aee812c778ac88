import { z } from 'zod';
import type { Saying, StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { readWords } from './words.ts';

const contactSchema = z.strictObject({
  telephone: z.string().nullable(),
  hours: z.string().nullable(),
  hoursEn: z.string().nullable(),
  mail: z.string().nullable(),
});
/** How the service can be reached. */
export type ContactWords = z.infer<typeof contactSchema>;

/** All of it is one statement: a number and the hours at which it answers belong together. */
export const contactSubject = 'contact';

export const contactSaying = ({ telephone, hours, hoursEn, mail }: ContactWords): Saying => ({
  kind: 'contact.setting',
  subject: contactSubject,
  content: { telephone, hours, hoursEn, mail },
});

/** The contact details as they may be shown, and whether somebody signed them; null for each that may not be shown. */
export async function readContact(
  db: ScopedDb,
  asking: { pins: StatementPins | null; shownBy?: object },
): Promise<{ contact: ContactWords; state: 'signed' | 'before' | 'refused' }> {
  const nothing = { telephone: null, hours: null, hoursEn: null, mail: null };
  if (asking.pins === null) return { contact: nothing, state: 'refused' };
  const words = await readWords(db, 'contact.setting', { ...asking, pins: asking.pins });
  const said = words.of(contactSubject);
  if (said.state === 'refused') return { contact: nothing, state: 'refused' };
  const contact = said.state === 'signed' ? contactSchema.parse(said.content) : await asItStands(db);
  const tidy = (value: string | null) => value?.trim() || null;
  const { telephone, hours, hoursEn, mail } = contact;
  return {
    contact: { telephone: tidy(telephone), hours: tidy(hours), hoursEn: tidy(hoursEn), mail: tidy(mail) },
    state: said.state,
  };
}

/** From before signatures. */
async function asItStands(db: ScopedDb): Promise<ContactWords> {
  const rows = await db.selectFrom('contact_setting').select(['key', 'value']).execute();
  const known = (key: string) => rows.find((row) => row.key === key)?.value ?? null;
  return { telephone: known('telephone'), hours: known('hours'), hoursEn: known('hoursEn'), mail: known('mail') };
}
