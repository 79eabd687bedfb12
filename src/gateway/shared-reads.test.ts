import { expect, test } from 'vitest';
import { createSharedReads, type SharedAnswer } from './shared-reads.ts';

const KEEP = 15_000;

function world(keepMs = KEEP) {
  const state = { now: 0, asked: 0 };
  const reads = createSharedReads(() => state.now, keepMs);
  const ask = (): Promise<object> => {
    state.asked += 1;
    return Promise.resolve({ n: state.asked });
  };
  const read = (had: SharedAnswer | undefined, key = 'friends') => reads.read(key, had?.tag ?? null, ask);
  return { state, reads, read };
}

test('ten who ask at different moments of the interval cost one question each interval', async () => {
  const { state, read } = world();
  const had: (SharedAnswer | undefined)[] = Array.from({ length: 10 });
  for (let second = 0; second < 300; second += 1) {
    state.now = second * 1000;
    for (const [browser, before] of had.entries()) {
      if (second % 15 === browser) had[browser] = await read(before);
    }
  }
  expect(state.asked).toBe(20);
});

test('whoever has had the newest answer is told something newer, at once', async () => {
  const { state, read } = world();
  const first = await read(undefined);
  expect((await read(first)).value).toEqual({ n: 2 });
  expect(state.asked).toBe(2);
});

test('an answer older than it may be is given to nobody', async () => {
  const { state, read } = world();
  await read(undefined);
  state.now = KEEP - 1;
  expect((await read(undefined)).value).toEqual({ n: 1 });
  state.now = KEEP;
  expect((await read(undefined)).value).toEqual({ n: 2 });
});

test('who asks the same at once shares one question, and its failure; the next asks anew', async () => {
  const { reads } = world();
  let asked = 0;
  let fail: (error: Error) => void = () => undefined;
  const ask = (): Promise<object> => {
    asked += 1;
    return new Promise((_, reject) => {
      fail = reject;
    });
  };
  const both = [reads.read('friends', null, ask), reads.read('friends', null, ask)];
  const settled = Promise.allSettled(both);
  await Promise.resolve();
  expect(asked).toBe(1);
  fail(new Error('away'));
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(reads.read('friends', null, () => Promise.resolve({}))).resolves.toMatchObject({ value: {} });
});

test('different questions have different answers', async () => {
  const { state, read } = world();
  await read(undefined, 'level all');
  await read(undefined, 'level user');
  expect(state.asked).toBe(2);
});

test('a thousand questions are not kept', async () => {
  const { state, read } = world();
  for (let n = 0; n < 1000; n += 1) await read(undefined, `question ${n}`);
  await read(undefined, 'question 0');
  expect(state.asked).toBe(1001);
});
