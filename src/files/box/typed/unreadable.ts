import type { BoxRefusal } from '../protocol.ts';

/** A file that is not shown, with the reason that a person is told. */
export class Unreadable extends Error {
  constructor(readonly reason: BoxRefusal) {
    super(reason);
  }
}
