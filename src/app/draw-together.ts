import { notifyManager, type QueryClient } from '@tanstack/react-query';

/** Longest that an answer waits for the others of its poll, in milliseconds. */
const PATIENCE = 100;

/**
 * Draws the answers of one poll at once. A thousand people are one question, ten thousand are ten, and each answer
 * drawn by itself would have the page go through everybody ten times. An answer that nobody is waited for with is
 * drawn at once.
 */
export function drawTogether(client: QueryClient): void {
  const presence = { queryKey: ['presence'], type: 'active' } as const;
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSoon = false;
  const draw = (): void => {
    clearTimeout(timer);
    timer = undefined;
    isSoon = false;
    const calls = waiting;
    waiting = [];
    for (const call of calls) call();
  };
  notifyManager.setScheduler((call) => {
    waiting.push(call);
    if (isSoon) return;
    const queries = client.getQueryCache().findAll(presence);
    const isAlone = queries.length < 2 || queries.every(({ state }) => state.fetchStatus === 'idle');
    if (!isAlone) {
      timer ??= setTimeout(draw, PATIENCE);
      return;
    }
    clearTimeout(timer);
    isSoon = true;
    timer = setTimeout(draw);
  });
}
