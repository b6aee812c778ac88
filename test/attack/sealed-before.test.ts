import { describe, expect, it } from 'vitest';
import { blocks } from '#app/platform/access/emergency-access/keep-out.ts';
import type { OpenForReading, SealedRow } from '#app/platform/access/grants/index.ts';
import type { TeamDocuments } from '#app/platform/access/teams/index.ts';
import { caseFileRows } from '#app/platform/files/case-files.ts';
import { newId } from '#app/platform/vault/index.ts';
import { approvals } from '#app/service/approvals/approvals.store.ts';
import { tasks } from '#app/service/cases/index.ts';
import { drafts } from '#app/service/cases/notes/drafts.ts';
import { headers, records } from '#app/service/cases/records/sealed-rows.ts';
import { worries } from '#app/service/cases/tasks/worries.ts';
import { addresses } from '#app/service/directory/secret-address.store.ts';
import { bundles } from '#app/service/documents/bundle.store.ts';
import { documents } from '#app/service/documents/documents.store.ts';
import { letters } from '#app/service/letters/letters.store.ts';
import { limits } from '#app/service/procedures/limits/limit-row.ts';
import { events, procedures } from '#app/service/procedures/running/rows.ts';
import { referrals } from '#app/service/referrals/referrals.store.ts';
import { profiles } from '#app/service/volunteers/volunteers.store.ts';
import before from './sealed-before.json' with { type: 'json' };

/** How each table opens a row today. */
const ofCases: Record<string, { open(open: OpenForReading, row: SealedRow): unknown }> = {
  case_block: blocks,
  case_header: headers,
  case_procedure: procedures,
  case_record: records,
  dossier_bundle: bundles,
  dossier_document: documents,
  draft: drafts,
  file_object: caseFileRows,
  legal_limit: limits,
  letter: letters,
  procedure_event: events,
  referral: referrals,
  task: tasks,
  worries,
};
const ofTeams: Record<string, { open(documents: TeamDocuments, row: SealedRow): unknown }> = {
  definition_approval: approvals,
  secret_address: addresses,
  volunteer_profile: profiles,
};

const row = ({ id, epoch, sealed }: { id: string; epoch: number; sealed: string }): SealedRow => ({
  id,
  epoch,
  sealed: Buffer.from(sealed, 'base64'),
});
const key = (hex: string) => Buffer.from(hex, 'hex');

type Fields = Record<string, unknown>;

/** A document as it opens today: with what its table has got since, of which the row knew nothing. */
const asToday: Readonly<Record<string, (document: Fields) => Fields>> = {
  dossier_bundle: (document) => ({
    ...document,
    made: document.made === null ? null : { ...(document.made as Fields), ground: null },
  }),
  legal_limit: (document) => ({ ...document, apart: [], joined: null, metBy: null, said: null, waiting: null }),
  letter: (document) => ({
    ...document,
    pages: (document.pages as Fields[]).map((page) => ({ ...page, hash: null })),
    reading: { ...(document.reading as Fields), statements: [] },
    seen: { appointments: [], days: [], says: [], wrong: [] },
  }),
  procedure_event: (document) => ({ ...document, without: [] }),
  referral: (document) => ({ ...document, outcomes: [] }),
  task: (document) => ({ ...document, about: null, appointment: null, moved: [], referral: null, renewal: null }),
};

/** Rows of an invented installation that the program of November 2026 sealed, each module by its own hand, with the keys of that case. */
describe('what was sealed before there was one way to seal', () => {
  const { caseId } = before;
  const opening = (compartment: 'core' | 'safety') => ({ caseId, compartment, key: key(before.keys[compartment]) });

  it('T86 has a row of every table', () => {
    expect([...new Set(before.rows.map(({ table }) => table))].sort()).toEqual(Object.keys(ofCases).sort());
    expect(before.teams.map(({ table }) => table).sort()).toEqual(Object.keys(ofTeams).sort());
  });

  it('T86 opens to the same documents', () => {
    for (const { table, compartment, document, ...sealed } of before.rows) {
      const open = opening(compartment === 'safety' ? 'safety' : 'core');
      expect([table, ofCases[table]?.open(open, row(sealed))]).toEqual([table, asToday[table]?.(document) ?? document]);
    }
    for (const { table, document, key: hex, ...sealed } of before.teams) {
      const known = ofTeams[table]?.open({ key: key(hex), epoch: sealed.epoch }, row(sealed));
      expect([table, known]).toEqual([table, document]);
    }
  });

  it('T86 opens in no other case, compartment, row, epoch or table', () => {
    for (const { table, compartment, id, epoch, sealed } of before.rows) {
      const open = opening(compartment === 'safety' ? 'safety' : 'core');
      const own = row({ id, epoch, sealed });
      const tries: [OpenForReading, SealedRow][] = [
        [{ ...open, caseId: newId() }, own],
        [{ ...open, compartment: compartment === 'safety' ? 'core' : 'safety' }, own],
        [{ ...open, compartment: 'portal' }, own],
        [open, { ...own, id: newId() }],
        [open, { ...own, epoch: epoch + 1 }],
      ];
      for (const [at, [there, moved]] of tries.entries())
        expect(() => ofCases[table]?.open(there, moved), `${table} ${at}`).toThrow();
      const sameTable = (other: string) => other === table || (isTask(other) && isTask(table));
      for (const other of Object.keys(ofCases).filter((one) => !sameTable(one)))
        expect(() => ofCases[other]?.open(open, own), `${table} as ${other}`).toThrow();
    }
    for (const { table, key: hex, id, epoch, sealed } of before.teams) {
      const documents = { key: key(hex), epoch };
      const own = row({ id, epoch, sealed });
      for (const moved of [
        { ...own, id: newId() },
        { ...own, epoch: epoch + 1 },
      ])
        expect(() => ofTeams[table]?.open(documents, moved), table).toThrow();
      for (const other of Object.keys(ofTeams).filter((one) => one !== table))
        expect(() => ofTeams[other]?.open(documents, own), `${table} as ${other}`).toThrow();
    }
  });
});

/** Worries lie in the table of the tasks, in another shape. */
const isTask = (table: string) => table === 'task' || table === 'worries';
