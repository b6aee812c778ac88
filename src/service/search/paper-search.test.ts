import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endGrants, type OpenCase, openCase } from '#app/platform/access/grants/index.ts';
import type { Desk } from '#app/platform/routing/index.ts';
import { openNewCase } from '#app/service/cases/index.ts';
import { assignVolunteerTo, ordinaryCase } from '#app/service/cases/testing.ts';
import { type StaffVisitor, testingDesk } from '#app/service/cases/testing-visitor.ts';
import { documents } from '#app/service/documents/documents.store.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { insertLetter } from '#app/service/letters/letters.store.ts';
import { refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { staffRoutes } from '#app/staff-routes.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';

describe('letters and documents', () => {
  let world: TestWorld;
  let joke: StaffVisitor;
  let bram: StaffVisitor;
  let noor: StaffVisitor;
  let reference: string;
  let other: string;
  let letter: string;
  let paper: string;

  const inCase = <Made>(of: string, work: (open: OpenCase) => Promise<Made>): Promise<Made> =>
    world.as(world.people.joke, async (visit) => {
      const open = await openCase(visit, of, 'core', 'case.write');
      if (!open) throw new Error('The case does not open.');
      return work(open);
    });
  const bringLetter = (of: string) =>
    inCase(of, (open) =>
      insertLetter(open, {
        originals: [],
        uploadedBy: 'Bram',
        uploadedAt: new Date().toISOString(),
        scannedAt: null,
        pages: [],
        closedFiles: [],
        reading: readLetter(pagesOfText(refusalOf('27 november 2026').replaceAll('# ', ''))),
        seen: { days: [], appointments: [], says: [], wrong: [] },
        confirmation: null,
        setAside: null,
      }),
    );

  beforeAll(async () => {
    world = await testWorld();
    const atDesk = testingDesk(world, staffRoutes({ demo: false, installation: world.installation } as Desk));
    const people = world.people;
    [joke, bram, noor] = (await Promise.all([people.joke, people.bram, people.noor].map(atDesk))) as [
      StaffVisitor,
      StaffVisitor,
      StaffVisitor,
    ];
    const make = (nameToUse: string) =>
      world.as(people.joke, (visit) => openNewCase(visit, ordinaryCase({ nameToUse })));
    reference = (await make('Selam')).reference;
    other = (await make('Grace')).reference;
    await world.as(people.joke, (visit) => assignVolunteerTo(visit, reference, people.bram.id));
    letter = await bringLetter(reference);
    await bringLetter(other);
    paper = await inCase(reference, (open) =>
      documents.insert(open, {
        act: 'added',
        document: {
          details: {
            kind: 'civil-status',
            title: 'Geboorteakte Asmara',
            date: '2019-03',
            issuer: 'Gemeente Voorbeeldstad',
            original: 'client',
          },
          file: {
            original: letter,
            more: [],
            pages: [],
            uploadedBy: 'Bram',
            uploadedAt: '2026-11-30T10:00:00Z',
            scannedAt: null,
          },
          setAside: null,
        },
        clear: { added_by: open.visit.person.id },
      }),
    );
  });
  afterAll(() => world?.close());

  const found = async (visitor: StaffVisitor, term: string) =>
    [
      ...(await visitor.post('/search', { term })).body.matchAll(
        /href="(\/clients\/[^"]+\/(?:letters|dossier)\/[^"]+)"/g,
      ),
    ].map(([, href]) => href);
  const ofLetter = () => `/clients/${reference}/letters/${letter}`;
  const ofPaper = () => `/clients/${reference}/dossier/${paper}`;

  it('are found by kind, sender, title, reference, day and the name of the client, each with its client', async () => {
    for (const term of ['selam afgewezen', 'ind selam', '27 november selam', '27-11-2026 selam', `${reference} ind`])
      expect([term, await found(joke, term)]).toEqual([term, [ofLetter()]]);
    expect(await found(joke, '990 551 0042')).toHaveLength(2);
    for (const term of ['geboorteakte', 'asmara', 'voorbeeldstad', 'maart 2019 selam'])
      expect([term, await found(joke, term)]).toEqual([term, [ofPaper()]]);
    const quick = JSON.parse((await joke.post('/search/quick', { term: 'geboorteakte' })).body);
    expect(JSON.stringify(quick)).toContain('"label":"Geboorteakte Asmara","note":"Selam · Gemeente Voorbeeldstad');
    // The name of a client alone finds the client.
    expect(await found(joke, 'selam')).toEqual([]);
    expect(await found(joke, 'in')).toEqual([]);
  });

  it('are found as they are called now, once something was written', async () => {
    await inCase(reference, async (open) => {
      const kept = await documents.find(open, paper);
      if (!kept) throw new Error('No document.');
      const details = { ...kept.document.details, title: 'Doopakte' };
      await documents.change(open, kept, { act: 'changed', document: { ...kept.document, details } });
    });
    expect(await found(joke, 'doopakte')).toEqual([ofPaper()]);
    expect(await found(joke, 'geboorteakte')).toEqual([]);
  });

  it('T7 are found by nobody without the grant, who is told what is told of what is not there', async () => {
    expect(await found(bram, 'doopakte')).toEqual([ofPaper()]);
    expect(await found(bram, 'ind')).toEqual([ofLetter()]);
    expect(await found(noor, 'doopakte')).toEqual([]);
    const pageOf = async (term: string) => (await noor.post('/search', { term })).body.replaceAll(term, '…');
    expect(await pageOf('doopakte')).toBe(await pageOf('zzzzzzzz'));
  });

  it('S6 are not found where the row is not what the list of the case says, nor a row that somebody planted', async () => {
    const admin = await world.test.administrator();
    expect(await found(joke, 'doopakte')).toEqual([ofPaper()]);
    const [kept] = (await admin.query('select * from naast.dossier_document where id = $1', [paper])).rows;
    await admin.query('update naast.dossier_document set sealed = $2 where id = $1', [paper, Buffer.alloc(80, 7)]);
    expect(await found(joke, 'doopakte')).toEqual([]);
    await admin.query('update naast.dossier_document set sealed = $2 where id = $1', [paper, kept.sealed]);
    expect(await found(joke, 'doopakte')).toEqual([ofPaper()]);
    await admin.query('update naast.letter set state = $2, version = version + 1 where id = $1', [letter, 'read']);
    expect(await found(joke, 'ind selam')).toEqual([]);
    await admin.query('update naast.letter set version = version - 1 where id = $1', [letter]);
    expect(await found(joke, 'ind selam')).toEqual([ofLetter()]);
  });

  it('are found no more once the grant has ended, whatever was found before', async () => {
    expect(await found(bram, 'doopakte')).toEqual([ofPaper()]);
    await world.as(world.people.joke, async (visit) => {
      const { rows } = await (await world.test.administrator()).query(
        "select g.* from naast.case_grant g where g.holder_id = $1 and g.compartment = 'core' and g.ended_at is null",
        [world.people.bram.id],
      );
      await endGrants(
        visit,
        rows.map(({ id }) => id),
        'withdrawn',
      );
    });
    expect(await found(bram, 'doopakte')).toEqual([]);
    expect(await found(joke, 'doopakte')).toEqual([ofPaper()]);
  });

  it('leave no word of what was looked for or found in the audit log', async () => {
    const { rows } = await (await world.test.administrator()).query(
      'select body from naast.audit_entry order by seq desc limit 40',
    );
    expect(JSON.stringify(rows).toLowerCase()).not.toMatch(/doopakte|asmara/);
  });
});
