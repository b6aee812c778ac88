import type { StatementKind } from '#app/platform/database/index.ts';
import type { Certificate } from './certificates.ts';

/** What a statement is about, as far as the right to make it depends on that. */
export interface StatementAbout {
  /** The region of the case, or of the volunteer. */
  regionId?: string | null;
  /** Whose grant, certificate, access or training it is. */
  personId?: string;
  /** Is it the access of somebody who is a volunteer and nothing else? */
  onlyVolunteer?: boolean;
}

interface Right {
  person?: (signer: Certificate, about: StatementAbout) => boolean;
  /** Two recovery shares. */
  root?: boolean;
  /** The key in the keys folder that can end things; a web process never holds it. */
  installation?: boolean;
}

const isLeader = (signer: Certificate) => signer.roles.includes('project-leader');
const coordinates = (signer: Certificate, { regionId }: StatementAbout) =>
  signer.roles.includes('coordinator') && regionId != null && signer.region_id === regionId;
const isOwn = (signer: Certificate, { personId }: StatementAbout) => signer.subject === personId;
const byLeader: Right = { person: isLeader };

/** The access of a colleague ends by the leader, a coordinator of a volunteer's region, the colleague, or the journal. */
const endsAccess: Right = {
  person: (signer, about) =>
    isLeader(signer) || (about.onlyVolunteer === true && coordinates(signer, about)) || isOwn(signer, about),
  installation: true,
};

/** Who may say this: by certificate, not by the rows of the moment. */
export const rightsToSay: Record<StatementKind, Right> = {
  'grant.ended': {
    person: (signer, about) => isLeader(signer) || coordinates(signer, about) || isOwn(signer, about),
    installation: true,
  },
  'certificate.revoked': endsAccess,
  'person.ended': endsAccess,
  'recovery.sheets-renewed': { root: true },
  'contact.setting': byLeader,
  region: byLeader,
  'directory.entry': { person: (signer) => isLeader(signer) || signer.roles.includes('coordinator') },
  approval: byLeader,
  suspension: byLeader,
  page: byLeader,
  'limit.reading': byLeader,
  'decree-day': byLeader,
  'training-day': { person: (signer, about) => isLeader(signer) || coordinates(signer, about) },
  'endings-before': byLeader,
  // Says that an older state was put back; it opens nothing.
  'new-beginning': { person: isLeader, installation: true },
  'installation-safe': { person: isLeader, root: true },
  // A list that does not open: a coordinator of the region asks for a new one, the leader says yes.
  'case-list.asked': { person: coordinates },
  'case-list.renewed': byLeader,
  // The old region proposes and ends what it holds; the new one takes it. Which regions, the proposal says.
  'transfer.proposed': { person: coordinates },
  'transfer.accepted': { person: coordinates },
  'public-wall': byLeader,
  'reading-sandbox': byLeader,
};
