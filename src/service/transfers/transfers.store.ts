import { sql } from 'kysely';
import { type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import { tellWhoLost } from '#app/platform/access/notices/index.ts';
import {
  acceptTransfer,
  answerTo,
  cardOf,
  giveBack,
  proposeTransfer,
  type Receiver,
  type Transfer,
  type TransferAccepted,
  type TransferProposed,
  takeBackTransfer,
} from '#app/platform/access/transfer/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { ownName, readHeader, writeRecord } from '#app/service/cases/index.ts';
import { isFatal } from '#app/service/limit-counting/index.ts';
import {
  answerSchema,
  type ReturnReason,
  type TransferCard,
  type TransferReason,
  type TransferTold,
  transferCardSchema,
} from './card.ts';

interface TransferWish {
  to: Receiver;
  reason: TransferReason;
  movesOn: string | null;
  note: string | null;
}

/** Proposes the transfer of an open case, with its minimal card; the timeline tells it. */
export async function proposeToRegion(
  opened: { core: OpenCase; safety: OpenCase },
  { to, reason, movesOn, note }: TransferWish,
): Promise<TransferProposed> {
  const { core } = opened;
  const made = await proposeTransfer(opened, to, await cardFor(core, { reason, movesOn, note }));
  if (made.ok)
    await tell(core, { step: 'proposed', from: await regionName(core.visit, core.regionId), to: to.name, reason });
  return made;
}

async function cardFor(
  core: OpenCase,
  typed: Pick<TransferCard, 'reason' | 'movesOn' | 'note'>,
): Promise<TransferCard> {
  const { header } = await readHeader(core);
  const rows = await core.visit.db
    .selectFrom('legal_limit')
    .select(['catalogue_id', 'purpose', 'driving_day'])
    .where('case_id', '=', core.caseId)
    .where('state', '=', 'open')
    .orderBy('driving_day')
    .execute();
  const fatal = rows.filter((row) => row.purpose === 'act' && isFatal(row.catalogue_id));
  const tasks = await core.visit.db
    .selectFrom('task')
    .select((eb) => eb.fn.countAll<string>().as('number'))
    .where('case_id', '=', core.caseId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return {
    ...typed,
    reference: core.reference,
    languages: header.languages,
    interpreter: header.interpreter,
    fatal: fatal.length,
    firstFatal: fatal[0]?.driving_day ?? null,
    limits: rows.length - fatal.length,
    tasks: Number(tasks?.number ?? 0),
    by: await ownName(core.visit),
  };
}

/** The old region thinks again. */
export async function takeTransferBack(core: OpenCase, transfer: Transfer): Promise<boolean> {
  if (!(await takeBackTransfer(core, transfer))) return false;
  const [from, to] = [
    await regionName(core.visit, transfer.fromRegion),
    await regionName(core.visit, transfer.toRegion),
  ];
  await tell(core, { step: 'taken-back', from, to, reason: null });
  return true;
}

/** Takes the case; from here on it is this region's, and its timeline tells it. */
export async function take(visit: Visit, transfer: Transfer): Promise<TransferAccepted> {
  const done = await acceptTransfer(visit, transfer);
  if (done !== 'accepted') return done;
  const core = await openCase(visit, transfer.reference, 'core', 'case.grant');
  if (!core) throw new Error('A case that was just taken does not open.');
  await tellWhoLost(core, 'moved', async () => (await readHeader(core)).header.nameToUse);
  const [from, to] = [await regionName(visit, transfer.fromRegion), await regionName(visit, transfer.toRegion)];
  await tell(core, { step: 'accepted', from, to, reason: null });
  return done;
}

/** Gives it back, with a reason and words for the old region alone. */
export async function refuseTransfer(
  visit: Visit,
  transfer: Transfer,
  said: { reason: ReturnReason; words: string | null },
): Promise<boolean> {
  return giveBack(visit, transfer, { reason: said.reason, words: { words: said.words, by: await ownName(visit) } });
}

/** The card as the new region may read it; null when it is gone. The reading is in the audit log. */
export async function readTransferCard(visit: Visit, transfer: Transfer): Promise<TransferCard | null> {
  const card = await cardOf(visit, transfer);
  if (card === null) return null;
  visit.journal.note({ action: 'transfer.read', object: 'transfer', objectId: transfer.id });
  return transferCardSchema.parse(card);
}

/** What the new region said, for the old one. */
export async function readAnswer(visit: Visit, transfer: Transfer) {
  const answer = await answerTo(visit, transfer);
  return answer === null ? null : answerSchema.parse(answer);
}

/**
 * What waits for an answer of mine, and what came back to me (given back, or unanswered) without a later proposal: a month long.
 * One statement, for the first page.
 */
export async function countTransfers(visit: Visit): Promise<number> {
  const { regionId } = visit.person;
  if (regionId === null) return 0;
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from naast.case_transfer t
    where (t.to_region = ${regionId} and t.state = 'proposed' and t.until_at > now())
      or (t.from_region = ${regionId} and (t.state in ('returned', 'lapsed') or (t.state = 'proposed' and t.until_at <= now()))
        and coalesce(t.decided_at, t.until_at) > now() - interval '31 days'
        and not exists (select 1 from naast.case_transfer l where l.case_id = t.case_id and l.proposed_at > t.proposed_at))`.execute(
    visit.db,
  );
  return rows[0]?.number ?? 0;
}

export async function regionName(visit: Visit, regionId: string): Promise<string> {
  const row = await visit.db.selectFrom('region').select('name').where('id', '=', regionId).executeTakeFirst();
  return row?.name ?? '';
}

async function tell(core: OpenCase, content: TransferTold): Promise<void> {
  await writeRecord(core, { kind: 'transfer', content });
}
