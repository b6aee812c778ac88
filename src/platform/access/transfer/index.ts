/** A case that goes to another region: proposed by a coordinator there, taken by one of the other. */
export { type Receiver, receivers } from './receivers.ts';
export { acceptTransfer, giveBack, type TransferAccepted } from './transfer-answering.ts';
export {
  noteDecided,
  proposeTransfer,
  type TransferProposed,
  takeBackTransfer,
  transferDays,
} from './transfer-proposing.ts';
export {
  answerTo,
  cardOf,
  lapseTransfers,
  lastOf,
  proposedOf,
  type Transfer,
  transferById,
  transfersOf,
} from './transfers.store.ts';
