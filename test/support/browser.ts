import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** Our own flags only: those that come with the binary switch web security off, and tests would pass falsely. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface TestBrowser {
  newPage(look?: Look): Promise<Page>;
  /** The same browser with a folder of its own, as on somebody's telephone: what it keeps, it keeps there. */
  openProfile(folder: string): Promise<BrowserContext>;
  close(): Promise<void>;
}

export interface Look {
  width?: number;
  height?: number;
  /** False: the page must work without script. */
  script?: boolean;
  dark?: boolean;
  /** A thumb instead of a mouse. */
  touch?: boolean;
  /** A context of one's own shares its cookies between its pages; made when left out. */
  context?: BrowserContext;
  locale?: string;
}

/**
 * Starts the Chromium that came with npm, with its own libraries and fonts, so that nothing has to be installed. `face`:
 * the letters that pages get instead of those of this machine; for pictures, which should be the same everywhere.
 */
export async function openBrowser({ face }: { face?: 'Noto Sans' } = {}): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'naast-browser-'));
  const browser = await start(folder, face).catch(async (error) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    newPage: (look) => newPage(browser, look),
    openProfile: (profile) =>
      chromium.launchPersistentContext(profile, {
        ...settings(folder),
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
      }),
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string, face: string | undefined): Promise<Browser> {
  await unpackOnce();
  if (face === undefined) return chromium.launch(settings(folder));
  const own = settings(folder);
  const conf = join(folder, 'face.conf');
  await writeFile(conf, faceFirst(face, join(unpacked(), 'own-fonts.conf')));
  return chromium.launch({ ...own, env: { ...own.env, FONTCONFIG_FILE: conf } });
}

/** Fonts of this machine or of the package, with one that came with npm before them. */
function faceFirst(face: string, ofPackage: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
  const families = ['system-ui', 'sans-serif', 'sans'].map(
    (family) => `<alias binding="same"><family>${family}</family><prefer><family>${face}</family></prefer></alias>`,
  );
  const weights = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map(
    (weight) => `<dir>${join(folder, weight)}</dir>`,
  );
  const include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  return `<fontconfig>${include}<include>${ofPackage}</include>${weights.join('')}${families.join('')}</fontconfig>`;
}

function settings(folder: string) {
  return {
    executablePath: join(unpacked(), 'chromium'),
    args: flags,
    env: environment(folder),
    // Playwright switches the browser's memory of pages off; people have it on, and the way out must hold against it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  };
}

async function newPage(browser: Browser, look: Look = {}): Promise<Page> {
  const { width = 1280, height = 900, script = true, dark = false, touch = false, locale = 'nl-NL' } = look;
  const context =
    look.context ??
    (await browser.newContext({
      viewport: { width, height },
      javaScriptEnabled: script,
      hasTouch: touch,
      isMobile: touch,
      colorScheme: dark ? 'dark' : 'light',
      locale,
      timezoneId: 'Europe/Amsterdam',
    }));
  return context.newPage();
}

/** Accessibility faults of a page by axe (WCAG 2.2 AA and best practice), one line each with the places; but for some rules. */
export async function axe(page: Page, without: readonly string[] = []): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated through the debugger, which the page's own policy does not bind.
  await page.evaluate(source);
  const found = await page.evaluate(
    `axe.run({ resultTypes: ['violations'], rules: ${JSON.stringify(rulesOff(without))} }).then(({ violations }) =>
      violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary).join(' | ')))`,
  );
  return found as string[];
}

const rulesOff = (rules: readonly string[]) => Object.fromEntries(rules.map((rule) => [rule, { enabled: false }]));

/**
 * How many pixels of the page stick out at the side: 0 is well. A button's press ends before the next page is there, and a
 * page that is only just arriving has no root yet: it is asked again.
 */
export async function sideways(page: Page): Promise<number> {
  for (;;) {
    await page.waitForLoadState();
    const wide = await page.evaluate(outsideOfView).catch(() => null);
    if (typeof wide === 'number') return wide;
  }
}

const outsideOfView = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Words of a drawing that do not fit in it: cut off, or lying over its beginning where a page runs right to left. */
export async function wordsOutside(page: Page): Promise<string[]> {
  return (await page.evaluate(`[...document.querySelectorAll('svg text')].filter((one) => {
    const { x, width } = one.getBBox();
    return x < 0 || x + width > one.ownerSVGElement.viewBox.baseVal.width;
  }).map((one) => one.textContent)`)) as string[];
}

/** Where the browser of this run lies. The package would reuse what an earlier run left; ours goes with its run. */
const unpacked = () => join(inject('testServer').folder, 'chromium');

/** Whichever file comes first unpacks it for the whole run, the others wait. */
async function unpackOnce(): Promise<void> {
  const ready = join(unpacked(), 'ready');
  const isFirst = await mkdir(unpacked()).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    try {
      await unpack(unpacked());
      await writeFile(ready, '');
    } catch (error) {
      await rm(unpacked(), { recursive: true, force: true });
      throw error;
    }
  }
  for (; !existsSync(ready); await pause(100)) if (!existsSync(unpacked())) return unpackOnce();
}

async function unpack(folder: string): Promise<void> {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  await unpackArchive(join(packed, 'al2023.tar.br'), folder);
  await unpackArchive(join(packed, 'fonts.tar.br'), folder);
  await writeFile(join(folder, 'own-fonts.conf'), `<fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>`);
  const program = join(folder, 'chromium');
  await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(program));
  await chmod(program, 0o755);
}

/**
 * Unpacked to a file first: tar stops reading at the end mark of an archive, and what still flows into it then breaks the
 * pipe, on some runs and not on others.
 */
async function unpackArchive(file: string, folder: string): Promise<void> {
  const archive = join(folder, 'archive.tar');
  await pipeline(createReadStream(file), createBrotliDecompress(), createWriteStream(archive));
  const tar = spawn('tar', ['-xf', archive, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(tar, 'close');
  await rm(archive);
  if (code !== 0) throw new Error(`tar ended with ${code}`);
}

/** A bare environment: nothing of the tester's own settings, and the libraries of the package before those of the system. */
function environment(folder: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TMPDIR: folder,
    TZ: 'Europe/Amsterdam',
    LD_LIBRARY_PATH: join(unpacked(), 'lib'),
    // A machine without any fonts gets the one of the package.
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(unpacked(), 'own-fonts.conf') }),
  };
}
