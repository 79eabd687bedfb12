import { expect, test } from 'vitest';
import { t, type MessageKey } from './translate.ts';

test('a message that no catalogue has is its own name, and no error', () => {
  expect(t('part.of.a.newer.build' as MessageKey)).toBe('part.of.a.newer.build');
});
