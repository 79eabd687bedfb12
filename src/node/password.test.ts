import { expect, it } from 'vitest';
import { hashPassword, readPassword } from './password.ts';

it('knows the password again, and no other', async () => {
  const stored = await hashPassword('correct horse battery');
  expect(stored).not.toContain('correct');
  const password = readPassword(`${stored}\n`);
  expect(await password?.matches('correct horse battery')).toBe(true);
  expect(await password?.matches('correct horse battery ')).toBe(false);
  expect(await password?.matches('')).toBe(false);
  expect(await password?.matches('x'.repeat(100_000))).toBe(false);
});

it('takes letters that are typed in two ways as the same', async () => {
  const password = readPassword(await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9'));
  expect(await password?.matches('cafe\u0301 cafe\u0301 cafe\u0301')).toBe(true);
});

it('makes two of one password, so that equal ones cannot be told', async () => {
  expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
});

it.each([
  'correct horse battery',
  '',
  'scrypt$1$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'scrypt$30$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'scrypt$16$99$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '$2b$12$AAAAAAAAAAAAAAAAAAAAAA',
])('takes %j for no stored password', (text) => {
  expect(readPassword(text)).toBeUndefined();
});
