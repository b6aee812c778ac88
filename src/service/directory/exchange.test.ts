import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { type TestWorld, testWorld } from '../../../test/support/test-world.ts';
import { addEntry, readDirectory, saveEntry } from './directory.store.ts';
import { keepFile, previewOf, takeOverEntries } from './exchange.store.ts';
import { fromHsds, toHsds } from './hsds.ts';
import { type OrganisationContent, publishedPart } from './organisation.ts';

const own: OrganisationContent = {
  name: 'Proefopvang',
  kind: 'help',
  does: { nl: 'Geeft een bed.', en: null },
  forWhom: null,
  needs: ['shelter'],
  municipalities: [],
  languages: ['nl'],
  confidence: 'HIGH',
  dated: false,
  public: true,
  source: 'proef',
  telephone: '030 000 00 12',
  telephonePublic: true,
  website: null,
  howToRefer: null,
  waiting: null,
  ended: false,
};

/** What comes from a file goes before no visitor by a press: somebody of this service looks at it in its form first. */
describe('S9 what a file says of an organisation', () => {
  let world: TestWorld;
  let code: string;
  beforeAll(async () => {
    world = await testWorld();
    code = await world.as(world.people.joke, (visit) => addEntry(visit, own));
  });
  afterAll(() => world?.close());

  const take = (contents: readonly OrganisationContent[]) =>
    world.as(world.people.joke, async (visit) => {
      const entry = { code, checkedOn: '2026-11-30', checkedBy: null, version: 1, standing: 'signed' as const };
      const text = JSON.stringify(toHsds(contents.map((content) => ({ ...entry, content }))));
      const file = fromHsds(text);
      if (!file.ok) throw new Error('It cannot be read.');
      await keepFile(visit, text);
      const preview = await previewOf(visit, file);
      const all = [...preview.fresh, ...preview.changed].map(({ mark }) => mark);
      await takeOverEntries(visit, all, newId());
      return { preview, now: await readDirectory(visit, { ended: true }) };
    });

  it('does not replace what visitors read, its number least of all, and the preview says so', async () => {
    const { preview, now } = await take([{ ...own, telephone: '06 66 66 66 66' }]);
    expect(preview.changed[0]?.fields).toEqual(expect.arrayContaining(['telephone', 'public', 'telephonePublic']));
    const entry = now.find((one) => one.code === code);
    expect(entry?.content.telephone).toBe('06 66 66 66 66');
    expect(entry && publishedPart(entry.content)).toBe(null);
  });

  it('leaves before visitors what stands there word for word', async () => {
    await world.as(world.people.joke, async (visit) => {
      code = await addEntry(visit, { ...own, name: 'Proefopvang 2' });
    });
    const { now } = await take([{ ...own, name: 'Proefopvang 2', howToRefer: 'Bel voor tienen.' }]);
    const entry = now.find((one) => one.code === code);
    expect(entry?.content.howToRefer).toBe('Bel voor tienen.');
    expect(entry && publishedPart(entry.content)).toMatchObject({ telephone: '030 000 00 12' });
  });

  it('does not bring a new one before them, whatever it calls itself', async () => {
    code = 'nergens';
    const { now } = await take([{ ...own, name: 'Een vreemde' }]);
    const entry = now.find(({ content }) => content.name === 'Een vreemde');
    expect(entry?.content).toMatchObject({ public: false, telephonePublic: false, dated: true });
  });

  it('leaves what a colleague changed since it was looked through, and says how many it left', async () => {
    const { joke, karel } = world.people;
    const at = await world.as(joke, (visit) => addEntry(visit, { ...own, name: 'Proefopvang 3' }));
    const saying = (content: OrganisationContent) => {
      const entry = { code: at, checkedOn: '2026-11-30', checkedBy: null, version: 1, standing: 'signed' as const };
      return JSON.stringify(toHsds([{ ...entry, content }]));
    };
    const text = saying({ ...own, name: 'Proefopvang 3', waiting: 'Een week.' });
    const marks = await world.as(joke, async (visit) => {
      await keepFile(visit, text);
      const file = fromHsds(text);
      return file.ok ? (await previewOf(visit, file)).changed.map(({ mark }) => mark) : [];
    });
    expect(marks).toHaveLength(1);
    const theirs = { ...own, name: 'Proefopvang 3', waiting: 'Twee maanden.' };
    expect(await world.as(karel, (visit) => saveEntry(visit, at, theirs, 1))).toBe('saved');
    expect(await world.as(joke, (visit) => takeOverEntries(visit, marks, newId()))).toContain('taken=0&left=1');
    const now = await world.as(joke, (visit) => readDirectory(visit));
    expect(now.find(({ code: one }) => one === at)?.content.waiting).toBe('Twee maanden.');
  });
});
