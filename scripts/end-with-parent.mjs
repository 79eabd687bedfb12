// @ts-check
const LOOK_MS = 500;

/**
 * Ends this process in good order when the one that started it is gone. npm runs a script through a shell that
 * passes no signal on, so stopping npm would otherwise leave the server running and its ports taken.
 */
export function endWithParent() {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  looking.unref();
}
