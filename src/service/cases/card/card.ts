import { type DocumentIn, declareRecord, field, kept } from '#app/platform/web/index.ts';
import { noBsn } from '../records/index.ts';

export const cardKind = 'card';

/** What a client has told once and need not tell again. There is no field for what happened to the client. */
export const cardFields = ['speaking', 'interpreter', 'daily', 'mayKnow', 'arranged', 'neverAsk'] as const;

/** As it is asked and kept. */
export const cardRecord = declareRecord({
  /** Dialect, pace, how to address the client. */
  speaking: kept.always(line('speaking')),
  /** Which interpreter the client wants, and whom not. */
  interpreter: kept.always(line('interpreter')),
  /** Food, faith, health: what whoever helps the client must know. */
  daily: kept.always(line('daily')),
  /** Who may know what. */
  mayKnow: kept.always(line('mayKnow')),
  /** What is told or arranged already, and where: so that nobody starts again. */
  arranged: kept.always(line('arranged')),
  neverAsk: kept.always(line('neverAsk')),
  /** The day on which it was read through with the client; null as long as it was not. */
  readOn: kept.always(field.day('cases.card.readOn', { optional: true, past: true })),
  noBsnReason: kept.not(noBsn),
});
export type Card = DocumentIn<typeof cardRecord>;
export const emptyCard = cardRecord.knowing({});

function line(name: (typeof cardFields)[number]) {
  const label = `cases.card.${name}` as const;
  return field.lines(label, { optional: true, max: 500, rows: 2, hint: `${label}.hint` });
}

export const saysNothing = (card: Card) => cardFields.every((field) => card[field] === null);
