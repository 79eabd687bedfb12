import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noticeSilence } from './silence.ts';

const LIMIT_MS = 500;

/** An answer that comes when the test says so. */
function pending(): { readonly answer: Promise<string>; come(): Promise<void> } {
  let resolve: (text: string) => void = () => undefined;
  const answer = new Promise<string>((done) => {
    resolve = done;
  });
  return {
    answer,
    come: async () => {
      resolve('here');
      await answer;
    },
  };
}

describe('a silence', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is noticed when nothing has come for the whole time, and not before', async () => {
    const onSilence = vi.fn<() => void>();
    const watch = noticeSilence(LIMIT_MS, onSilence);
    void watch(pending().answer);
    await vi.advanceTimersByTimeAsync(LIMIT_MS - 1);
    expect(onSilence).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect(onSilence).toHaveBeenCalledOnce();
  });

  it('is broken by any answer, also one to somebody else', async () => {
    const onSilence = vi.fn<() => void>();
    const watch = noticeSilence(LIMIT_MS, onSilence);
    void watch(pending().answer);
    for (let round = 0; round < 5; round += 1) {
      const other = pending();
      void watch(other.answer);
      await vi.advanceTimersByTimeAsync(LIMIT_MS - 100);
      await other.come();
    }
    expect(onSilence).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(LIMIT_MS + 1);
    expect(onSilence).toHaveBeenCalledOnce();
  });

  it('is none while nobody waits', async () => {
    const onSilence = vi.fn<() => void>();
    const watch = noticeSilence(LIMIT_MS, onSilence);
    const asked = pending();
    void watch(asked.answer);
    await asked.come();
    await vi.advanceTimersByTimeAsync(100 * LIMIT_MS);
    expect(onSilence).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not the fault of others where this process did not run', async () => {
    const onSilence = vi.fn<() => void>();
    const watch = noticeSilence(LIMIT_MS, onSilence);
    void watch(pending().answer);
    const run = performance.now();
    // The clock moves on without any timer being served, as when this process is kept waiting.
    vi.spyOn(performance, 'now').mockImplementation(() => run + 10 * LIMIT_MS);
    await vi.advanceTimersByTimeAsync(LIMIT_MS);
    expect(onSilence).not.toHaveBeenCalled();
  });
});
