import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { aroundKind, type StoredAround, stillAround } from '../around/index.ts';
import { cardKind, type StoredCard, storedCard } from '../card/index.ts';
import { consentKind, type StoredConsent, storedConsent } from '../consents/index.ts';
import { type InterpreterWish, interpreterWishKind, wishIn } from '../interpreters/index.ts';
import { messageKind, type StoredMessage, storedMessage } from '../messages/index.ts';
import { listOfKinds } from '../records/index.ts';

/** What always is on the page of a client, whatever page of the timeline is shown. */
export interface CaseSections {
  card: StoredCard | null;
  around: StoredAround[];
  consents: StoredConsent[];
  /** What the client wishes of interpreters; null where nobody asked. */
  wish: InterpreterWish | null;
  /** Lines to the coordinators that the reader may read, the last one first. */
  messages: StoredMessage[];
}

/** All of it in one question to the database. */
export async function readSections(open: OpenCase): Promise<CaseSections> {
  const records = await listOfKinds(open, [cardKind, aroundKind, consentKind, interpreterWishKind, messageKind]);
  const of = (kind: string) => records.filter((record) => record.kind === kind);
  const [card] = of(cardKind);
  const [wish] = of(interpreterWishKind);
  return {
    card: card ? storedCard(card) : null,
    around: stillAround(of(aroundKind)),
    consents: of(consentKind).map(storedConsent),
    wish: wish ? wishIn(wish) : null,
    messages: of(messageKind).map(storedMessage),
  };
}
