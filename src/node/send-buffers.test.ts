import { expect, test } from 'vitest';
import { createSendBuffers } from './send-buffers.ts';

const MEBIBYTE = 1024 * 1024;

test('a buffer that came back is used again, one that did not is not', () => {
  const buffers = createSendBuffers();
  const first = buffers.take(MEBIBYTE);
  const second = buffers.take(MEBIBYTE);
  expect(second === first).toBe(false);
  buffers.giveBack(first);
  expect(buffers.take(MEBIBYTE - 5) === first).toBe(true);
  expect(buffers.take(MEBIBYTE) === second).toBe(false);
});

test('there is room for what was asked, and not much more', () => {
  const buffers = createSendBuffers();
  for (const bytes of [1, 65_536, 65_537, 3 * MEBIBYTE]) {
    expect(buffers.take(bytes).length).toBeGreaterThanOrEqual(bytes);
  }
  const large = buffers.take(10 * MEBIBYTE);
  buffers.giveBack(large);
  expect(buffers.take(MEBIBYTE) === large).toBe(false);
  expect(buffers.take(9 * MEBIBYTE) === large).toBe(true);
});

test('what waits to be used again is bounded, the oldest going first', () => {
  const buffers = createSendBuffers();
  const taken = Array.from({ length: 40 }, () => buffers.take(MEBIBYTE));
  for (const buffer of taken) buffers.giveBack(buffer);
  const again = Array.from({ length: 40 }, () => buffers.take(MEBIBYTE));
  // The indexes of those that were kept, the latest first.
  const kept = again.map((buffer) => taken.indexOf(buffer)).filter((index) => index >= 0);
  expect(kept).toEqual(Array.from({ length: 16 }, (_, index) => 39 - index));
});
