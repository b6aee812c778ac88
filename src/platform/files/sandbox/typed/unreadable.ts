import type { SandboxRefusal } from '../wall/protocol.ts';

/** A file that is not shown, with the reason that a person is told. */
export class Unreadable extends Error {
  readonly reason: SandboxRefusal;

  constructor(reason: SandboxRefusal) {
    super(reason);
    this.reason = reason;
  }
}
