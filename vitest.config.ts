import { globSync, readFileSync } from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { byTurns } from './test/support/dear-files.ts';
import LongestFirst from './test/support/longest-first.ts';
import { browserScripts } from './vite.config.ts';

/** What every lane has in common. Everything runs on the real PostgreSQL, and once: the one second try is CI's (bin/tests.mjs). */
const common = {
  pool: 'forks',
  // Style sheets are served as they are; by default Vitest would hand over empty ones.
  css: true,
  // Before its tests a file may walk every page or make every form: a loaded machine takes minutes over that.
  hookTimeout: 300_000,
  // No test process leaves this machine (T65).
  setupFiles: ['./test/support/stay-inside.ts'],
} as const;

const notQuick = ['test/{attack,browser,faults,static}/**', '**/*.slow.test.ts', 'test/letters/**'];
const everyTest = '{src,test}/**/*.test.{ts,tsx}';
const mocked = globSync('src/**/*.test.{ts,tsx}').filter((file) =>
  /\bvi\.(mock|doMock)\(/.test(readFileSync(file, 'utf8')),
);
/** Slow, and seldom broken: in CI, and only when it is named elsewhere. */
const slow = ['**/*.slow.test.ts', 'test/letters/**'];
/** Many tests of one kind, of which CI takes a seeded fifth (test/support/drawn-files.ts) and soak all. */
const sampled = [
  'test/attack/{typed-text,markup,doors,by-number}.slow.test.ts',
  'src/platform/files/{sandbox-photos,sandbox,sandbox-typed,binder}.slow.test.ts',
  'src/platform/files/sandbox/cleaning/clean.slow.test.ts',
  'src/service/letters/{letter-attacks,letter-kinds,letter-page-files}.slow.test.ts',
  'src/service/recovery/rotated-forms.slow.test.ts',
  'src/operations/demo/letters/letters.slow.test.ts',
  'test/launch/read-letter.slow.test.ts',
];
/** Thousands of rounds and letters, every picture: `npm run soak`. */
const soak = '**/*.soak.test.ts';
/** Goes by the time that an act takes, counts what this machine runs, or watches shared folders: nothing runs beside it. */
const alone = ['test/faults/{cut-connections,guessing.slow,files-in-clear.slow,killed-app,killed-keys}.test.ts'];
/** What a person does first, from one end to the other. */
const journeys = ['first-hour', 'registration', 'case-file', 'letter-upload', 'referral'];
const journeyFiles = `test/browser/{${journeys.join(',')}}.test.ts`;

/**
 * Of a whole run three files at a time on two cores: one of them often waits, for a browser, a kill or a clock. A module by
 * itself takes two, since each worker reads the whole program first.
 */
const workers = process.env.TEST_SCALE === undefined ? 2 : 3;

interface Lane {
  include: string | readonly string[];
  exclude?: string | readonly string[];
  /** How long one test may take, in seconds. */
  patience?: number;
  more?: TestProjectInlineConfiguration['test'];
}

const lane = (
  name: string,
  { include, exclude = [], patience = 30, more = {} }: Lane,
): TestProjectInlineConfiguration => ({
  plugins: [browserScripts()],
  test: {
    ...common,
    setupFiles: [...common.setupFiles],
    name,
    include: [include].flat(),
    exclude: (name === 'soak' ? [] : [soak, exclude]).flat(),
    testTimeout: patience * 1000,
    maxWorkers: workers,
    ...more,
  },
});

/** After everything else, one file at a time. */
const byItself = (order: number) => ({ maxWorkers: 1, sequence: { groupOrder: order } });

export default defineConfig({
  test: {
    globalSetup: './test/support/global-setup.ts',
    // A sample takes nothing from some files; that a run took nothing at all is said at its end.
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/ending-reporter.ts'],
    projects: [
      lane('static', { include: 'test/static/**/*.test.ts', patience: 300 }),
      // One process for many files: what a module keeps in memory is the same for all, so that it may hold nothing of a test.
      lane('quick', {
        include: everyTest,
        exclude: [...notQuick, ...mocked],
        patience: 60,
        more: { runner: './test/support/sampling-runner.ts', isolate: false },
      }),
      // Whoever puts another module in the place of one has the modules to itself.
      lane('mocked', {
        include: mocked,
        exclude: notQuick,
        patience: 60,
        more: { runner: './test/support/sampling-runner.ts' },
      }),
      lane('attack', {
        include: 'test/attack/**/*.test.ts',
        exclude: slow,
        patience: 120,
        more: { runner: './test/support/sampling-runner.ts', isolate: false },
      }),
      lane('journeys', { include: journeyFiles, patience: 180, more: { isolate: false } }),
      lane('browser', {
        include: 'test/browser/**/*.test.ts',
        exclude: [journeyFiles, ...slow, ...byTurns],
        patience: 180,
        more: { isolate: false },
      }),
      lane('slow', {
        // One process for many files as in quick: reading the whole program anew takes two seconds for each.
        include: [...slow.slice(0, 1), 'test/letters/**/*.test.ts'],
        exclude: [...alone, ...sampled, ...byTurns],
        patience: 300,
        more: { isolate: false },
      }),
      lane('turns', { include: byTurns, patience: 300, more: { runner: './test/support/sampling-runner.ts' } }),
      lane('sampled', {
        include: sampled,
        patience: 300,
        more: { runner: './test/support/sampling-runner.ts', isolate: false },
      }),
      lane('own-server', {
        // Whose statements need rights, on Debian's PostgreSQL, migrated by an administrator who is no superuser.
        include: ['src/**/{access,audit}/**/*.test.ts', 'src/**/self-check.test.ts', 'test/attack/walls.test.ts'],
        // The same files as in quick, in one process as there.
        exclude: slow,
        more: { globalSetup: ['./test/support/own-server-setup.ts'], isolate: false },
      }),
      // Everything that needs no browser, for a run on a server of one's own (`--own-server`).
      lane('service', { include: everyTest, exclude: ['test/{browser,faults,static}/**', '**/*.slow.test.ts'] }),
      lane('alone', { include: alone, patience: 300, more: { ...byItself(1), isolate: false } }),
      lane('bench', { include: 'bench/**/*.test.ts', patience: 600, more: byItself(2) }),
      lane('soak', { include: soak, patience: 3_600, more: byItself(3) }),
    ],
  },
});
