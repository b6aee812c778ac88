import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { round } from '#app/platform/jobs/index.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { noticesOf } from '#app/service/procedures/index.ts';
import { findLetter } from './letters.store.ts';
import { appointmentOn, letterPdf, refusalOf, unknownLetter } from './testing/letter-pdf.ts';
import { bring, confirmAtOnce, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const written = (daysAgo: number) => longDate(today().subtract({ days: daysAgo }), 'nl');

describe('a letter', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  let joke: Reader;
  let reference: string;
  let caseId: string;
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
    joke = await desk.reader(desk.world.people.joke);
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    ({ reference, caseId } = await desk.newCase());
  });

  it('says what it is, by when and why, as soon as it was brought in', async () => {
    const at = await bring(bram, reference, await letterPdf(refusalOf('27 november 2026')));
    const { text } = await bram.get(at);
    expect(text).toContain('De IND heeft nee gezegd');
    expect(text.indexOf('Laat deze brief vandaag aan de advocaat zien')).toBeLessThan(
      text.indexOf('Bezwaar uiterlijk'),
    );
    expect(text).toContain('Bezwaar uiterlijk maandag 28 december 2026');
    // It may be somebody else's: the one press asks for the name, the page beside it says what to do then.
    expect(text).toContain('Staat de naam van de cliënt op de brief?');
    const check = (await bram.get(`${at}/check`)).text;
    expect(check).toContain('Staat er een andere naam op de brief? Leg hem dan weg.');
    expect(check).toContain('href="#pages"');
    expect(text).toContain(
      '4 weken na 27 november 2026 is het eerste kerstdag. Daarna komen tweede kerstdag en zondag.',
    );
    expect(text).toContain('artikel 69, eerste lid, Vw 2000');
    expect(text).toContain('de advocaat bevestigt');
    expect(text).toContain('gelezen in de wettekst van 2015');
    // Leaving the country: both readings are there, and the earlier one drives.
    expect(text).toContain('Nederland verlaten uiterlijk vrijdag 25 december 2026');
    expect(text).toContain('maandag 28 december 2026: volgens de wet');
    expect(text).toContain('nog niet nagekeken door een advocaat');
  });

  it('says on a page beside the one that waits how far its reading is, without script', async () => {
    const { open } = desk.sandbox;
    const nothing = await bram.get('/letters/underway');
    expect(nothing.text).toContain('Er wordt nu niets gelezen.');
    let goOn = (): void => undefined;
    const reading = new Promise<void>((began) => {
      desk.sandbox.open = async (bytes, options) => {
        options?.onProgress?.({ pages: 5, areAll: true, read: 1 });
        began();
        await new Promise<void>((done) => {
          goOn = done;
        });
        return open(bytes, options);
      };
    });
    const brought = bring(bram, reference, await letterPdf(refusalOf('27 november 2026')));
    try {
      await reading;
      const { text } = await bram.get('/letters/underway');
      expect(text).toContain('Bladzijde 2 van 5 wordt gelezen.');
      expect(text).toMatch(/<a [^>]*href="\/letters\/underway"[^>]*>\s*Vernieuw de pagina/);
      const said = await bram.send('/letters/underway', { headers: { accept: 'application/json' } });
      expect(JSON.parse(said.text)).toEqual({ said: 'Bladzijde 2 van 5 wordt gelezen.' });
      // Nobody else hears of it.
      expect((await joke.get('/letters/underway')).text).toContain('Er wordt nu niets gelezen.');
    } finally {
      desk.sandbox.open = open;
      goOn();
    }
    await brought;
    expect((await bram.get('/letters/underway')).text).toContain('Er wordt nu niets gelezen.');
    const form = await bram.get(`/clients/${reference}/letters/new`);
    expect(form.text).toMatch(/<a href="\/letters\/underway" target="_blank"/);
  });

  it('shows its pages as pictures with marks, without any style or script in the page', async () => {
    const at = await bring(bram, reference, await letterPdf(`${refusalOf(written(0))}\fEinde`));
    const { text } = await bram.get(at);
    expect(text).toContain(`<image href="${at}/pages/2"`);
    expect(text).toMatch(/<rect class="mark-day" x="[\d.]+" y="[\d.]+" width="[\d.]+" height="[\d.]+"/);
    expect(text).not.toMatch(/ style=|<script(?! src="\/assets\/)/);
    const picture = await bram.get(`${at}/pages/1`);
    expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'no-store',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect((await bram.get(`${at}/pages/3`)).status).toBe(404);
  });

  it('that nobody knows is never guessed at, and never one press away from the list', async () => {
    const at = await bring(bram, reference, await letterPdf(unknownLetter));
    const { text } = await bram.get(at);
    expect(text).toContain('Wij weten niet welke brief dit is');
    expect(text).toContain('Laat deze brief vandaag aan de advocaat zien');
    expect(text).not.toContain(`${at}/confirm`);
    expect(text).toContain('Vijf vragen om samen te beantwoorden');
  });

  it('from a lawyer that nobody knows is asked about: nothing says to show it to one, and no code stands there', async () => {
    const own = `# Advocatenkantoor Voorbeeld

Mevrouw S. Voorbeeld
Dorpsstraat 1
3512 AB Utrecht

Utrecht, 27 november 2026

Geachte mevrouw,

Ik ben van 14 december tot en met 18 december niet op kantoor.

Met vriendelijke groet,
mr. A. Voorbeeld, advocaat`;
    const at = await bring(bram, reference, await letterPdf(own));
    const { text } = await bram.get(at);
    expect(text).toContain('Wij weten niet welke brief dit is');
    expect(text).toContain('De brief komt van een advocaat. Wij raden niet');
    expect(text).not.toMatch(/aan de advocaat zien/);
    expect(text).toContain('<dd>Advocaat</dd>');
    expect(text).not.toContain('<dd>LAW</dd>');
  });

  it('that is a penal order is shown today, a traffic fine is not', async () => {
    const head = '# Centraal Justitieel Incassobureau\nPostbus 50000\n\nMevrouw S. Voorbeeld\n\nDatum 27 november 2026';
    const penal = `De officier van justitie heeft u een strafbeschikking opgelegd. U moet een geldboete van € 250,00 betalen.
U kunt binnen 14 dagen verzet instellen.`;
    const fine = 'U reed 9 km/u te hard met uw auto. U krijgt een boete van € 62,00. Dit is een verkeersboete.';
    for (const [subject, words, isShown] of [
      ['strafbeschikking', penal, true],
      ['verkeersboete', fine, false],
    ] as const) {
      const letter = `${head}\n\n# Betreft: ${subject}\n\nGeachte mevrouw,\n\n${words}\n\nde directeur van het CJIB`;
      const { text } = await bram.get(await bring(bram, reference, await letterPdf(letter)));
      expect(text).toContain('CJIB: boete of strafbeschikking');
      expect(text.includes('Laat deze brief vandaag aan de advocaat zien'), subject).toBe(isShown);
    }
  });

  it('goes the whole way: read, confirmed, in both lists, remembered, and laid before people on the day', async () => {
    const at = await bring(bram, reference, await letterPdf(refusalOf(written(21))));
    expect((await confirmAtOnce(bram, at)).status).toBe(303);

    const limits = await desk.rows('select * from naast.legal_limit where case_id = $1 order by catalogue_id', [
      caseId,
    ]);
    expect(
      limits.map(({ catalogue_id, law, recomputable, state }) => [catalogue_id, law, recomputable, state]),
    ).toEqual([
      ['TM08', 'statute', true, 'open'],
      ['TM15', 'statute', true, 'open'],
    ]);
    const tasks = await desk.rows('select kind, due_day::text from naast.task where case_id = $1 order by kind', [
      caseId,
    ]);
    expect(tasks).toEqual([
      { kind: 'interim-measure', due_day: null },
      { kind: 'lawyer-today', due_day: today().toString() },
    ]);
    const [file] = await desk.rows('select next_due_day::text from naast.case_file where id = $1', [caseId]);
    expect(file?.next_due_day).toBe(today().toString());

    for (const reader of [bram, joke]) {
      const list = await reader.get('/limits');
      expect(list.text).toContain(`/clients/${reference}/limits/${limits[0]?.id}`);
      expect(list.text).toMatch(/nog \d+ werkdagen?/);
    }
    const jobs = await desk.rows('select * from naast.job where limit_id = $1', [limits[0]?.id]);
    expect(jobs.length).toBeGreaterThanOrEqual(3);
    const scoped = desk.world.test.installation('jobs').scoped;
    const parts = {
      scoped: (work: Parameters<typeof scoped<unknown>>[1]) => scoped({ kind: 'jobs' }, work),
      recount: () => null,
      reminderDays: () => [],
      escalates: () => false,
      sweep: async () => 0,
      mailboxes: async () => [],
      mailer: null,
      report: (error: Error) => expect.fail(String(error)),
    };
    await round(parts as Parameters<typeof round>[0], { checkedOn: today().toString() });
    const notices = await desk.world.as(desk.world.people.bram, noticesOf);
    expect(notices.map((notice) => notice.reference)).toContain(reference);
    const page = await bram.get(at);
    expect(page.text).toContain('Bram Postma keek deze brief na');
  });

  it('of an appointment puts day, time and place in the list', async () => {
    const day = today().add({ days: 7 });
    const at = await bring(bram, reference, await letterPdf(appointmentOn(longDate(day, 'nl'), written(5))));
    expect((await confirmAtOnce(bram, at)).status).toBe(303);
    const tasks = await desk.rows('select kind, due_day::text from naast.task where case_id = $1', [caseId]);
    expect(tasks).toEqual([{ kind: 'appointment', due_day: day.toString() }]);
    const { text } = await bram.get('/limits');
    expect(text).toContain('10:30, IND-loket Utrecht');
  });

  it('keeps the text of a citizen number nowhere, and points at its place', async () => {
    const withBsn = refusalOf(written(0)).replace('V-nummer 990 551 0042', 'BSN 111222333');
    const at = await bring(bram, reference, await letterPdf(withBsn));
    const { text } = await bram.get(at);
    expect(text).toContain('Er staat een burgerservicenummer in deze brief.');
    expect(text).toContain('class="mark-warning"');
    expect(text).not.toContain('111222333');
    const kept = await desk.world.as(desk.world.people.bram, async (visit) => {
      const open = await openCase(visit, reference, 'core', 'case.read');
      return open && (await findLetter(open, at.split('/').at(-1) ?? ''));
    });
    expect(JSON.stringify(kept)).not.toContain('111222333');
  });

  it('stands on the page of the client, with what is still to be checked', async () => {
    await bring(bram, reference, await letterPdf(refusalOf(written(0))));
    const { text } = await bram.get(`/clients/${reference}`);
    expect(text).toContain('IND: de aanvraag is afgewezen');
    expect(text).toContain('nog nakijken');
    expect(text).toContain(`/clients/${reference}/letters/new`);
  });
});
