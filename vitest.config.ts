import { defineConfig } from 'vitest/config';

/** What needs no browser, what does, and the slow rounds: starting, killing, every page looked at, hostile and photographed files, every letter. All on the real PostgreSQL. */
export default defineConfig({
  test: {
    pool: 'forks',
    // Style sheets are served as they are; by default Vitest would hand over empty ones.
    css: true,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // CI shares its machine: what failed is asked once more there, and named if it passes then.
    retry: process.env.CI === undefined ? 0 : 1,
    globalSetup: 'test/support/global-setup.ts',
    // No test process leaves this machine (T65).
    setupFiles: 'test/support/stay-inside.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'service',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/faults/**', '**/*.slow.test.ts'],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: ['test/browser/**/*.slow.test.ts'],
          testTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts', '{src,test}/**/*.slow.test.ts'],
          testTimeout: 300_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
