import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_BATCH_USERS } from './batch.ts';
import { readBatchRequest } from './request-schema.ts';

const xuid = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
const rest = fc.record(
  { level: fc.constantFrom('all', 'Title', 'none'), onlineOnly: fc.boolean(), more: fc.boolean() },
  { requiredKeys: [] },
);

test('plain XUIDs are read as any others are, whatever stands beside them', () => {
  const property = fc.property(fc.array(xuid, { minLength: 1, maxLength: 5 }), rest, (users, others) => {
    const plain = readBatchRequest({ users, ...others });
    // A leading zero sends the whole list through the schema.
    expect(readBatchRequest({ users: users.map((user) => `0${user}`), ...others })).toEqual(plain);
  });
  fc.assert(property);
});

test.each([
  [['18446744073709551615'], undefined],
  [['18446744073709551616'], 'users[0]: expected a decimal XUID'],
  [['1', '0'], 'users[1]: expected a decimal XUID'],
  [['1', '2 '], 'users[1]: expected a decimal XUID'],
  [['1', null], 'users[1]: expected a decimal XUID'],
  [[], 'users: expected at least one XUID'],
  [Array.from({ length: MAX_BATCH_USERS }, () => '7'), undefined],
  [Array.from({ length: MAX_BATCH_USERS + 1 }, () => '7'), 'users: expected at most 1100 XUIDs'],
])('users: %j', (users, fault) => {
  expect(readBatchRequest({ users })).toEqual(fault === undefined ? { request: { users } } : { fault });
});
