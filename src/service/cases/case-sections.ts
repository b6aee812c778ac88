import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type StoredAround, stillAround } from './around/around.store.ts';
import { aroundKind } from './around/around.ts';
import { type StoredCard, storedCard } from './card/card.store.ts';
import { cardKind } from './card/card.ts';
import { type StoredConsent, storedConsent } from './consents/consent.store.ts';
import { consentKind } from './consents/consent.ts';
import { wishIn } from './interpreters/interpreters.store.ts';
import { type InterpreterWish, interpreterWishKind } from './interpreters/interpreters.ts';
import { messageKind, type StoredMessage, storedMessage } from './messages/message.store.ts';
import { listOfKinds } from './record-reading.ts';

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
export async function readShares(open: OpenCase): Promise<CaseSections> {
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
