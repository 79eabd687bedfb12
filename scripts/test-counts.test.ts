import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sentenceOf, totalOf } from './test-counts.mjs';

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
  ],
};

describe('the count of a runner', () => {
  it('takes over what vitest counted', () => {
    expect(countVitest(vitestReport)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('takes a file that could not be run as one failure', () => {
    const testResults = [...vitestReport.testResults, { status: 'failed', assertionResults: [] }];
    expect(countVitest({ ...vitestReport, testResults }).failed).toBe(2);
  });

  it('takes a flaky test and an error outside tests as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it('is nothing without a report', () => {
    for (const count of [countVitest(undefined), countPlaywright(undefined)]) {
      expect(count).toEqual({ passed: 0, failed: 0, skipped: 0 });
    }
  });
});

it('counts are added up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(totalOf([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  expect(totalOf([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

it('a step that counts as one says no more', () => {
  expect(sentenceOf({ passed: 1, failed: 0, skipped: 0 })).toBe('');
  expect(sentenceOf({ passed: 2, failed: 1, skipped: 0 })).toBe('  2 passed, 1 failed');
  expect(sentenceOf({ passed: 2, failed: 0, skipped: 1 })).toBe('  2 passed, 0 failed, 1 skipped');
});
