import { openCasesOfMine } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';

/** A letter that somebody has still to confirm or set aside. */
export interface LetterWaiting {
  id: string;
  /** Of the client. */
  reference: string;
  received: string;
}

/** Letters that were read and wait to be confirmed, in the open cases that I hold, the oldest first; none is opened. */
export async function lettersWaiting(visit: Visit): Promise<LetterWaiting[]> {
  return visit.db
    .selectFrom('letter')
    .innerJoin('case_file', 'case_file.id', 'letter.case_id')
    .select(['letter.id', 'case_file.reference', 'letter.received_day as received'])
    .where('letter.state', '=', 'read')
    .where('letter.case_id', '=', openCasesOfMine)
    .orderBy('letter.received_day')
    .orderBy('letter.id')
    .execute();
}
