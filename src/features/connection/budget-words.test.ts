import { expect, test } from 'vitest';
import { budgetWords, lowBudgetWords } from './budget-words.ts';

const budget = (used: number) => ({ used, limit: 100, windowSeconds: 300 });

test('the requests are told', () => {
  expect(budgetWords(budget(23))).toBe('23 of 100 in 5 min');
});

test.each([
  [0, false],
  [89, false],
  [90, true],
  [140, true],
])('at %i of 100 they are low: %s', (used, low) => {
  expect(lowBudgetWords(budget(used)) !== undefined).toBe(low);
});
