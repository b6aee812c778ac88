import type { BoxRefusal } from '../protocol.ts';

/** A file that is not shown, with the reason that a person is told. */
export class Unreadable extends Error {
  readonly reason: BoxRefusal;

  constructor(reason: BoxRefusal) {
    super(reason);
    this.reason = reason;
  }
}
