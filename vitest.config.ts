import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['./src/testing/no-console-errors.ts'],
    // Some tests set process.env.TZ, which only the main thread of a process takes notice of.
    pool: 'forks',
    restoreMocks: true,
  },
});
