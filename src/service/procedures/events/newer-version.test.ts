import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayAndDate, today } from '#app/platform/language/index.ts';
import { formOn, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';
import type { Definitions } from '../definitions/index.ts';
import { limitName } from '../limits/limit-words.ts';
import { noticesOf } from '../limits/notices.ts';
import { mapPanel, wayRoutes } from '../map/index.ts';
import { installationAfter, installationBefore } from '../testing/newer-trial.ts';

const installation = vi.hoisted(() => ({ now: null as unknown }));
vi.mock('../definitions/content.ts', () => ({ definitions: () => installation.now as Definitions }));

const ago = (days: number) => today().subtract({ days }).toString();
const said = (day: unknown) => dayAndDate(String(day), 'nl');

describe('a procedure of which a newer version exists', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let noor: Reader;
  let reference: string;
  let at: string;
  beforeAll(async () => {
    installation.now = installationBefore();
    desk = await readingDesk(undefined, undefined, () => ({ routes: wayRoutes(async () => []), panels: [mapPanel] }));
    bram = await desk.reader(desk.world.people.bram);
    noor = await desk.reader(desk.world.people.noor);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    installation.now = installationBefore();
    ({ reference } = await desk.newCase());
    const all = `/clients/${reference}/procedures`;
    const begun = await bram.post(all, { ...formOn((await bram.get(all)).text, all), key: 'trial', begun: ago(90) });
    at = begun.location;
    await record('m55', { on: ago(20) });
    await record('decision', { letter: ago(9) });
    installation.now = installationAfter();
  });

  const record = async (what: string, fields: Record<string, string>) => {
    const form = formOn((await bram.get(`${at}/events/new?what=${what}`)).text, `${at}/events`);
    const sent = await bram.post(`${at}/events`, { ...form, certainty: 'sure', ...fields });
    expect(sent.status).toBe(303);
  };
  const look = async () => (await bram.get(`${at}/version`)).text;
  const goOver = async (seen?: string) => bram.post(`${at}/version`, formOn(seen ?? (await look()), `${at}/version`));
  const limits = () =>
    desk.rows(
      `select l.id, l.catalogue_id, l.driving_day::text, l.state, l.version from naast.legal_limit l
        join naast.case_file f on f.id = l.case_id where f.reference = $1 order by l.catalogue_id`,
      [reference],
    );
  const limitOf = async (term: string) => (await limits()).find((one) => one.catalogue_id === term);

  it('goes on by the one it has, and says that there is a newer one', async () => {
    const { text } = await bram.get(at);
    expect(text).toContain('nieuwere versie');
    expect(text).toContain(`href="${at}/version"`);
    expect(text).toMatch(/<li class="station behind">.*?Stap P1\.2</s);
    expect((await bram.get(`/clients/${reference}`)).text).toContain('nieuwere versie');
  });

  it('shows what would change, the old day beside the new one, and changes nothing by being looked at', async () => {
    const before = await limits();
    const text = await look();
    expect(text).toContain('Dit stappenplan loopt met versie 1. De nieuwste is versie 2');
    const row = (term: string) =>
      new RegExp(`<th scope="row">${limitName(term, 'trial', 'nl')}</th>(.*?)</tr>`, 's').exec(text)?.[1] ?? '';
    // The month to report by is gone; a day counted otherwise stands beside the one that is kept to now; TM09 is new.
    expect(row('TM03')).toContain(said((await limitOf('TM03'))?.driving_day));
    expect(row('TM03')).toContain('vervalt');
    expect(text).toContain(said((await limitOf('TM11'))?.driving_day));
    expect(text).toContain('nog niet');
    expect(text).toContain('2 andere termijnen houden hun dag.');
    expect(text).toMatch(/Nieuw<\/dt><dd>Stap P1\.2a/);
    expect(text).toMatch(/Vervalt<\/dt><dd>Stap P1\.2 · Stap P1\.6/);
    expect(await limits()).toEqual(before);
    expect((await bram.get(at)).text).toContain('nieuwere versie');
  });

  it('goes over in one act: every day as it was shown, old and new kept, everybody told, written in the access book', async () => {
    const before = Object.fromEntries((await limits()).map((one) => [one.catalogue_id, one]));
    const shown = await look();
    const went = await goOver(shown);
    expect([went.status, went.location]).toEqual([303, at]);
    const after = Object.fromEntries((await limits()).map((one) => [one.catalogue_id, one]));
    // What only is at another stage now is the same limit, on the same day, and still runs.
    expect(after.TM01).toMatchObject({ id: before.TM01?.id, driving_day: before.TM01?.driving_day, state: 'open' });
    expect(after.TM08).toEqual(before.TM08);
    expect(after.TM03).toMatchObject({ id: before.TM03?.id, state: 'dropped' });
    expect(after.TM11).toMatchObject({ id: before.TM11?.id, state: 'open' });
    expect(after.TM11?.driving_day).not.toBe(before.TM11?.driving_day);
    expect(after.TM09?.state).toBe('open');
    for (const one of [after.TM11, after.TM09]) expect(shown).toContain(said(one?.driving_day));
    const moved = (await bram.get(`/clients/${reference}/limits/${after.TM11?.id}`)).text;
    for (const day of [before.TM11?.driving_day, after.TM11?.driving_day]) expect(moved).toContain(said(day));
    expect(moved).toContain('ging over op een nieuwere beschrijving');
    const map = (await bram.get(at)).text;
    expect(map).not.toContain('nieuwere versie');
    expect(map).toContain('ging over van versie 1 naar versie 2');
    expect(map).toMatch(/<li class="station behind">.*?Stap P1\.2a/s);
    const notices = await desk.world.as(desk.world.people.joke, noticesOf);
    expect(notices.filter((one) => one.reference === reference).map(({ kind }) => kind)).toEqual(['limit-moved']);
    expect((await bram.get('/limits')).text).toContain('Er is een dag veranderd: vertel het door');
    const entries = await desk.rows("select 1 from naast.audit_entry where action = 'procedure.went-over'");
    expect(entries.length).toBeGreaterThan(0);
  });

  it('goes over once when the button is pressed twice', async () => {
    const shown = await look();
    const both = await Promise.all([goOver(shown), goOver(shown)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await bram.get(at)).text.match(/ging over van versie/g)).toHaveLength(1);
    expect((await bram.get(`${at}/version`)).location).toBe(at);
  });

  it('T118 goes over to nothing but what was seen: what happened meanwhile is shown first', async () => {
    const shown = await look();
    await record('repair-asked', { on: ago(3), stated: today().add({ days: 20 }).toString() });
    const before = await limits();
    const refused = await goOver(shown);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Er is intussen iets veranderd.');
    // The newer version does not know what was asked: said in words, and its day falls away only when the coordinator
    // says so.
    expect(refused.text).toContain('Dit kent de nieuwe beschrijving niet');
    expect(refused.text).toContain('Er gebeurde: repair-asked');
    expect(await limits()).toEqual(before);
    expect((await goOver(refused.text)).status).toBe(303);
    // Its day ends something for ever: until another coordinator looked it stays, and says what was asked.
    const kept = await limitOf('TM17');
    expect(kept?.state).toBe('open');
    expect((await bram.get(`/clients/${reference}/limits/${kept?.id}`)).text).toContain('voorgesteld: niet meer nodig');
    expect((await bram.get(at)).text).toContain('Er gebeurde: repair-asked');
  });

  it('keeps a day that a lawyer confirmed, where it stays the same', async () => {
    const page = `/clients/${reference}/limits/${(await limitOf('TM08'))?.id}`;
    const form = formOn((await bram.get(page)).text, `${page}/lawyer`);
    expect((await bram.post(`${page}/lawyer`, { ...form, lawyer: 'mr. Bos' })).status).toBe(303);
    await goOver();
    expect((await bram.get(page)).text).toContain('mr. Bos bevestigde');
  });

  it('is not found by a volunteer of somebody else', async () => {
    const form = formOn(await look(), `${at}/version`);
    expect((await noor.get(`${at}/version`)).status).toBe(404);
    expect((await noor.post(`${at}/version`, { ...form, _csrf: noor.csrf })).status).toBe(404);
    expect((await bram.get(at)).text).toContain('nieuwere versie');
  });
});
