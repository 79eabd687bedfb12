import type { Password, PasswordSource } from '#gateway/password-lock.ts';
import { readPassword } from './password.ts';
import { requirePrivateFile } from './private-file.ts';

/** The file is looked at no more often than this: every request asks which password it is. */
const LOOK_APART_MS = 1000;

const REMEDY = '; npm run password makes one';

/**
 * Reads the hashed password out of its file.
 * @throws Error with a line that says what is wrong with the file and repeats nothing of it
 */
export async function readPasswordFile(path: string): Promise<Password> {
  const password = readPassword(await requirePrivateFile(path, REMEDY));
  if (!password) throw new Error(`${path} holds no hashed password${REMEDY}`);
  return password;
}

type Options = {
  readonly path: string;
  /** As it was read at the start. */
  readonly first: Password;
  /** ms */
  readonly clock: () => number;
  /** Told once when the password has changed, when the file becomes unusable, and when it is fine again. */
  readonly report: (line: string) => void;
};

/**
 * Hands out the password of a file as it is by now: another may be set at any time. While the file cannot be used
 * there is none, since nobody can tell whether the last one still holds.
 */
export function passwordFile({ path, first, clock, report }: Options): PasswordSource {
  let stored = first.stored;
  let password: Password | undefined = first;
  let wrong: string | undefined;
  let lookedAt = clock();
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    lookedAt = clock();
    try {
      password = await readPasswordFile(path);
    } catch (error) {
      password = undefined;
      const line = error instanceof Error ? error.message : String(error);
      if (line !== wrong) report(`--password-file: ${line}; until it can be used nobody is let in`);
      wrong = line;
      return;
    }
    if (wrong !== undefined) report(`--password-file: ${path} can be used again`);
    wrong = undefined;
    if (password.stored !== stored) report('--password-file: the password has changed, all sessions end');
    stored = password.stored;
  }

  return async () => {
    const age = clock() - lookedAt;
    // A clock that was set back says nothing of how long ago that was.
    if (age < 0 || age >= LOOK_APART_MS) {
      looking ??= look().finally(() => {
        looking = undefined;
      });
    }
    await looking;
    return password;
  };
}
