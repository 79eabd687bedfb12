import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    setupFiles: ['./src/testing/no-console-errors.ts', './src/testing/english.ts'],
    // Some tests set process.env.TZ, which only the main thread of a process takes notice of.
    pool: 'forks',
    restoreMocks: true,
    // Properties and child processes take their time on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
