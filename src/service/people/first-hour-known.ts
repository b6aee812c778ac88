import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { numbersToCheck } from '#app/service/directory/index.ts';

/** What the program itself knows of the steps that end outside it: where it knows better, nobody's word counts. */
export interface KnownOfSteps {
  /** How many texts a lawyer still has to look at. */
  texts: number;
  /** How many numbers the public waits for, that nobody of this service looked at. */
  numbers: number;
  /** Nothing of this machine was ever backed up. */
  noBackup: boolean;
  /** No mail server is named, or it took nothing when the machine was looked at last. */
  noMail: boolean;
}

/** Where nobody counts: the leader's word is all there is. */
export const nothingKnown: KnownOfSteps = { texts: 0, numbers: 0, noBackup: false, noMail: false };

const mailIsAway: readonly string[] = ['mail.off', 'mail.password', 'mail.away'];

/** Gathers it; in the demo nothing is asked of the machine. `texts` is what the page of approvals counts. */
export async function knownOfSteps(
  visit: Visit,
  { demo, installation, machine }: Pick<Desk, 'demo' | 'installation' | 'machine'>,
  texts: number,
): Promise<KnownOfSteps> {
  const findings = machine?.report?.()?.findings ?? [];
  return {
    texts,
    numbers: await numbersToCheck(visit),
    noBackup: !demo && installation.backup?.() === null,
    noMail: !demo && (machine?.sendsMail === false || findings.some(({ code }) => mailIsAway.includes(code))),
  };
}
