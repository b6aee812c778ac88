import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';

export const cardKind = 'card';

/** What a client has told once and need not tell again. There is no field for what happened to the client. */
export const cardFields = ['speaking', 'interpreter', 'daily', 'mayKnow', 'arranged', 'neverAsk'] as const;

const line = z.string().nullable();
export const cardSchema = sealedDocument({
  /** Dialect, pace, how to address the client. */
  speaking: always(line),
  /** Which interpreter the client wants, and whom not. */
  interpreter: always(line),
  /** Food, faith, health: what whoever helps the client must know. */
  daily: always(line),
  /** Who may know what. */
  mayKnow: always(line),
  /** What is told or arranged already, and where: so that nobody starts again. */
  arranged: always(line),
  neverAsk: always(line),
  /** The day on which it was read through with the client; null as long as it was not. */
  readOn: always(z.iso.date().nullable()),
});
export type Card = z.infer<typeof cardSchema>;

export const emptyCard: Card = {
  speaking: null,
  interpreter: null,
  daily: null,
  mayKnow: null,
  arranged: null,
  neverAsk: null,
  readOn: null,
};

export const saysNothing = (card: Card) => cardFields.every((field) => card[field] === null);
