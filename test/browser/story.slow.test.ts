import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '#app/operations/demo/letters/letter-texts.ts';
import { setLetter } from '#app/operations/demo/letters/set-letter.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { type StartedService, startService } from '../launch/started-service.ts';
import { axe, openBrowser, sideways, type TestBrowser } from '../support/browser.ts';
import { AtWork, freePorts } from '../support/people-at-work.ts';
import { answerQuestions } from '../support/registering.ts';
import { oneOf } from '../support/seed.ts';

/**
 * The story that must run, in the real service: two processes, the supervisor, its own PostgreSQL, a real browser. Once on
 * a phone without script, once at a desk.
 */
let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(
  oneOf('story', [
    { name: 'on a phone without script', width: 390, script: false },
    { name: 'at a desk', width: 1280, script: true },
  ]),
)('one person, helped from the first page to the last, $name', (look) => {
  let folder: string;
  let service: StartedService;
  let second: ChildProcess | undefined;
  let petra: AtWork;
  let joke: AtWork;
  let bram: AtWork;
  let ada: AtWork;
  let visitor: AtWork;
  let receipt: string;
  let reference: string;
  const seen: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-story-'));
    service = await startService({ data: join(folder, 'data'), port: await freePorts() });
    const open = (loginName: string) => AtWork.open(browser, loginName, service.staffAddress, look);
    petra = await open('petra');
    joke = await open('joke');
    bram = await open('bram');
    ada = await open('ada');
    visitor = await AtWork.open(browser, 'visitor', service.publicAddress, look);
  });
  afterAll(async () => {
    for (const person of [petra, joke, bram, ada, visitor]) await person?.page.context().close();
    second?.kill('SIGTERM');
    await service?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Each page of the story is read by axe once, and must not stick out at the side. */
  async function check(person: AtWork, name: string): Promise<void> {
    if (process.env.NAAST_SCREENSHOTS !== undefined) {
      await person.page.screenshot({
        path: join(
          process.env.NAAST_SCREENSHOTS,
          `story-${look.width}-${String(seen.length).padStart(2, '0')}-${name}.png`,
        ),
        fullPage: true,
      });
    }
    seen.push(name);
    // axe waits for timers, which a page without script does not have; the same pages are read at the desk.
    if (look.script) expect(await axe(person.page), name).toEqual([]);
    expect(await sideways(person.page), name).toBe(0);
  }

  /** Invites, lets join, compares the digits, lets in. */
  async function hire(by: AtWork, colleague: AtWork, name: string, role?: string, region?: string): Promise<void> {
    await by.go('/people/new');
    await by.page.getByLabel('Naam', { exact: true }).fill(name);
    await by.page.getByLabel('Inlognaam').fill(colleague.loginName);
    if (role !== undefined) await by.tick(role);
    if (region !== undefined) await by.page.getByLabel('Regio').selectOption({ label: region });
    await by.stepUp();
    await by.press('Maak de code');
    const digits = await colleague.join(await by.shownCode());
    await by.follow('Verder');
    await by.page.getByLabel('Controlecijfers').fill(digits);
    await by.stepUp();
    await by.press('Goedkeuren');
    await colleague.signIn();
  }

  test('1 is set up for real with the token, the recovery papers, a region, and people', async () => {
    const token = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(service.said())?.[0] ?? '';
    await petra.go('/');
    await check(petra, 'begin');
    await petra.follow('Richt in');
    await petra.page.getByLabel('Inrichtcode').fill(token);
    await petra.page.getByLabel('Je naam').fill('Petra Leenders');
    await petra.page.getByLabel('Inlognaam').fill('petra');
    await petra.tick('Ik werk ook in het aanmeldteam');
    await petra.enrol();
    await petra.press('Richt in en toon');
    await check(petra, 'shares');
    await petra.tick('Alle drie de bladen zijn geprint');
    await petra.press('Verder naar inloggen');
    await petra.signIn();
    await petra.go('/contact-settings');
    await petra.page.getByLabel('Telefoonnummer van de dienst').fill('030 123 4567');
    await petra.stepUp();
    await petra.press('Bewaar');
    await petra.go('/teams/intake');
    await petra.press('Maak het aanmeldteam');
    await petra.go('/regions/new');
    await petra.page.getByLabel('Naam van de regio').fill('Utrecht');
    await petra.page.getByLabel('Gemeenten').fill('Utrecht, Zeist');
    await petra.stepUp();
    await petra.press('Voeg toe');
    const region = new URL(petra.page.url()).pathname;
    await hire(petra, joke, 'Joke Vermeer', 'coördinator', 'Utrecht');
    await petra.go(region);
    await petra.stepUp();
    await petra.press('Maak de sleutel en open de regio');
    await hire(joke, bram, 'Bram Postma');
    await hire(petra, ada, 'Ada Prins', 'auditor');
    await petra.go('/first-hour');
    await check(petra, 'first-hour');
    expect(await petra.text()).toContain('Mensen kunnen zich aanmelden');
  });

  test('2 takes a registration by the woman herself, and one by a referrer, and gives each a code', async () => {
    await visitor.go('/start/form');
    await answerQuestions(visitor.page, {
      reach: { tick: ['Ik kom zelf terug met mijn code'] },
      name: { type: { Naam: 'Selam' } },
      languages: { pick: { Taal: 'ti' } },
      place: { type: { 'Plaats of regio': 'Zeist' } },
      needs: { tick: ['Uitleg bij een brief'] },
    });
    await check(visitor, 'answers');
    await visitor.press('Verstuur');
    await check(visitor, 'receipt');
    receipt = await visitor.shownCode();
    expect(receipt).toMatch(/^\d{4}-\d{4}-\d{4}-\d{4}$/);

    await visitor.go('/start/for-someone');
    await visitor.page.getByLabel('Uw organisatie').fill('Opvang De Brug');
    await visitor.page.getByLabel('Uw functie').fill('begeleider');
    await visitor.page.getByLabel('Uw telefoonnummer').fill('030 765 4321');
    await visitor.tick('Dat is nog niet gevraagd');
    await visitor.tick('Via mij');
    await visitor.press('Verder');
    await visitor.press('Verstuur');
    await check(visitor, 'receipt-referrer');
    expect(await visitor.shownCode()).not.toBe(receipt);
  });

  test('3 is placed by the intake team with reasons, and becomes a case of the region', async () => {
    await petra.go('/queue');
    await check(petra, 'queue');
    await petra.page.locator('main a[href^="/queue/"][href*="-"]').first().click();
    await check(petra, 'registration');
    if (!(await petra.text()).includes('Selam')) {
      await petra.go('/queue');
      await petra.page.locator('main a[href^="/queue/"][href*="-"]').nth(1).click();
    }
    const proposal = await petra.text();
    expect(proposal).toContain('Selam');
    expect(proposal).toContain('Zeist');
    const regions = petra.page.getByLabel('Regio', { exact: true });
    await regions.selectOption({ index: 1 });
    await petra.press('Plaats in');
    await joke.go('/arrivals');
    await check(joke, 'arrivals');
    await joke.page.locator('main a[href^="/arrivals/"]').first().click();
    await check(joke, 'arrival');
    await joke.press('Neem aan');
    reference = new URL(joke.page.url()).pathname.split('/')[2] ?? '';
    expect(reference).toMatch(/^[0-9A-Z]{8}$/);
    await check(joke, 'new-case');
    await visitor.go('/code');
    await visitor.page.getByLabel('Code', { exact: true }).fill(receipt);
    await visitor.press('Open met deze code');
    await check(visitor, 'standing');
    expect(await visitor.text()).toContain('U wordt geholpen in Utrecht');
  });

  test('4 gets one volunteer from a short list with reasons', async () => {
    await joke.go('/people');
    await joke.follow('Bram Postma');
    await joke.page.locator('main a[href$="/profile"]').click();
    await joke.page.getByLabel('Taal 1').selectOption('ti');
    await joke.page.getByLabel('Training geldig tot en met').fill('31-12-2030');
    await joke.page.getByLabel('Plaatsen').fill('2');
    await check(joke, 'profile');
    await joke.press('Bewaar');
    await joke.go(`/clients/${reference}/volunteer`);
    await check(joke, 'match');
    expect(await joke.text()).toContain('spreekt Tigrinya, de beste taal van de cliënt');
    await joke.tick('Bram Postma');
    await joke.tick('Vaste vrijwilliger');
    await joke.stepUp();
    await joke.press('Geef toegang');
    await joke.go(`/clients/${reference}`);
    expect(await joke.text()).toContain('Bram Postma');
  });

  test('5 lets the volunteer see her one client and write a note that survives signing out', async () => {
    await bram.go('/');
    await check(bram, 'volunteer-start');
    await bram.go('/clients');
    await check(bram, 'clients');
    expect(await bram.page.locator('main a[href^="/clients/"]').count()).toBeGreaterThan(0);
    await bram.go(`/clients/${reference}/notes/new`);
    await check(bram, 'note');
    await bram.page.getByLabel('In het kort').fill('Samen de brieven op datum gelegd.');
    if (look.script)
      await bram.page.waitForResponse((answer) => answer.url().includes('/draft/') && answer.status() === 204);
    else await bram.press('Bewaar als concept');
    await bram.go('/profile');
    await bram.press('Log uit');
    await bram.signInAgain();
    await bram.go(`/clients/${reference}/notes/new`);
    expect(await bram.page.getByLabel('In het kort').inputValue()).toBe('Samen de brieven op datum gelegd.');
    await bram.tick('bezoek');
    await bram.press(/^Bewaar$/);
    await bram.go(`/clients/${reference}`);
    await check(bram, 'case');
    expect(await bram.text()).toContain('Samen de brieven op datum gelegd.');
  });

  test('6 reads a letter, shows the last day with its rule, and keeps it after she confirmed', async () => {
    const day = Temporal.PlainDate.from('2026-11-27');
    const letter = await setLetter(
      refusal({ name: 'S. Haile', street: 'Voorbeeldweg 1', town: '3701 AA Zeist', vNumber: '990 551 0042' }, day),
    );
    const file = join(folder, 'brief.pdf');
    await writeFile(file, letter);
    await bram.go(`/clients/${reference}/letters/new`);
    await check(bram, 'upload');
    await bram.page.getByLabel('Bestanden van de brief').setInputFiles(file);
    await bram.page.getByText('Bewaar ook de bestanden').click();
    await bram.press('Voeg toe en lees');
    await bram.page.waitForURL(/letters\/[0-9a-f-]{36}$/);
    await check(bram, 'letter');
    const said = await bram.text();
    expect(said).toContain('De IND heeft nee gezegd');
    expect(said).toContain('28 december');
    const picture = await bram.page.locator('main svg image').first().getAttribute('href');
    const drawn = await bram.page.request.get(`${service.staffAddress}${picture}`);
    expect(drawn.headers()['content-type']).toBe('image/png');
    expect((await drawn.body()).length).toBeGreaterThan(5_000);
    await bram.press('Het klopt');
    await bram.go('/limits');
    await check(bram, 'limits');
    expect(await bram.text()).toMatch(/28\s*december|Bezwaar/);
    await joke.go('/limits');
    expect(await joke.text()).toContain('Bezwaar');
    await joke.go(`/clients/${reference}`);
    await check(joke, 'case-with-letter');
  });

  test('7 ends everywhere at once when the coordinator ends the access, on both staff processes', async () => {
    const port = await freePorts();
    second = await startSecond(port);
    const other = `http://localhost:${port}`;
    await bram.page.goto(`${other}/clients/${reference}`);
    expect(await bram.text()).toContain('Selam');
    const letterAddress = await bram.page.locator('main a[href*="/letters/"]').last().getAttribute('href');
    await joke.go(`/clients/${reference}/volunteer`);
    await check(joke, 'end-access');
    await joke.page
      .locator('main details summary')
      .first()
      .click()
      .catch(() => undefined);
    const reason = joke.page.locator('form', { has: joke.page.getByRole('button', { name: 'Beëindig nu' }) });
    if ((await reason.locator('select').count()) > 0) await reason.locator('select').selectOption({ index: 1 });
    else await reason.locator('input[type=radio] + label, label:has(input[type=radio])').first().click();
    await joke.press('Beëindig nu');
    for (const origin of [service.staffAddress, other]) {
      for (const path of [
        `/clients/${reference}`,
        letterAddress ?? '',
        `${letterAddress}/pages/1`,
        `${letterAddress}/originals/1`,
        `/clients/${reference}/notes/new`,
        `/clients/${reference}/contact`,
      ]) {
        const answer = await bram.page.request.get(`${origin}${path}`);
        expect(answer.status(), `${origin}${path}`).toBe(404);
      }
      const list = await bram.page.request.get(`${origin}/clients`);
      expect(await list.text()).not.toContain('Selam');
      const limits = await bram.page.request.get(`${origin}/limits`);
      expect(await limits.text()).not.toContain('Bezwaar');
    }
  });

  test('8 can be read by the auditor, by name; she opens no case; the leader sees counts', async () => {
    await ada.go('/access-book');
    await check(ada, 'access-book');
    const book = await ada.text();
    for (const words of ['Bram Postma', 'Joke Vermeer', 'opende een dossier', 'beëindigde toegang tot een dossier'])
      expect(book).toContain(words);
    await ada.press('Controleer het logboek');
    await check(ada, 'verdict');
    expect(await ada.text()).toContain('Ja.');
    expect((await ada.page.request.get(`${service.staffAddress}/clients/${reference}`)).status()).toBe(404);
    await petra.go('/figures');
    await check(petra, 'figures');
    expect(await petra.text()).toContain('Utrecht');
    expect((await petra.page.request.get(`${service.staffAddress}/clients/${reference}`)).status()).toBe(404);
  });

  /** One more staff process beside the running service; it is there when it answers. */
  async function startSecond(port: number): Promise<ChildProcess> {
    const args = [
      join(programFolder, 'dist/cli.js'),
      'serve',
      '--only',
      'staff',
      '--port',
      String(port),
      '--data',
      join(folder, 'data'),
    ];
    const started = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise<void>((answers, never) => {
      started.stdout.on('data', (said) => {
        if (String(said).includes('One more staff process answers')) answers();
      });
      started.once('exit', () => never(new Error('The second staff process ended before it answered.')));
    });
    return started;
  }
});
