import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Longest file that is read: a token has some kilobytes. */
const MAX_BYTES = 64 * 1024;

/** Others on this computer can read or write the file, or it is no file at all. */
export class NotPrivate extends Error {
  override readonly name = 'NotPrivate';
}

/** Windows keeps rights in lists that these numbers do not show; a folder of one's own is private there. */
const HAS_MODES = process.platform !== 'win32';

/**
 * Reads a file that holds a secret. What is checked is the opened file, so that nobody swaps it in between.
 * @returns undefined if there is none
 * @throws NotPrivate if others may read or write it, or it is somebody else's; the system's error if it cannot be read
 */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  let file;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { mode, uid, size } = await file.stat();
    const own = process.getuid?.();
    // Root may place a file for a service that runs as somebody else.
    const owned = own === undefined || uid === own || uid === 0;
    if ((mode & constants.S_IFMT) !== constants.S_IFREG) throw new NotPrivate('is no file');
    if (HAS_MODES && (!owned || (mode & 0o077) !== 0)) {
      throw new NotPrivate('can be read or changed by others');
    }
    if (size > MAX_BYTES) throw new NotPrivate('is too long');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** One line for a file that cannot be used; it repeats nothing of what is in it. */
function privateFileFault(path: string, error: unknown): string {
  if (error instanceof NotPrivate) {
    return error.message === 'can be read or changed by others'
      ? `${path} can be read or changed by others: chmod 600 ${path}`
      : `${path} ${error.message}`;
  }
  return `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
}

/**
 * Reads a file that holds a secret and must be there.
 * @param remedy what is said of how it comes to be, after the line that it does not exist
 * @throws Error with a line that says what is wrong with it and repeats nothing of it
 */
export async function requirePrivateFile(path: string, remedy = ''): Promise<string> {
  let text: string | undefined;
  try {
    text = await readPrivateFile(path);
  } catch (error) {
    throw new Error(privateFileFault(path, error), { cause: error });
  }
  if (text === undefined) throw new Error(`${path} does not exist${remedy}`);
  return text;
}
