/** Until a file that could not be had is asked for again, in milliseconds, unless the network is back before. */
const AGAIN = 15_000;

/**
 * Imports what the page can do without for a while: a network that goes away at the wrong moment must not take
 * along what is drawn already.
 */
export async function importPatiently<File>(load: () => Promise<File>): Promise<File> {
  try {
    return await load();
  } catch {
    await new Promise<unknown>((resolve) => {
      addEventListener('online', resolve, { once: true });
      setTimeout(resolve, AGAIN);
    });
    return importPatiently(load);
  }
}
