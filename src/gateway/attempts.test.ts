import { expect, it } from 'vitest';
import { createAttempts, MAX_ATTEMPTS, MAX_ATTEMPTS_TOGETHER } from './attempts.ts';

it('looks at five guesses of an address in a minute, of a thousand', () => {
  let now = 0;
  const attempts = createAttempts(() => now);
  let looked = 0;
  for (let guess = 0; guess < 1000; guess += 1) if (attempts.take('1.2.3.4') === undefined) looked += 1;
  expect(looked).toBe(MAX_ATTEMPTS);
  now = 20_000;
  expect(attempts.take('1.2.3.4')).toBe(40_000);
  expect(attempts.take('1.2.3.5')).toBeUndefined();
  now = 60_000;
  expect(attempts.take('1.2.3.4')).toBeUndefined();
});

it('looks at no more than so many of all addresses together', () => {
  let now = 0;
  const attempts = createAttempts(() => now);
  let looked = 0;
  for (let guess = 0; guess < 5000; guess += 1) {
    if (attempts.take(`10.0.${guess >> 8}.${guess & 255}`) === undefined) looked += 1;
  }
  expect(looked).toBe(MAX_ATTEMPTS_TOGETHER);
  now = 60_000;
  expect(attempts.take('10.9.9.9')).toBeUndefined();
});

it('forgets slips before the right password', () => {
  const attempts = createAttempts(() => 0);
  for (let guess = 0; guess < MAX_ATTEMPTS; guess += 1) attempts.take('1.2.3.4');
  attempts.succeeded('1.2.3.4');
  expect(attempts.take('1.2.3.4')).toBeUndefined();
});
