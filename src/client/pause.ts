/** Lets the browser do what waits, such as a key or a frame; whoever calls it goes on right after. */
export function letOthers(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}

/** Lets the browser show what has just changed, before whoever calls it goes on. */
export function letShow(): Promise<unknown> {
  const { scheduler } = globalThis as {
    scheduler?: { postTask?: (call: () => void, options: { priority: 'background' }) => Promise<void> };
  };
  return (
    scheduler?.postTask?.(() => undefined, { priority: 'background' }) ??
    new Promise((resolve) => setTimeout(resolve))
  );
}
