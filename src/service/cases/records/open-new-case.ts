import {
  caseListOf,
  makeGrant,
  type OpenForWriting,
  sealedRows,
  wrapForOversight,
} from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Json, newId, newKey, newReference } from '#app/platform/vault/index.ts';
import { type CaseHeader, caseHeaderSchema } from './case-contents.ts';
import { contactRecord, type SafeContact } from './contact-record.ts';
import { writeRecord } from './record-writing.ts';

export interface NewCase {
  header: CaseHeader;
  /** As far as it is known. */
  contact: Partial<SafeContact>;
  /** What the client asked for, as it came in: a core record of kind `registration`. */
  registration: Json;
}

/** The first header of a case: the entry of its opening names it, this one does not. */
const firstHeaders = sealedRows('case_header', {
  schema: caseHeaderSchema,
  actions: { written: 'header.changed' },
  untold: ['objectId', 'reference'],
});

/**
 * Opens a case in the coordinator's own region: fresh keys for core and safety, granted to the region's team and
 * wrapped for oversight; header, contact and registration sealed under them. Throws when that region has no team with a
 * key that holds.
 */
export async function openNewCase(visit: Visit, newCase: NewCase): Promise<{ caseId: string; reference: string }> {
  const regionId = visit.person.regionId;
  const team =
    regionId && (await visit.db.selectFrom('team').select('id').where('region_id', '=', regionId).executeTakeFirst());
  if (!regionId || !team) throw new Error('Only a coordinator whose region has a team opens a case.');
  const caseId = newId();
  const reference = newReference();
  await visit.db.insertInto('case_file').values({ id: caseId, reference, region_id: regionId }).execute();
  visit.journal.note({ action: 'case.opened', case: caseId, reference });
  const core = await newCompartment(visit, { caseId, reference, compartment: 'core' }, team.id);
  const safety = await newCompartment(visit, { caseId, reference, compartment: 'safety' }, team.id);
  await writeFirstHeader(core, newCase.header);
  await writeRecord(core, { kind: 'registration', content: newCase.registration });
  await writeRecord(safety, { kind: 'contact', content: contactRecord.knowing(newCase.contact) });
  return { caseId, reference };
}

async function newCompartment(
  visit: Visit,
  which: Pick<OpenForWriting, 'caseId' | 'reference' | 'compartment'>,
  teamId: string,
): Promise<OpenForWriting> {
  const opening = { ...which, visit, epoch: 1, key: visit.keys.keep(newKey()) };
  caseListOf(opening).begin();
  const grant = await makeGrant(visit, {
    ...opening,
    holder: { kind: 'team', id: teamId },
    until: null,
    reason: 'region-team',
  });
  if (!grant.ok) throw new Error('The key of this region is not vouched for.');
  await wrapForOversight(visit, opening);
  return opening;
}

async function writeFirstHeader(core: OpenForWriting, header: CaseHeader): Promise<void> {
  const { id, epoch, sealed } = firstHeaders.seal(core, core.caseId, header, 1);
  await core.visit.db.insertInto('case_header').values({ case_id: id, epoch, sealed }).execute();
  caseListOf(core).wrote({ table: 'case_header', id, version: 1, sealed });
  firstHeaders.note(core, 'written', { id, epoch, sealed });
}
