import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import * as v from 'valibot';
import { SignInFault } from '#gateway/sign-in-fault.ts';
import type { SignInKeeper } from '#gateway/sign-in.ts';
import { readPrivateFile } from './private-file.ts';
import type { Environment } from './setting.ts';

const Kept = v.object({
  version: v.literal(1),
  clientId: v.string(),
  grant: v.object({ refreshToken: v.string() }),
  token: v.object({
    authorization: v.pipe(v.string(), v.regex(/^XBL3\.0 x=[^\s;]+;[\x21-\x7e]+$/)),
    expiresAt: v.number(),
  }),
});

/** Where a sign-in is kept: in the user's state folder (XDG base directories), or Windows' own. */
export function signInPath(env: Environment): string {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local } = env;
  // The specification has relative paths ignored.
  if (state && isAbsolute(state)) return join(state, 'friends-presence', 'sign-in.json');
  if (process.platform === 'win32' && local) return join(local, 'friends-presence', 'sign-in.json');
  return join(homedir(), '.local', 'state', 'friends-presence', 'sign-in.json');
}

/** Writes the file beside its place and moves it there: it is whole or it is not, and never open to others. */
async function writeWhole(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Keeps a sign-in in a file that its owner alone can read.
 * @param clientId whose sign-in it is; one made for another client is not taken up
 */
export function signInFile(path: string, clientId: string): SignInKeeper {
  return {
    load: async () => {
      let text: string | undefined;
      try {
        text = await readPrivateFile(path);
      } catch {
        throw new SignInFault('unsafe-file');
      }
      if (text === undefined) return undefined;
      let json: unknown;
      try {
        json = JSON.parse(text);
      } catch {
        return undefined;
      }
      const kept = v.safeParse(Kept, json);
      return kept.success && kept.output.clientId === clientId
        ? { grant: kept.output.grant, token: kept.output.token }
        : undefined;
    },
    save: (signIn) => writeWhole(path, JSON.stringify({ version: 1, clientId, ...signIn })),
    erase: () => rm(path, { force: true }),
  };
}

/**
 * Erases what is kept.
 * @returns whether there was anything
 */
export async function eraseSignIn(path: string): Promise<boolean> {
  try {
    await rm(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
