import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { contactSafety } from '#app/service/cases/index.ts';
import type { Definition } from '../definitions/index.ts';
import type { DocumentLink } from '../running/index.ts';
import { type Closed, gateClosedBy, isContact } from './gate.ts';
import { isLetterOfAuthorities } from './letters-of-authorities.store.ts';

/** Somebody would plan contact with the authorities of the client's country that nobody said is safe. */
export class ContactNotSafe extends Error {
  constructor() {
    super('Contact with the authorities of the country of a client was not said to be safe.');
    this.name = 'ContactNotSafe';
  }
}

/** Why nothing may be planned with them in this case; null where client and lawyer both said that it is safe. */
export async function gateOf(open: OpenCase): Promise<Closed | null> {
  return gateClosedBy(await contactSafety(open));
}

/** What stands with a letter of theirs while nobody said that contact is safe; null for any other letter. */
export async function gateOfLetter(open: OpenCase, id: string): Promise<Closed | null> {
  return (await isLetterOfAuthorities(open, id)) ? gateOf(open) : null;
}

/** The same, for one happening; null too for what is no contact, or what they set themselves by letter. */
export async function gateBefore(
  open: OpenCase,
  definition: Pick<Definition, 'key' | 'happenings'>,
  { happening, document }: { happening: string; document: DocumentLink | null },
): Promise<Closed | null> {
  if (!isContact(definition, happening)) return null;
  const closed = await gateOf(open);
  if (closed === null) return null;
  return document?.kind === 'letter' && (await isLetterOfAuthorities(open, document.id)) ? null : closed;
}
