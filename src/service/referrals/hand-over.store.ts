import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { readContact } from '#app/platform/access/public-words/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { contactRecord, readCard, readHeader, readOnlyRecord, readRecord } from '#app/service/cases/index.ts';
import { type HandOverFacts, linesNow } from './hand-over.ts';
import { type HandOverLine, lineSchema, type ReferralPart, type Sent, safetyParts } from './referrals.ts';

/** The record of the safety compartment that stores what of telephone or address went out. */
export const safetyRecordKind = 'referral-sent';
const safetyRecordSchema = sealedDocument({ referral: always(z.uuid()), lines: always(z.array(lineSchema)) });

/**
 * What the sheet would say now. `safety` is the client's open safety compartment, or null for whoever does not hold it.
 */
export async function handOverFacts(open: OpenCase, safety: OpenCase | null): Promise<HandOverFacts> {
  const { visit } = open;
  const { header } = await readHeader(open);
  const record = safety && (await readOnlyRecord(safety, 'contact'));
  const file = await visit.db
    .selectFrom('case_file')
    .innerJoin('region', 'region.id', 'case_file.region_id')
    .select(['case_file.next_due_day', 'region.name as region'])
    .where('case_file.id', '=', open.caseId)
    .executeTakeFirst();
  const { contact } = await readContact(visit.db, { pins: visit.keys.pins });
  const card = (await readCard(open))?.card ?? null;
  const isHeld = (of: OpenCase | null, ...tables: string[]) =>
    of?.list.withheld.some(({ table }) => table === null || tables.includes(table)) === true;
  const withheld: ReferralPart[] = [
    ...(isHeld(open, 'case_header') ? (['name', 'languages', 'contact-rules'] as const) : []),
    ...(card === null && isHeld(open, 'case_record') ? (['card'] as const) : []),
    ...(record === null && isHeld(safety, 'case_record') ? (['reach'] as const) : []),
  ];
  return {
    header,
    card,
    withheld,
    contact: record ? contactRecord.document.parse(record.content) : null,
    nextDay: file?.next_due_day ?? null,
    from: { region: file?.region ?? '', telephone: contact.telephone },
  };
}

/** What went out as it may come out on paper or in a file now, by the rules of contact as they are now. */
export async function linesToGive(open: OpenCase, lines: readonly HandOverLine[]): Promise<HandOverLine[]> {
  return linesNow(lines, (await readHeader(open)).header);
}

/** Does this choice of parts need the client's safety compartment? */
export const needsSafety = (chosen: readonly ReferralPart[]) => chosen.some((part) => safetyParts.includes(part));

/**
 * What went out, word for word. The lines of the safety compartment come from there; `hidden` says that there are some
 * and that this reader does not hold it.
 */
export async function sentLines(
  sent: Sent,
  safety: OpenCase | null,
): Promise<{ lines: HandOverLine[]; hidden: boolean }> {
  if (sent.safetyRecord === null) return { lines: sent.lines, hidden: false };
  const record = safety && (await readRecord(safety, safetyRecordKind, sent.safetyRecord));
  if (!record) return { lines: sent.lines, hidden: true };
  const { lines } = safetyRecordSchema.parse(record.content);
  const end = sent.lines.findIndex(({ part }) => part === 'next-day' || part === 'from');
  return { lines: [...sent.lines.slice(0, end), ...lines, ...sent.lines.slice(end)], hidden: false };
}
