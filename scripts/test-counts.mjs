// @ts-check

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count */

/** @type {Count} */
export const failedOnce = { passed: 0, failed: 1, skipped: 0 };

/** @type {Count} */
const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * Adds counts up.
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function totalOf(counts) {
  return counts.reduce(
    (sum, count) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + count.failed,
      skipped: sum.skipped + count.skipped,
    }),
    nothing,
  );
}

/**
 * The end of a step's line: empty for a check that counts as one.
 * @param {Count} count
 */
export function sentenceOf({ passed, failed, skipped }) {
  if (passed + failed + skipped <= 1) return '';
  return `  ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Counts the tests in vitest's JSON report. A file that could not be run at all is one failed test.
 * @param {any} report undefined if there is none
 * @returns {Count}
 */
export function countVitest(report) {
  if (!report) return nothing;
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts the tests in Playwright's JSON report. A flaky test has failed once, and that is a failure.
 * @param {any} report undefined if there is none
 * @returns {Count}
 */
export function countPlaywright(report) {
  if (!report) return nothing;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}
