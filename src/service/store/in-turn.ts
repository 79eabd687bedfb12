/**
 * Makes a queue for each key: what is asked for under one key begins when what was asked for before it has
 * ended, well or badly. Different keys do not wait for one another.
 */
export function inTurn(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = last.get(key);
    const done = before ? before.then(task, task) : task();
    last.set(key, done);
    const leave = (): void => {
      if (last.get(key) === done) last.delete(key);
    };
    done.then(leave, leave);
    return done;
  };
}
