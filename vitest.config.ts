import { globSync, readFileSync } from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import LongestFirst from './test/support/longest-first.ts';
import { oneIn, sampledFiles, sampledTests, treeSeed, turnOf } from './test/support/sample.ts';
import { browserScripts } from './vite.config.ts';

const isCi = process.env.TEST_SCALE === 'ci';
const everyTest = '{src,test,bench}/**/*.test.{ts,tsx}';
const slow = '**/*.slow.test.{ts,tsx}';
const soak = '**/*.soak.test.{ts,tsx}';
/** Whoever puts another module in the place of one has the modules to itself. */
const mocked = globSync('src/**/*.test.{ts,tsx}').filter((file) =>
  /\bvi\.(mock|doMock)\(/.test(readFileSync(file, 'utf8')),
);
/** Goes by the time that an act takes, counts what this machine runs, or watches shared folders: nothing runs beside it. */
const alone = ['test/faults/{cut-connections,guessing,files-in-clear,killed-app,killed-keys}', 'bench/ci'].map(
  (name) => `${name}.slow.test.ts`,
);
const turns = isCi ? turnOf(sampledFiles, oneIn, { seed: treeSeed('.'), word: 'files' }) : [...sampledFiles];

type Settings = NonNullable<TestProjectInlineConfiguration['test']>;

/** Files of most lanes share a process: what a module keeps in memory is the same for all, so that it may hold nothing of a test. */
const lane = (name: string, include: readonly string[], { exclude = [], ...more }: Settings = {}) => ({
  plugins: [browserScripts()],
  test: {
    ...{ name, include: [...include], exclude: name === 'soak' ? [] : [soak, ...exclude] },
    ...({ pool: 'forks', isolate: false, testTimeout: name === 'soak' ? 3_600_000 : 300_000 } as const),
    // Style sheets are served as they are; by default Vitest would hand over empty ones.
    css: true,
    // Before its tests a file may walk every page or make every form: a loaded machine takes minutes over that.
    hookTimeout: 300_000,
    // Of CI three files at a time on two cores: one of them often waits, for a browser, a kill or a clock.
    maxWorkers: isCi ? 3 : 2,
    // No test process leaves this machine (T65).
    setupFiles: ['./test/support/stay-inside.ts'],
    ...more,
  },
});

/** After everything else, one file at a time. */
const byItself = (order: number): Settings => ({ maxWorkers: 1, sequence: { groupOrder: order } });

// The name of a file says whether it is quick, for CI (`x.slow.test.ts`) or for the long run (`x.soak.test.ts`).
export default defineConfig({
  test: {
    globalSetup: './test/support/global-setup.ts',
    // Of some files a sample takes nothing; that a run took nothing at all is said at its end.
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/ending-reporter.ts'],
    projects: [
      lane('quick', [everyTest], { exclude: [slow, ...mocked] }),
      lane('mocked', mocked, { exclude: [slow], isolate: true }),
      lane('slow', [slow], { exclude: [...mocked, ...alone, ...sampledTests, ...sampledFiles] }),
      lane(
        'slow-mocked',
        mocked.filter((file) => /\.slow\.test\./.test(file)),
        { isolate: true },
      ),
      lane('sampled', sampledTests, { runner: './test/support/sampling-runner.ts' }),
      lane('turns', turns, { isolate: true }),
      // Whose statements need rights, on Debian's PostgreSQL, migrated by an administrator who is no superuser.
      lane(
        'own-server',
        ['src/**/{access,audit}/**/*.test.ts', 'src/**/self-check.test.ts', 'test/attack/walls.test.ts'],
        {
          ...{ exclude: [slow], globalSetup: ['./test/support/own-server-setup.ts'] },
        },
      ),
      // Everything that needs no browser, for a run on a server of one's own (`--own-server`).
      lane('service', ['src/**/*.test.{ts,tsx}', 'test/{attack,launch,support,world}/**/*.test.ts'], {
        ...{ exclude: ['{src/platform/files,test/launch}/**/*.slow.test.ts', ...sampledFiles], isolate: true },
      }),
      lane('alone', alone, byItself(1)),
      lane('soak', [soak], byItself(2)),
    ],
  },
});
