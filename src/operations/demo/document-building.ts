import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Sandbox } from '#app/platform/files/index.ts';
import { liveConsents, ownName } from '#app/service/cases/index.ts';
import { chooseBundle, findBundle, keepDocument, listDocuments, makeBundle } from '#app/service/documents/index.ts';
import type { LetterDesk } from './letter-building.ts';
import { momentOf } from './moments.ts';
import { opened } from './opened.ts';
import type { Openings } from './paper-opening.ts';
import type { PlannedBundle, PlannedPaper } from './world/papers.ts';

export interface DocumentsDesk extends Pick<LetterDesk, 'store'> {
  sandbox: Sandbox;
  papers: Openings<PlannedPaper>;
  today: Temporal.PlainDate;
}

const service = 'Naast';

/** Brings a paper in as a volunteer does, with what it is. Returns its id. */
export async function bringPaper(
  visit: Visit,
  { store, papers, today }: DocumentsDesk,
  reference: string,
  planned: PlannedPaper,
): Promise<string> {
  const upload = await papers.get(planned);
  if (!upload) throw new Error('A paper was never opened.');
  const open = await opened(visit, reference, 'document.add');
  const at = new Date(momentOf(today, planned.addedDaysAgo, '20:40'));
  return keepDocument(open, store, { files: [upload], details: planned.details }, at);
}

/** The coordinator puts papers together for somebody outside, on a consent that holds. Returns the id of the bundle. */
export async function bundle(
  visit: Visit,
  { store, sandbox, today }: DocumentsDesk,
  reference: string,
  { receiver, titles, made, daysAgo }: PlannedBundle,
): Promise<string> {
  const open = await opened(visit, reference, 'bundle.make');
  const agreed = (await liveConsents(open)).find(
    ({ consent }) => consent.purpose === 'bundle' && consent.receiver === receiver,
  );
  if (!agreed) throw new Error(`Nobody agreed to a bundle for ${receiver}.`);
  const entries = await listDocuments(open);
  const exhibits = titles.map((title) => {
    const entry = entries.find((one) => one.title === title);
    if (!entry) throw new Error(`There is no paper called ${title}.`);
    const { id, version, kind, date, issuer } = entry;
    return { id, version, kind, title, date, issuer, pages: entry.pages.length };
  });
  const chosenBy = await ownName(visit);
  const wish = { receiver, organisation: null, consent: agreed.id, exhibits, chosenBy, made: null };
  const id = await chooseBundle(open, wish);
  const stored = made ? await findBundle(open, id) : null;
  if (stored === null) return id;
  const done = await makeBundle(open, { sandbox, store }, stored, service, new Date(momentOf(today, daysAgo, '11:50')));
  if (done !== 'made') throw new Error(`The bundle for ${receiver} was not made: ${done}.`);
  return id;
}
