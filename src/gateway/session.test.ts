import { expect, it } from 'vitest';
import { createSessions, SESSION_MS } from './session.ts';

it('is valid until its time is over', async () => {
  let now = 1_800_000_000_000;
  const sessions = createSessions('secret', () => now);
  const session = await sessions.issue();
  expect(await sessions.isValid(session)).toBe(true);
  now += SESSION_MS - 1;
  expect(await sessions.isValid(session)).toBe(true);
  now += 1;
  expect(await sessions.isValid(session)).toBe(false);
});

it('is valid at another gateway with the same password, and at none with another', async () => {
  const clock = () => 1_800_000_000_000;
  const session = await createSessions('secret', clock).issue();
  expect(await createSessions('secret', clock).isValid(session)).toBe(true);
  expect(await createSessions('changed', clock).isValid(session)).toBe(false);
});

it('ends before its time when somebody ends it, and takes no other with it', async () => {
  const sessions = createSessions('secret', () => 1_800_000_000_000);
  const [one, other] = [await sessions.issue(), await sessions.issue()];
  await sessions.end(one);
  await sessions.end('never issued');
  expect(await sessions.isValid(one)).toBe(false);
  expect(await sessions.isValid(other)).toBe(true);
});

it('stays ended however the same signature is written', async () => {
  const sessions = createSessions('secret', () => 1_800_000_000_000);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  // The last of 43 letters holds four bits of the signature and two that say nothing.
  const waysOf = (session: string) =>
    [0, 1, 2, 3].map((bits) => session.slice(0, -1) + letters[letters.indexOf(session.slice(-1)) ^ bits]);
  const [one, other] = [await sessions.issue(), await sessions.issue()];
  await sessions.end(one);
  for (const way of waysOf(one)) expect(await sessions.isValid(way), way).toBe(false);
  await sessions.end(waysOf(other)[3]);
  expect(await sessions.isValid(other)).toBe(false);
});

it('cannot be made up, lengthened or bent', async () => {
  const sessions = createSessions('secret', () => 1_800_000_000_000);
  const [expires = '', nonce = '', signature = ''] = (await sessions.issue()).split('.');
  const forged = [
    undefined,
    '',
    '..',
    `${Number(expires) + 1}.${nonce}.${signature}`,
    `${expires}.${nonce.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}.${signature}`,
    `${expires}.${nonce}.${signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}`,
    `${expires}.${nonce}.`,
    `${expires}.${nonce}.${signature}.`,
    `9999999999999999.${nonce}.${'A'.repeat(43)}`,
  ];
  for (const value of forged) expect(await sessions.isValid(value), value).toBe(false);
});
