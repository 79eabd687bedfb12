type Scheduler = {
  yield?: () => Promise<void>;
  postTask?: (call: () => void, options: { priority: 'background' }) => Promise<void>;
};

const scheduler = (): Scheduler => (globalThis as { scheduler?: Scheduler }).scheduler ?? {};

const anotherTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Lets the browser do what waits, such as a key or a frame; whoever calls it goes on right after. */
export function letOthers(): Promise<void> {
  return scheduler().yield?.() ?? anotherTask();
}

/** Lets the browser show what has just changed, before whoever calls it goes on. */
export function letShow(): Promise<void> {
  return scheduler().postTask?.(() => undefined, { priority: 'background' }) ?? anotherTask();
}
