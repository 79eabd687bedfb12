/**
 * Makes one call of many: whoever asks in the same turn of the event loop shares one that begins when the turn
 * ends, so it began after each of them asked.
 */
export function sharedCall<T>(call: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  return () => {
    next ??= new Promise<void>((resolve) => {
      setImmediate(resolve);
    }).then(() => {
      next = undefined;
      return call();
    });
    return next;
  };
}
