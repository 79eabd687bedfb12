import { ask } from './http.ts';
import {
  createSharedAsking,
  errorOf,
  type SharedAsking,
  type SharedQuestion,
  type TabMessage,
} from './shared-asking.ts';

/** Tabs of another kind of message do not understand this one; then the number goes up. */
const NAME = 'presence-tabs-3';

/** An answer that another tab has just had is as good as one's own, for this part of the interval. */
const REUSED_PART = 0.9;

/** An answer with the moment it came, in milliseconds of the clock that only goes forward. */
export type Answer = { readonly text: string; readonly at: number };

let tab: SharedAsking | undefined;
let usableFor = 0;
let freshFrom = -Infinity;
const listeners = new Set<(key: string) => void>();

function join(): SharedAsking {
  const together = 'locks' in navigator && typeof BroadcastChannel === 'function';
  const channel = together ? new BroadcastChannel(NAME) : undefined;
  const asking = createSharedAsking({
    ask: ({ path, languages, body }, before) => ask(path, { languages, body }, before),
    // A channel reaches its own origin alone; only windows ask for one.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tell: (message) => channel?.postMessage(message),
    now: () => performance.now(),
    wall: () => Date.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    heard: (key) => {
      for (const listener of listeners) listener(key);
    },
  });
  if (!channel) {
    asking.leads();
    return asking;
  }
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => asking.received(data));
  // The lead is held until the tab is gone: the browser gives it on even when a tab is killed.
  const held = new Promise<never>(() => undefined);
  navigator.locks
    .request(NAME, () => {
      asking.leads();
      return held;
    })
    .catch(() => asking.leads());
  return asking;
}

/**
 * Asks the gateway through whichever tab of this browser asks for all.
 * @throws {ApiError} also one that another tab met; `misses` counts for the question, not for the tab
 */
export async function askTogether(question: SharedQuestion): Promise<Answer> {
  tab ??= join();
  const { outcome, at } = await tab.get(question, Math.min(usableFor, performance.now() - freshFrom));
  if ('failure' in outcome) throw errorOf(outcome.failure, at);
  return { text: outcome.text, at };
}

/** What has been heard until now will not do: who asks next wants to hear something new. */
export function newAnswersWanted(): void {
  freshFrom = performance.now();
}

/** How often this tab asks the same question, in milliseconds. */
export function questionsRepeat(ms: number): void {
  usableFor = ms * REUSED_PART;
}

/** Meta data by which a query is found again when another tab brings its answer. */
export function askedTogether(question: SharedQuestion): { readonly asks: string } {
  return { asks: question.name };
}

/** Calls back with the `asks` of a question whose outcome another tab has brought; returns what ends it. */
export function followTabs(listener: (asks: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
